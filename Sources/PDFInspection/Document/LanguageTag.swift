/// What a language tag has to look like.
enum LanguageTag {
  /// RFC 5646, 2.1, without a look at the registry.
  static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, parts.allSatisfy(isSubtag) else { return false }
    if first.count == 1 { return parts.count > 1 && "xXiI".utf8.contains(first[first.startIndex]) }
    return first.allSatisfy(\.isLetter)
  }

  private static func isSubtag(_ part: Substring.UTF8View) -> Bool {
    (1...8).contains(part.count) && part.allSatisfy { $0.isLetter || (48...57).contains($0) }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
