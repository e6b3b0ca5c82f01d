/// What a language tag has to look like (BCP 47), and which languages there are.
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
    let primary = tag.prefix { $0 != "-" }.lowercased()
    switch primary.utf8.count {
    case 2: return twoLetters.contains(primary)
    case 3: return !["und", "mul", "mis", "zxx"].contains(primary)
    default: return false
    }
  }

  private static func isSubtag(_ part: Substring) -> Bool {
    (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { $0.isLetter || $0.isDigit }
  }

  /// ISO 639-1.
  private static let twoLetters = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en \
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu iw ja \
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd \
    ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr \
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init)
  )
}
