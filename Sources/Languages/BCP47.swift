/// What a tag of a language has to look like, and whether there is such a language.
package enum BCP47 {
  /// RFC 5646, 2.1, without a look at the registry.
  package static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, parts.allSatisfy(isSubtag) else { return false }
    if first.count == 1 { return parts.count > 1 && "xXiI".utf8.contains(first[first.startIndex]) }
    return first.allSatisfy(isLetter)
  }

  /// Whether ISO 639 has the language that a tag begins with; those of three letters are believed.
  package static func hasKnownLanguage(_ tag: String) -> Bool {
    ISO639.has(tag.prefix { $0 != "-" }.lowercased())
  }

  private static func isSubtag(_ part: Substring.UTF8View) -> Bool {
    (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || (48...57).contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
