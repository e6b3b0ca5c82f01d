import Articles

/// Where a site puts its articles on the web.
struct AddressRules: Hashable, Sendable {
  enum Style: Hashable, Sendable {
    case hugo, eleventy
    case zola(ZolaAddresses)
    case pelican(PelicanAddresses)
    case jekyll(JekyllAddresses)
  }

  var style = Style.hugo
  /// The keys of front matter by which an article chooses its whole address.
  var keys = ["url"]
  /// Hugo's `[permalinks]`: a pattern for a section, and under `/` that of articles without one.
  var patterns: [String: AddressPattern] = [:]
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
  /// The tag of the article's language.
  var language = ""
  var collection: String?
  var categories: [String] = []
  var authors: [String] = []
}

extension AddressRules {
  /// The path of an article's address, with a slash before it and percent-encoded.
  func path(of parts: PageAddress) -> String {
    if let url = chosen(by: parts) { return explicit(url, parts) }
    let path =
      switch style {
      case .hugo: published(parts)
      case .eleventy: EleventyAddresses.path(of: parts)
      case .zola(let rules): rules.path(of: parts)
      case .pelican(let rules): rules.path(of: parts)
      case .jekyll(let rules): rules.path(of: parts)
      }
    return parts.languagePrefix + encoded(path.hasPrefix("/") ? path : "/" + path)
  }

  /// The address that an article has by default, which old links may still name.
  func standardPath(of parts: PageAddress) -> String {
    parts.languagePrefix + encoded(normalised([parts.folder, parts.name]) + "/")
  }

  private func encoded(_ path: String) -> String { PercentEncoding.encoded(path, keeping: .whole) }

  /// The address that an article chose, which may be a pattern itself.
  private func chosen(by parts: PageAddress) -> String? {
    switch style {
    case .hugo, .zola, .pelican: parts.url
    case .eleventy: parts.url.flatMap { EleventyAddresses.expanded($0, parts) }
    case .jekyll(let rules): parts.url.map { rules.expanded($0, parts) }
    }
  }

  private func explicit(_ url: String, _ parts: PageAddress) -> String {
    if WebAddress.scheme(of: url) != nil { return url }
    let path = url.hasPrefix("/") ? url : parts.languagePrefix + "/" + url
    return encoded(style == .hugo ? completed(path) : path)
  }

  /// The parts joined as one path in Hugo's spelling, with a slash before it and none after it.
  private func normalised(_ parts: [String]) -> String {
    let joined = parts.filter { !$0.isEmpty }.joined(separator: "/")
    if joined.withBytes(AddressRules.isNormal) { return "/" + joined }
    let segments = parts.flatMap { $0.split(separator: "/") }.map { segment($0) }
    return "/" + segments.filter { !$0.isEmpty }.joined(separator: "/")
  }

  /// Whether a path is of small letters, digits, hyphens and slashes that stand alone, whose spelling is its own.
  private static func isNormal(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous = UInt8.slash
    for byte in path {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), .zero ... .nine, .hyphen: break
      case .slash where previous != .slash: break
      default: return false
      }
      previous = byte
    }
    return previous != .slash
  }

  private func segment(_ text: some StringProtocol) -> String { spelled(String(text)) }
}
