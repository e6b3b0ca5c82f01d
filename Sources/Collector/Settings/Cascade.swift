import Configuration

/// Front matter that a section passes to all below it, or to those that a target names.
struct Cascade: Sendable {
  var keys: ConfigurationMap
  /// A glob of paths such as `/news/**`; `nil` for all.
  var path: String?
  var language: String?

  /// Reads the value of `cascade`: a map, or a list of them.
  ///
  /// What is meant for sections and the home page alone is left out, since those are no articles, and so is what is
  /// meant for other environments than the public one.
  static func read(_ node: ConfigurationNode?) -> [Cascade] {
    guard let node else { return [] }
    let maps = node.list?.compactMap(\.map) ?? [node.map].compactMap(\.self)
    return maps.compactMap(Cascade.init)
  }

  private init?(_ map: ConfigurationMap) {
    let target = (map.value(ignoringCase: "_target") ?? map.value(ignoringCase: "target"))?.map
    func isMeant(_ key: String, for value: String) -> Bool {
      guard let pattern = target?.value(ignoringCase: key)?.text, !pattern.isEmpty else {
        return true
      }
      return Glob.matches(value, pattern: pattern.lowercased())
    }
    guard isMeant("kind", for: "page"), isMeant("environment", for: "production") else {
      return nil
    }
    keys = map
    path = target?.value(ignoringCase: "path")?.text
    language = target?.value(ignoringCase: "lang")?.text?.lowercased()
  }

  /// Whether it is meant for an article, by its paths below `content`, a slash before each.
  ///
  /// Hugo 0.111 matches the file, `/news/a.md`; later ones the page, `/news/a`.
  func applies(to paths: [String], language: String) -> Bool {
    guard self.language.map({ Glob.matches(language, pattern: $0) }) ?? true else { return false }
    guard let pattern = path?.lowercased() else { return true }
    return paths.contains { Glob.matches($0.lowercased(), pattern: pattern) }
  }
}

/// Patterns of paths: `*` stays within a folder, `**` does not, `{a,b}` is a choice.
enum Glob {
  static func matches(_ path: String, pattern: String) -> Bool {
    alternatives(of: pattern, depth: 0).contains {
      matches(Array(path.utf8), Array($0.utf8))
    }
  }

  private static func alternatives(of pattern: String, depth: Int) -> [String] {
    guard depth < 4, let open = pattern.firstIndex(of: "{"),
      let close = pattern[open...].firstIndex(of: "}")
    else { return [pattern] }
    let choices = pattern[pattern.index(after: open)..<close].split(
      separator: ",",
      maxSplits: 32,
      omittingEmptySubsequences: false
    )
    let (before, after) = (pattern[..<open], pattern[pattern.index(after: close)...])
    return choices.flatMap { choice in
      alternatives(of: String(before + choice + after), depth: depth + 1)
    }
  }

  /// Keeps the last star it met and goes back to that one alone, which takes no more than length × length steps.
  private static func matches(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    var (t, p) = (text.startIndex, pattern.startIndex)
    var retry: (text: Int, pattern: Int, crossesFolders: Bool)?
    while t < text.endIndex {
      if p < pattern.endIndex, pattern[p] == star {
        let end = pattern[p...].firstIndex { $0 != star } ?? pattern.endIndex
        retry = (t, end, end - p > 1)
        p = end
      } else if p < pattern.endIndex, pattern[p] == text[t] || pattern[p] == UInt8(ascii: "?") {
        (t, p) = (t + 1, p + 1)
      } else if let last = retry,
        last.crossesFolders || text[last.text] != UInt8(ascii: "/")
      {
        retry?.text += 1
        (t, p) = (last.text + 1, last.pattern)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == star }
  }
}
