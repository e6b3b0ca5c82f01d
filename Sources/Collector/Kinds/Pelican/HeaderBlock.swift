import Configuration
import Diagnostics

/// Headers such as `Title: The Ferry` at the top of a Markdown file, as Pelican and MultiMarkdown have them.
enum HeaderBlock {
  /// Headers by which such a block is known.
  private static let known: Set<String> = [
    "title", "date", "author", "authors", "category", "tags", "slug", "summary", "status",
    "modified", "lang", "template", "save_as", "url", "keywords", "translation",
  ]

  /// The headers as front matter; `nil` where a file has not that many of those that are known.
  ///
  /// With `betweenDashes` what stands between dashes is read in the same way, and not as YAML.
  static func matter(
    of bytes: [UInt8],
    file: String,
    demanding count: Int,
    betweenDashes: Bool
  ) -> Diagnosed<FrontMatter?>? {
    guard let text = try? FrontMatterText.split(bytes).get() else { return nil }
    let isFenced = betweenDashes && text.format == .yaml
    guard isFenced || text.format == nil else { return nil }
    var block = Block(line: isFenced ? text.metadataLine : text.bodyLine)
    let rest = block.read(isFenced ? text.metadata : text.body)
    guard block.headers.count(where: { known.contains($0.key) }) >= count else { return nil }
    return Diagnosed(
      FrontMatter(
        map: ConfigurationMap(entries: block.headers.map { $0.entry(in: file) }),
        body: isFenced ? text.body : rest,
        bodyLine: isFenced ? text.bodyLine : block.line,
        isPresent: true
      )
    )
  }

  private struct Header {
    var key: String
    /// One for each line.
    var values: [String]
    var line: Int
    var column: Int

    func entry(in file: String) -> ConfigurationMap.Entry {
      ConfigurationMap.Entry(
        key: key,
        keyPlace: SourcePlace(file: file, line: line, column: 1),
        value: ConfigurationNode(
          place: SourcePlace(file: file, line: line, column: column),
          content: .text(values.joined(separator: "\n"))
        )
      )
    }
  }

  private struct Block {
    var line: Int
    var headers: [Header] = []

    /// Reads lines up to one that is no header, and returns what follows.
    mutating func read(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      var rest = bytes
      while !rest.isEmpty, rest.count + 1_000_000 > bytes.count {
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        let written = String(decoding: rest[..<end], as: UTF8.self)
        guard add(written) else { return rest }
        rest = end == rest.endIndex ? [] : rest[(end + 1)...]
        line += 1
        if written.trimmed.isEmpty, !headers.isEmpty { return rest }
      }
      return rest
    }

    /// Adds a header, or goes on with the last; `false` when the line is neither.
    private mutating func add(_ written: String) -> Bool {
      let text = written.trimmed
      if text.isEmpty { return true }
      if written.hasPrefix("    "), let last = headers.indices.last {
        headers[last].values.append(text)
        return true
      }
      guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return false }
      let key = text[..<colon].lowercased()
      guard key.utf8.count <= 40,
        key.utf8.allSatisfy({
          WebAddress.isLetter($0) || WebAddress.isDigit($0) || "-_".utf8.contains($0)
        })
      else { return false }
      let value = text[text.index(after: colon)...]
      let before = text[...colon].count + value.prefix { $0 == " " }.count
      headers.append(Header(key: key, values: [value.trimmed], line: line, column: before + 1))
      return true
    }
  }
}
