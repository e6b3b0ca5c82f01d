import Articles
import Workspace

/// A page of the site as links and pictures see it.
struct SitePage: Hashable, Sendable {
  /// The source file.
  var file: WorkspacePath
  /// The source file below its content folder, without language: `news/a.md`, `news/b/index.md`.
  ///
  /// `nil` for what is no file, such as an item of a feed.
  var contentPath: String?
  /// Where the page stands below the base URL, such as `/news/a/`.
  var urlPath: String
  /// Where the page stands when that is not below the base URL; then `urlPath` says nothing.
  var webAddress: String?
  /// Older addresses, as the front matter has them.
  var aliases: [String] = []
  /// True when the folder of the file belongs to the page alone.
  var isBundle: Bool
  var language: LanguageTag
}

/// All pages of a site, found by whatever a link may call them.
struct SiteAddresses: Sendable {
  let baseURL: String?
  private let pages: [SitePage]
  /// Indices into `pages` by folded address path, content path and alias.
  private let byPath: [String: [Int]]
  /// Indices by the file's name without suffix, or the bundle's.
  private let byName: [String: [Int]]
  /// Indices by the folded address of pages that do not stand below the base URL.
  private let byAddress: [String: [Int]]

  init(_ pages: [SitePage], baseURL: String?) {
    var byPath: [String: [Int]] = [:]
    var byName: [String: [Int]] = [:]
    var byAddress: [String: [Int]] = [:]
    for (index, page) in pages.enumerated() {
      for key in Set(SiteAddresses.paths(of: page)) { byPath[key, default: []].append(index) }
      if let name = SiteAddresses.name(of: page) { byName[name, default: []].append(index) }
      if let address = page.webAddress {
        byAddress[SiteAddresses.folded(address), default: []].append(index)
      }
    }
    self.pages = pages
    self.baseURL = baseURL
    self.byPath = byPath
    self.byName = byName
    self.byAddress = byAddress
  }

  /// The page at a path from the site's root, be it an address, an alias or a content file.
  func page(at path: String, in language: LanguageTag) -> SitePage? {
    best(byPath[SiteAddresses.folded(path)], in: language)
  }

  /// The page that stands at an absolute address, wherever that is.
  func page(atAddress address: String, in language: LanguageTag) -> SitePage? {
    guard !byAddress.isEmpty else { return nil }
    return best(byAddress[SiteAddresses.folded(address)], in: language)
  }

  /// The page whose file or bundle has this name; `nil` when several in one language do.
  func page(named name: String, in language: LanguageTag) -> SitePage? {
    guard let indices = byName[SiteAddresses.folded(name)] else { return nil }
    let own = indices.filter { pages[$0].language == language }
    let candidates = own.isEmpty ? indices : own
    return candidates.count == 1 ? pages[candidates[0]] : nil
  }

  /// The absolute address of a path from the site's root; `nil` without a base URL.
  func address(ofPage page: SitePage) -> String? {
    if let address = page.webAddress { return address.isEmpty ? nil : address }
    return baseURL.map {
      $0 + PercentEncoding.encoded(String(page.urlPath.drop { $0 == "/" }), keeping: .path)
    }
  }

  /// The path from the site's root of an address on this site; `nil` for one elsewhere.
  func path(ofAddress address: String) -> String? {
    guard let baseURL, address.lowercased().hasPrefix(baseURL.dropLast().lowercased()) else {
      return nil
    }
    let rest = address.dropFirst(baseURL.count - 1)
    guard rest.isEmpty || rest.first == "/" else { return nil }
    return rest.isEmpty ? "/" : String(rest)
  }

  private func best(_ indices: [Int]?, in language: LanguageTag) -> SitePage? {
    guard let indices, let first = indices.first else { return nil }
    return pages[indices.first { pages[$0].language == language } ?? first]
  }

  private static func paths(of page: SitePage) -> [String] {
    let content = page.contentPath
    let stem = content.map { content in
      content.lastIndex(of: ".").map { String(content[..<$0]) } ?? content
    }
    let folder =
      page.isBundle
      ? stem.flatMap { stem in stem.lastIndex(of: "/").map { String(stem[..<$0]) } } : nil
    let address = page.webAddress == nil ? page.urlPath : nil
    return ([address, content, stem, folder].compactMap(\.self) + page.aliases).map(folded)
  }

  private static func name(of page: SitePage) -> String? {
    guard let parts = page.contentPath?.split(separator: "/") else { return nil }
    let name = page.isBundle ? parts.dropLast().last : parts.last
    return folded(String(name.map { $0.prefix { $0 != "." } } ?? ""))
  }

  /// Paths are compared without case, slashes at the ends, `index.html` and suffixes of web and content files.
  private static func folded(_ path: String) -> String {
    var folded = path.lowercased()[...]
    for suffix in ["index.html", "index.htm", ".html", ".htm"] where folded.hasSuffix(suffix) {
      folded = folded.dropLast(suffix.count)
      break
    }
    while folded.first == "/" { folded.removeFirst() }
    while folded.last == "/" { folded.removeLast() }
    return String(folded)
  }
}
