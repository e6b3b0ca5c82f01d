import Languages

/// What a language tag has to look like (BCP 47), and whether there is such a language.
enum LanguageRules {
  /// RFC 5646, 2.1, without a look at the registry.
  static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first else { return false }
    if ["x", "X", "i", "I"].contains(first) {
      return parts.count > 1 && parts.allSatisfy(isSubtag)
    }
    guard (2...8).contains(first.utf8.count), first.utf8.allSatisfy(\.isLetter) else {
      return false
    }
    return parts.allSatisfy(isSubtag)
  }

  /// Whether ISO 639 has the language that a tag begins with; those of three letters are believed.
  static func isKnown(_ tag: String) -> Bool {
    ISO639.has(tag.prefix { $0 != "-" }.lowercased())
  }

  private static func isSubtag(_ part: Substring) -> Bool {
    (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { $0.isLetter || $0.isDigit }
  }
}
