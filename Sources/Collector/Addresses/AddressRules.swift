import Articles

/// Where a site puts its articles on the web.
struct AddressRules: Hashable, Sendable {
  enum Style: Hashable, Sendable {
    case hugo, zola, pelican
    /// The value of `permalink` in `_config.yml`: a pattern or the name of one.
    case jekyll(String)
  }

  var style = Style.hugo
  /// Hugo's `[permalinks]`: a pattern for a section, and under `/` that of articles without one.
  var patterns: [String: String] = [:]
  /// `/posts/a.html` instead of `/posts/a/`.
  var isUgly = false
  /// Sections whose addresses are ugly though others' are not.
  var uglySections: Set<String> = []
  /// Capitals stay (`disablePathToLower`).
  var keepsCase = false
  var removesAccents = false
}

/// What an article's address is made from.
struct PageAddress: Hashable, Sendable {
  /// The folder below the content root, without slashes at its ends; of a bundle the folder above it.
  var folder: String
  /// The file's name without language and suffix; of a bundle its folder's.
  var name: String
  var section: String
  /// The path of the nearest folder above that is a section: the first, or one with a page of its own.
  var sectionPath: String
  var title: String
  var slug: String?
  /// `url` in the front matter: wins over all else.
  var url: String?
  /// The day of the article's date, in the zone in which it was written.
  var date: Timestamp?
  /// `/fr` where a language has a folder of its own on the web, else empty.
  var languagePrefix = ""
}

extension AddressRules {
  /// The path of an article's address, with a slash before it and percent-encoded.
  func path(of parts: PageAddress) -> String {
    if let url = parts.url { return explicit(url, parts) }
    let path =
      switch style {
      case .hugo: published(parts)
      case .zola: normalised([parts.folder, parts.slug ?? undated(parts.name)]) + "/"
      case .pelican: normalised([parts.slug ?? parts.name]) + ".html"
      case .jekyll(let pattern): jekyll(pattern, parts)
      }
    return parts.languagePrefix + encoded(path.hasPrefix("/") ? path : "/" + path)
  }

  /// The address that an article has by default, which old links may still name.
  func standardPath(of parts: PageAddress) -> String {
    parts.languagePrefix + encoded(normalised([parts.folder, parts.name]) + "/")
  }

  private func encoded(_ path: String) -> String { PercentEncoding.encoded(path, keeping: .whole) }

  private func explicit(_ url: String, _ parts: PageAddress) -> String {
    if WebAddress.scheme(of: url) != nil { return url }
    let path = url.hasPrefix("/") ? url : parts.languagePrefix + "/" + url
    return encoded(style == .hugo ? completed(path) : path)
  }

  private func undated(_ name: String) -> String { DatedName(name)?.rest ?? name }

  /// The parts joined as one path in Hugo's spelling, with a slash before it and none after it.
  private func normalised(_ parts: [String]) -> String {
    let joined = parts.flatMap { $0.split(separator: "/") }.map { segment($0) }
      .filter { !$0.isEmpty }.joined(separator: "/")
    return "/" + joined
  }

  private func segment(_ text: some StringProtocol) -> String { spelled(String(text)) }

  // MARK: Jekyll

  private func jekyll(_ permalink: String, _ parts: PageAddress) -> String {
    let pattern =
      switch permalink {
      case "date": "/:categories/:year/:month/:day/:title.html"
      case "pretty": "/:categories/:year/:month/:day/:title/"
      case "ordinal": "/:categories/:year/:yearday/:title.html"
      case "none": "/:categories/:title.html"
      default: permalink
      }
    var named = parts
    named.title = parts.slug ?? undated(parts.name)
    named.slug = named.title
    named.name = named.title
    let path = expanded(
      pattern.split(separator: "/").filter { $0 != ":categories" }.joined(separator: "/"),
      named
    )
    let whole = normalised([path])
    return pattern.hasSuffix("/") ? whole + "/" : whole
  }
}
