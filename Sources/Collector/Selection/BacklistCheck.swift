import Articles

/// Tells which articles of a site earlier issues have printed, also those that have moved since.
///
/// An article is known by the name that its author gave it for good, else by its path. One that lies elsewhere now
/// is known by the address where it stands, or by an alias for the address where it stood.
struct BacklistCheck {
  private let backlist: Backlist
  private let base: String?
  private let byPath: [Article.ID: [Backlist.Entry]]
  private let byAddress: [PageIdentity: [Backlist.Entry]]
  private let guids: Set<String>
  /// Names that several articles of a language have, so that they tell nothing.
  private let repeatedGUIDs: Set<String>
  /// All articles that the site has now.
  private let standing: Set<Article.ID>

  init(_ backlist: Backlist, of site: Site) {
    let base = site.identity.baseURL
    self.backlist = backlist
    self.base = base
    byPath = Dictionary(grouping: backlist.entries, by: \.id)
    guids = Set(backlist.entries.compactMap(\.guid))
    standing = Set(site.entries.map(\.id))
    var byAddress: [PageIdentity: [Backlist.Entry]] = [:]
    for entry in backlist.entries {
      for address in BacklistCheck.addresses(of: entry) {
        if let identity = PageIdentity(address, base: base) {
          byAddress[identity, default: []].append(entry)
        }
      }
    }
    self.byAddress = byAddress
    repeatedGUIDs = BacklistCheck.repeatedGUIDs(in: site.entries)
  }

  func holds(_ entry: SiteEntry) -> Bool {
    let guid = entry.metadata.guid.flatMap { repeatedGUIDs.contains($0) ? nil : $0 }
    if let guid, guids.contains(guid) { return true }
    let moved = aliases(of: entry).flatMap { byAddress[$0] ?? [] }
      .filter { !standing.contains($0.id) }
    let there = entry.particulars.identities(base: base).flatMap { byAddress[$0] ?? [] }
    // Where both have a name for good, and not the same one, they are two articles.
    return ((byPath[entry.id] ?? []) + there + moved).contains { guid == nil || $0.guid == nil }
  }

  /// Where an article stood; without a base URL what its path tells.
  private static func addresses(of entry: Backlist.Entry) -> [String] {
    if let url = entry.url { return [url] }
    let path = "/" + entry.id.path
    let parts = entry.id.path.split(separator: "/")
    return parts.count < 2 ? [path] : [path, "/" + parts.dropFirst().joined(separator: "/")]
  }

  private func aliases(of entry: SiteEntry) -> [PageIdentity] {
    entry.aliases.flatMap { alias in
      let below = SiteEntry.permalink(alias, base: base)
      return [PageIdentity(alias, base: base), PageIdentity(below, base: base)].compactMap(\.self)
    }
  }

  private static func repeatedGUIDs(in entries: [SiteEntry]) -> Set<String> {
    var seen: Set<[String]> = []
    var repeated: Set<String> = []
    for entry in entries {
      guard let guid = entry.metadata.guid else { continue }
      if !seen.insert([entry.language, guid]).inserted { repeated.insert(guid) }
    }
    return repeated
  }
}
