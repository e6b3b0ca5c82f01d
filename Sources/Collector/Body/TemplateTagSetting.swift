import Diagnostics

/// Puts marks in place of the tags of other template languages: Liquid's and Zola's `{% … %}` and `{{ … }}`.
enum TemplateTagSetting {
  static func lines(
    of source: [UInt8],
    in context: BodyContext,
    marks: inout Marks
  ) -> [ManuscriptLine] {
    guard source[...].firstRange(of: "{%") != nil || source[...].firstRange(of: "{{") != nil else {
      return Manuscript.lines(of: source, from: context.firstLine)
    }
    var scanner = TemplateTagScanner(
      source,
      language: context.markup.templates,
      values: context.title.map { ["page.title": $0, "title": $0] } ?? [:],
      file: context.file,
      firstLine: context.firstLine
    )
    return ShortcodeSetting.lines(
      of: source,
      tags: scanner.tags(),
      from: context.firstLine,
      rules: context.shortcodes,
      marks: &marks
    )
  }
}

/// Finds the tags of Liquid and Zola and says what they mean in Hugo's terms.
struct TemplateTagScanner {
  private let source: [UInt8]
  private let isTera: Bool
  private let file: String
  private var line: Int
  private var counted = 0
  private var found: [ShortcodeTag] = []
  /// Tags of a name that waits for its end, innermost last.
  private var open: [Int] = []
  /// Verbatim tags that have no end further on.
  private var unclosed: Set<String> = []
  /// What names stand for that the article gives values to.
  private var values: [String: String]

  // Ours: a longer `{{` was never meant as a tag.
  private static let longest = 4_000

  /// Tags that steer a template and print nothing.
  private static let silent: Set<String> = [
    "if", "elsif", "elif", "else", "endif", "unless", "endunless", "endfor", "endtablerow", "set",
    "endcapture",
    "case", "when", "endcase", "break", "continue", "cycle", "increment",
    "decrement", "layout", "block", "endblock", "extends", "import", "macro", "endmacro", "with",
    "endwith", "css", "endcss", "js", "endjs", "raw", "endraw", "verbatim", "endverbatim", "toc",
  ]

  /// What stands for the address of the site, before a path from its root.
  private static let siteAddresses: Set<String> = [
    "site.baseurl", "site.url", "site.base_url", "baseurl", "pathPrefix", "site.github.url",
  ]

  init(
    _ source: [UInt8],
    language: TemplateLanguage,
    values: [String: String],
    file: String,
    firstLine: Int
  ) {
    self.source = source
    self.values = values
    isTera = language == .tera
    self.file = file
    line = firstLine
  }

  mutating func tags() -> [ShortcodeTag] {
    var position = 0
    while let start = source[position...].firstIndex(of: UInt8(ascii: "{")) {
      position = start + 1
      guard start + 1 < source.count else { break }
      let isTag = source[start + 1] == UInt8(ascii: "%")
      guard isTag || source[start + 1] == UInt8(ascii: "{"),
        let end = end(of: start, isTag: isTag)
      else { continue }
      position = add(start..<end, isTag: isTag)
    }
    return found
  }

  /// The place behind the tag that begins at `start`; a tag has no blank line in it.
  private func end(of start: Int, isTag: Bool) -> Int? {
    let reach = source[(start + 2)...].prefix(TemplateTagScanner.longest)
    guard let close = reach.firstRange(of: isTag ? "%}" : "}}"),
      source[start..<close.lowerBound].firstRange(of: "\n\n") == nil
    else { return nil }
    return close.upperBound
  }

  /// Adds the tag in `range` and returns where to go on.
  private mutating func add(_ range: Range<Int>, isTag: Bool) -> Int {
    let inside = source[(range.lowerBound + 2)..<(range.upperBound - 2)]
      .drop { $0 == UInt8(ascii: "-") || $0 <= 32 }
    line += source[counted..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
    counted = range.lowerBound
    var tag = ShortcodeTag(
      role: .dropped,
      shortcode: Shortcode(name: "", place: SourcePlace(file: file, line: line)),
      range: range
    )
    if isTera {
      addCall(inside, isTag: isTag, &tag)
    } else if isTag {
      return addTag(inside, &tag)
    } else {
      addExpression(inside, &tag)
    }
    return range.upperBound
  }

  /// Zola's tags are calls and their ends alone; braces around anything else are the author's own.
  private mutating func addCall(_ inside: ArraySlice<UInt8>, isTag: Bool, _ tag: inout ShortcodeTag)
  {
    let text = inside.trimmed
    if text.starts(with: "/*".utf8), text.count > 4, text.suffix(2).elementsEqual("*/".utf8) {
      let words = text.dropFirst(2).dropLast(2).trimmed.string
      tag.role = .escaped
      tag.shortcode.inner = isTag ? "{% \(words) %}" : "{{ \(words) }}"
    } else if let call = call(inside) {
      tag.role = isTag ? .opening : .selfClosing
      tag.shortcode.name = call.name
      tag.shortcode.named = call.named
      if isTag { open.append(found.count) }
    } else if isTag, text.elementsEqual("end".utf8) {
      close("", &tag)
    } else {
      return
    }
    found.append(tag)
  }

  /// `{{ "/path/" | url }}` prints its text, the site's address goes without a word, and all else is one of the
  /// site's own values, of which an author should hear that it is left out.
  private mutating func addExpression(_ inside: ArraySlice<UInt8>, _ tag: inout ShortcodeTag) {
    if let quote = inside.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = inside.dropFirst().firstIndex(of: quote)
    {
      tag.role = .escaped
      tag.shortcode.inner = inside[(inside.startIndex + 1)..<end].string
    } else if let call = call(inside) {
      tag.role = .selfClosing
      tag.shortcode.name = call.name
      tag.shortcode.named = call.named
    } else if !inside.trimmed.allSatisfy(isExpression) || inside.trimmed.isEmpty {
      return
    } else if let value = values[expression(inside)] {
      tag.role = value.isEmpty ? .dropped : .escaped
      tag.shortcode.inner = value
    } else if !TemplateTagScanner.siteAddresses.contains(expression(inside)) {
      tag.role = .selfClosing
      tag.shortcode.name = expression(inside)
    }
    found.append(tag)
  }

  /// Remembers `assign name = "text"`; what was captured stands in the text already.
  private mutating func define(_ name: String, _ words: ArraySlice<UInt8>) {
    guard values.count < 1_000 else { return }
    let value = words.drop { $0 != UInt8(ascii: "=") }.dropFirst().trimmed
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = value.dropFirst().firstIndex(of: quote)
    else {
      values[name] = ""
      return
    }
    values[name] = value[(value.startIndex + 1)..<end].string
  }

  /// An expression without its filters.
  private func expression(_ inside: ArraySlice<UInt8>) -> String {
    inside.prefix { $0 != UInt8(ascii: "|") }.trimmed.string
  }

  private mutating func addTag(_ inside: ArraySlice<UInt8>, _ tag: inout ShortcodeTag) -> Int {
    let name = inside.prefix { $0 > 32 && $0 != UInt8(ascii: "(") }.string
    let end = tag.range.upperBound
    switch name {
    case "raw", "verbatim", "comment", "for", "tablerow":
      // What a loop prints, the site's own values say, which we do not know.
      if name == "for" || name == "tablerow" {
        tag.role = .selfClosing
        tag.shortcode.name = name
      }
      found.append(tag)
      return afterVerbatim(name, from: end)
    case "capture", "assign":
      let words = inside.dropFirst(name.utf8.count).trimmed
      define(words.prefix { $0 > 32 && $0 != UInt8(ascii: "=") }.string, words)
    case _ where TemplateTagScanner.silent.contains(name): break
    case _ where name.hasPrefix("end"): close(name.dropFirst(3), &tag)
    case "post_url", "link":
      addReference(
        inside.dropFirst(name.utf8.count).trimmed.string,
        byName: name == "post_url",
        &tag
      )
    default:
      tag.role = .opening
      if let call = call(inside) {
        tag.shortcode.name = call.name
        tag.shortcode.named = call.named
      } else {
        tag.shortcode.name = name
        readArguments(inside.dropFirst(name.utf8.count), into: &tag.shortcode)
      }
      if name == "include" { nameInclude(&tag.shortcode) }
      open.append(found.count)
    }
    found.append(tag)
    return end
  }

  /// `{% post_url 2026-02-14-a %}` names a post, `{% link _talks/a.md %}` a file of the site.
  private func addReference(_ path: String, byName: Bool, _ tag: inout ShortcodeTag) {
    let parts = path.split(separator: "/").map(String.init)
    if let collection = parts.firstIndex(where: { $0.hasPrefix("_") }), !byName {
      let folder = parts[collection] == "_drafts" ? "posts" : String(parts[collection].dropFirst())
      let below = ([folder] + parts[(collection + 1)...]).joined(separator: "/")
      (tag.role, tag.shortcode.name) = (.selfClosing, "ref")
      tag.shortcode.positional = ["/" + below]
    } else if byName {
      (tag.role, tag.shortcode.name) = (.selfClosing, "ref")
      tag.shortcode.positional = [parts.last ?? path]
    } else {
      // A page stands where its file lies, and other files are what they are.
      tag.role = .escaped
      let isPage = path.hasSuffix(".md") || path.hasSuffix(".markdown")
      tag.shortcode.inner = "/" + (isPage ? path.prefix { $0 != "." } : path[...])
    }
  }

  /// An included template goes by its file's name.
  private func nameInclude(_ shortcode: inout Shortcode) {
    guard let path = shortcode.positional.first else { return }
    shortcode.positional.removeFirst()
    let file = path.split(separator: "/").last ?? ""
    shortcode.name = String(file.split(separator: ".").first ?? file)
    // As the theme Minimal Mistakes has them, and many after it.
    if let provider = shortcode.named["provider"] { shortcode.name = provider }
    if let picture = shortcode.named["image_path"] { shortcode.named["src"] = picture }
  }

  private mutating func close(_ name: Substring, _ tag: inout ShortcodeTag) {
    guard
      let place = open.suffix(50).lastIndex(where: {
        name.isEmpty || found[$0].shortcode.name == name
      })
    else { return }
    let partner = open[place]
    tag.role = .closing
    tag.partner = partner
    found[partner].partner = found.count
    open.removeSubrange(place...)
  }

  /// Where `{% endraw %}` or its like stands; a comment is left out up to there.
  private mutating func afterVerbatim(_ name: String, from start: Int) -> Int {
    guard !unclosed.contains(name) else { return start }
    var search = start
    while let tag = source[...].firstRange(of: "{%", from: search) {
      let inside = source[tag.upperBound...].prefix(40).drop { $0 == 0x2D || $0 <= 32 }
      if inside.string.hasPrefix("end" + name), let end = self.end(of: tag.lowerBound, isTag: true)
      {
        if name != "raw", name != "verbatim" {
          found[found.count - 1].range = found[found.count - 1].range.lowerBound..<end
          return end
        }
        return tag.lowerBound
      }
      search = tag.upperBound
    }
    unclosed.insert(name)
    return start
  }

  // MARK: - Arguments

  /// `name(key="value", other=1)`.
  private func call(_ inside: ArraySlice<UInt8>) -> (name: String, named: [String: String])? {
    let name = inside.prefix {
      (97...122).contains($0 | 0x20) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
    }
    guard !name.isEmpty, inside.dropFirst(name.count).first == UInt8(ascii: "("),
      let end = inside.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    var shortcode = Shortcode(name: name.string, place: SourcePlace(file: file))
    readArguments(inside[(name.endIndex + 1)..<end], into: &shortcode)
    return (name.string, shortcode.named)
  }

  private func readArguments(_ text: ArraySlice<UInt8>, into shortcode: inout Shortcode) {
    let trimmed = text.trimmed
    var arguments = Array(trimmed.last == UInt8(ascii: "-") ? trimmed.dropLast() : trimmed)
    // Some dialects part a name from its value by a colon.
    var quote: UInt8?
    for (index, byte) in arguments.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ":"), index + 1 < arguments.count, arguments[index + 1] <= 32 {
        arguments[index] = UInt8(ascii: "=")
      }
    }
    let readable = arguments + Array(" >}}".utf8)
    var reader = ArgumentReader(bytes: readable, position: 0, closing: UInt8(ascii: ">"))
    _ = reader.arguments(into: &shortcode)
  }

  private func isExpression(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || (48...57).contains(byte)
      || "_.|\"'/-: ,".utf8.contains(byte)
  }
}
