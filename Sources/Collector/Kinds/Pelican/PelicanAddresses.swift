import Articles

/// Where Pelican puts articles: `ARTICLE_URL`, and `ARTICLE_LANG_URL` for translations.
struct PelicanAddresses: Hashable, Sendable {
  var article = "{slug}.html"
  var translation = "{slug}-{lang}.html"
  /// `DEFAULT_LANG`.
  var language = "en"

  func path(of parts: PageAddress) -> String {
    let own = parts.language.isEmpty ? language : parts.language
    let isTranslation = own.lowercased() != language.lowercased()
    var result = ""
    var rest = (isTranslation ? translation : article)[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      result += value(of: rest[rest.index(after: open)..<close], parts, language: own)
      rest = rest[rest.index(after: close)...]
    }
    let path = result + rest
    return path.hasPrefix("/") ? path : "/" + path
  }

  private func value(of token: Substring, _ parts: PageAddress, language: String) -> String {
    if token.hasPrefix("date:") {
      guard let day = parts.date?.local.day else { return "" }
      return DatePattern.expanded(String(token.dropFirst(5)), day)
    }
    switch token {
    case "slug": return parts.slug ?? PelicanAddresses.slug(parts.name)
    case "lang": return language
    case "category": return PelicanAddresses.slug(parts.categories.first ?? "misc")
    case "author": return PelicanAddresses.slug(parts.authors.first ?? "")
    default: return ""
    }
  }

  /// A name as Pelican makes part of an address of it: ASCII in lower case, hyphens for blanks.
  static func slug(_ name: String) -> String {
    URLSegments.withoutAccents(name).lowercased()
      .filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0.isWhitespace }
      .split { $0 == "-" || $0.isWhitespace }.joined(separator: "-")
  }
}
