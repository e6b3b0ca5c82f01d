import Languages

/// A language by its BCP 47 tag, in the tag's usual spelling: `en`, `pt-BR`, `zh-Hans`.
package struct LanguageTag: Hashable, Sendable {
  package let tag: String

  package static let english = LanguageTag(tag: "en")

  private init(tag: String) { self.tag = tag }

  /// Reads a tag as people write it, `en_us` included; `nil` when it is no well-formed tag of a language.
  ///
  /// Readers and shops refuse a book in no language (`und`) or in one that is none, such as `us`.
  package init?(_ written: String) {
    if (2...3).contains(written.utf8.count), LanguageTag.isLetters(written), written != "und" {
      tag = written
      return
    }
    let parts = written.split(whereSeparator: { $0 == "-" || $0 == "_" }).map { $0.lowercased() }
    guard let primary = parts.first, ISO639.has(primary), written.utf8.count <= 35,
      parts.allSatisfy({ (1...8).contains($0.utf8.count) && LanguageTag.isAlphanumeric($0) })
    else { return nil }
    tag = parts.enumerated().map(LanguageTag.usualSpelling).joined(separator: "-")
  }

  /// RFC 5646 §2.1.1: scripts as `Hans`, regions as `BR`, all else in lower case.
  private static func usualSpelling(index: Int, subtag: String) -> String {
    guard index > 0, isLetters(subtag) else { return subtag }
    switch subtag.utf8.count {
    case 2: return subtag.uppercased()
    case 4: return subtag.prefix(1).uppercased() + subtag.dropFirst()
    default: return subtag
    }
  }

  private static func isLetters(_ text: String) -> Bool {
    text.utf8.allSatisfy { (97...122).contains($0) }
  }

  private static func isAlphanumeric(_ text: String) -> Bool {
    text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
  }

  /// The language without script, region and the rest: `pt` of `pt-BR`.
  package var primary: String { String(tag.prefix { $0 != "-" }) }

  /// True for languages that are written from right to left in their usual script.
  package var isRightToLeft: Bool {
    let subtags = tag.split(separator: "-")
    if let script = subtags.dropFirst().first(where: { $0.utf8.count == 4 }) {
      return ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"].contains(script)
    }
    return ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "ku", "ckb", "dv", "iw", "arc", "syr"]
      .contains(primary)
  }

  /// True for Chinese, Japanese and Korean, whose words are not parted by spaces or are counted by characters.
  package var isCJK: Bool { ["zh", "ja", "ko", "yue", "wuu", "lzh"].contains(primary) }
}

extension LanguageTag: CustomStringConvertible {
  package var description: String { tag }
}
