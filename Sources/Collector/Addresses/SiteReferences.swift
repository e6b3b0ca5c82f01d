import Articles
import Workspace

/// Where the links and pictures of one article lead.
struct SiteReferences: ReferenceResolver {
  var addresses: SiteAddresses
  var page: SitePage
  /// The articles of the issue.
  var issue: IssueMembers
  var pictures: PictureFolders
  var dialect: any SiteDialect = StandardDialect()
  /// What relative addresses are relative to in an article that comes from a feed.
  var base: String?
  /// The languages that the site keeps apart, by its own keys.
  var languages: [String: LanguageTag] = [:]
  var catalogue: PictureCatalogue?

  func link(_ destination: String) -> ResolvedLink {
    switch dialect.destination(destination) {
    case .content(let path): article(path)
    case .address(let address): link(toAddress: address, written: destination)
    }
  }

  private func link(toAddress address: String, written destination: String) -> ResolvedLink {
    switch LinkAddress(address) {
    case .fragment(let fragment): return .target(.fragment(fragment))
    case .absolute(let address): return absolute(address)
    case .relative(let path, let query, let fragment):
      return relative(path, query: query, fragment: fragment, written: destination)
    case .unsupported(let scheme):
      return .nowhere(
        id: "unsupported-scheme",
        message: "a link cannot lead to '\(scheme):'",
        hint: "the text stays, the link is left out"
      )
    case .malformed(let reason):
      return .nowhere(
        id: "malformed-link",
        message: "'\(destination)' is no address: \(reason)",
        hint: "the text stays, the link is left out"
      )
    }
  }

  func page(_ reference: String, language: String?) -> ResolvedLink {
    guard let language, let tag = languages[language.lowercased()] else {
      return article(reference)
    }
    var elsewhere = self
    elsewhere.page.language = tag
    return elsewhere.article(reference)
  }

  private func article(_ reference: String) -> ResolvedLink {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? String(parts[1]) : nil
    let path = String(parts.first ?? "")
    if path.isEmpty, let fragment { return .target(.fragment(fragment)) }
    guard let found = content(path), let target = target(found, fragment: fragment) else {
      return .nowhere(
        id: "unresolved-reference",
        message: "no article is named '\(reference)'",
        hint: "the text stays, the link is left out"
      )
    }
    return .target(target)
  }

  // MARK: Links

  private func absolute(_ address: String) -> ResolvedLink {
    if let found = pageElsewhere(address) { return found }
    guard let rest = addresses.path(ofAddress: address),
      case .relative(let path, let query, let fragment) = LinkAddress(rest), query.isEmpty,
      let found = addresses.page(at: path, in: page.language), issue.holds(found.file),
      let target = target(found, fragment: fragment)
    else { return .target(.web(address)) }
    return .target(target)
  }

  /// A page of the issue that stands at an address which is not one below the site's.
  private func pageElsewhere(_ address: String) -> ResolvedLink? {
    let parts = address.split(separator: "#", maxSplits: 1)
    guard let found = addresses.page(atAddress: String(parts.first ?? ""), in: page.language),
      issue.holds(found.file),
      let target = target(found, fragment: parts.count > 1 ? String(parts[1]) : nil)
    else { return nil }
    return .target(target)
  }

  private func relative(
    _ path: String,
    query: String,
    fragment: String?,
    written: String
  ) -> ResolvedLink {
    if path.isEmpty, query.isEmpty, let fragment { return .target(.fragment(fragment)) }
    if let base {
      guard let address = FeedAddress.resolved(written, from: base) else {
        return unresolved(written)
      }
      return absolute(address)
    }
    let resolved = SitePath.resolved(path, from: page.urlPath)
    let found =
      addresses.page(at: resolved, in: page.language)
      ?? SitePath.withoutBase(resolved, baseURL: addresses.baseURL)
      .flatMap { addresses.page(at: $0, in: page.language) }
      ?? besideFile(path)
    if let found, query.isEmpty || issue.holds(found.file),
      let target = target(found, fragment: fragment)
    {
      return .target(target)
    }
    guard let address = SitePath.absolute(resolved, baseURL: addresses.baseURL) else {
      return unresolved(written)
    }
    return link(toWeb: address + query + (fragment.map { "#" + $0 } ?? ""))
  }

  private func unresolved(_ written: String) -> ResolvedLink {
    .nowhere(
      id: "unresolved-link",
      message: "'\(written)' leads nowhere without the site's address",
      hint: "name it with --base-url, or base-url in newsletter.yaml"
    )
  }

  private func link(toWeb address: String) -> ResolvedLink {
    if case .absolute(let address) = LinkAddress(address) { return .target(.web(address)) }
    return .nowhere(
      id: "malformed-link",
      message: "'\(address)' is no address",
      hint: "the text stays, the link is left out"
    )
  }

  /// The page that a path means when it is one of files: `../b.md`.
  private func besideFile(_ path: String) -> SitePage? {
    guard path.hasSuffix(".md") || path.hasSuffix(".markdown") else { return nil }
    return content(path)
  }

  /// The page of a path as `ref` takes it: from the content folder, beside the article, or a name alone.
  private func content(_ path: String) -> SitePage? {
    let own = page.contentPath ?? ""
    let folder = own.lastIndex(of: "/").map { String(own[...$0]) } ?? ""
    let beside = SitePath.resolved(path, from: "/" + folder)
    if let found = addresses.page(at: beside, in: page.language) { return found }
    if page.isBundle,
      let found = addresses.page(
        at: SitePath.resolved("../" + path, from: "/" + folder),
        in: page.language
      )
    {
      return found
    }
    if let found = addresses.page(at: path, in: page.language) { return found }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard name == path || "/" + name == path else { return nil }
    let stem = [".md", ".markdown"].first(where: name.hasSuffix).map {
      String(name.dropLast($0.count))
    }
    return addresses.page(named: stem ?? name, in: page.language)
  }

  /// A link to a page: within the issue, else on the web; `nil` when it is neither.
  private func target(_ found: SitePage, fragment: String?) -> Link.Target? {
    if found.file == page.file, let fragment { return .fragment(fragment) }
    if let id = issue.article(of: found.file) { return .article(id, fragment: fragment) }
    let tail = fragment.map { "#" + PercentEncoding.encoded($0, keeping: .query) } ?? ""
    return addresses.address(ofPage: found).map { .web($0 + tail) }
  }

  // MARK: Pictures

  func catalogued(_ name: String) -> PictureCatalogue.Record? { catalogue?.record(named: name) }

  func picture(_ destination: String) -> ResolvedPicture {
    switch dialect.destination(destination) {
    case .content(let path):
      pictures.contentFile(path, for: page).map { .file($0.string) }
        ?? .missing(hint: "looked below the content folder and beside the article")
    case .address(let address): picture(atAddress: address)
    }
  }

  private func picture(atAddress address: String) -> ResolvedPicture {
    switch LinkAddress(address) {
    case .absolute(let address):
      if let path = addresses.path(ofAddress: address),
        let file = pictures.file(PercentEncoding.decoded(path), for: page)
      {
        return .file(file.string)
      }
      return address.hasPrefix("http") ? .remote(address) : .missing(hint: nil)
    case .relative where base != nil:
      let resolved = FeedAddress.resolved(address, from: base)
      return resolved.map(picture(atAddress:)) ?? .missing(hint: nil)
    case .relative(let path, _, _):
      if let file = pictures.file(path, for: page) { return .file(file.string) }
      return .missing(hint: "looked in \(pictures.places(for: path, of: page))")
    case .fragment, .malformed: return .missing(hint: nil)
    case .unsupported(let scheme):
      return .missing(hint: "pictures are files of the site; '\(scheme):' is not read")
    }
  }
}
