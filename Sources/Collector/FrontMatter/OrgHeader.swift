import Configuration
import Diagnostics

/// The keywords at the head of an Org file, `#+title: …`, as front matter: the text below them is not read.
struct OrgHeader {
  private let file: String
  private(set) var map = ConfigurationMap()

  init(_ bytes: ArraySlice<UInt8>, file: String, firstLine: Int) {
    self.file = file
    let lines = bytes.prefix(ContentLimits.frontMatterSize)
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (offset, bytes) in lines.enumerated() {
      let line = String(decoding: bytes, as: UTF8.self).trimmed
      guard line.isEmpty || line.hasPrefix("#") else { return }
      if line.hasPrefix("#+") { read(line, SourcePlace(file: file, line: firstLine + offset)) }
    }
  }

  /// `#+tags[]: a b` is a list of words; `#+date: <2026-02-14 Sat>` is a date.
  private mutating func read(_ line: String, _ place: SourcePlace) {
    guard let colon = line.firstIndex(of: ":") else { return }
    var key = line[..<colon].dropFirst(2).lowercased()
    let value = line[line.index(after: colon)...].trimmed
    let node: ConfigurationNode
    if key.hasSuffix("[]") {
      key.removeLast(2)
      let words = value.split(separator: " ").map {
        ConfigurationNode(place: place, content: .text(String($0)))
      }
      node = ConfigurationNode(place: place, content: .list(words))
    } else {
      node = ConfigurationNode(place: place, content: .text(OrgHeader.plain(value)))
    }
    map.entries.append(.init(key: key, keyPlace: place, value: node))
  }

  private static func plain(_ value: String) -> String {
    guard let open = value.first, "<[".contains(open) else { return value }
    let day = String(value.dropFirst().prefix(10))
    return DateText(day) == nil ? value : day
  }
}
