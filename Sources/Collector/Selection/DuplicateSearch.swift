import Articles
import Diagnostics
import Workspace

/// Tells which articles are others over again: at one address, or with one title and one text.
struct DuplicateSearch {
  private let workspace: any Workspace
  private let base: String?
  /// Titles that several of the articles have: only their texts are read.
  private let sharedTitles: Set<String>
  private var addresses: Set<PageIdentity> = []
  private var texts: Set<TitledText> = []

  private struct TitledText: Hashable {
    var title: String
    /// Without what white space alone makes different; never empty.
    var text: String
  }

  /// Prepares to compare articles of these titles with one another.
  init(amongTitles titles: [String], of site: Site) {
    workspace = site.location.workspace
    base = site.identity.baseURL
    var (seen, shared): (Set<String>, Set<String>) = ([], [])
    seen.reserveCapacity(titles.count)
    for title in titles where !seen.insert(title).inserted { shared.insert(title) }
    sharedTitles = shared
    addresses.reserveCapacity(titles.count)
  }

  /// Whether an article is one of those that were asked for before it; if not, later ones are compared with it too.
  mutating func isDuplicate(_ entry: SiteEntry) -> Bool {
    let own = entry.particulars.identities(base: base)
    let text = titledText(of: entry)
    if own.contains(where: addresses.contains) || text.map(texts.contains) ?? false { return true }
    remember(own, text)
    return false
  }

  /// Has later ones compared with an article that stays in any case.
  mutating func remember(_ entry: SiteEntry) {
    remember(entry.particulars.identities(base: base), titledText(of: entry))
  }

  private mutating func remember(_ identities: [PageIdentity], _ text: TitledText?) {
    for identity in identities { addresses.insert(identity) }
    if let text { texts.insert(text) }
  }

  private func titledText(of entry: SiteEntry) -> TitledText? {
    let title = entry.metadata.title
    guard sharedTitles.contains(title),
      let bytes = try? workspace.bytes(at: entry.path, limit: ContentLimits.articleSize),
      let body = FrontMatter.read(bytes, file: entry.path.string).value?.body
    else { return nil }
    let text = String(decoding: body, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : TitledText(title: title, text: text)
  }
}
