import Articles
import Configuration
import Diagnostics
import Workspace

extension SettingsReader {
  mutating func readHugo() {
    let map = HugoConfiguration.read(in: workspace).collecting(into: &findings)
    settings.title = text(map.value(at: "title"))
    settings.dates = .hugo(changedBy: map.value(at: "frontmatter")?.map)
    settings.cascades = Cascade.read(map.value(at: "cascade"))
    settings.files = .hugo
    settings.parameters = map.value(at: "params")?.map
    let rules = rules(map)
    (settings.zone, settings.taxonomies, settings.addresses) =
      (rules.zone, rules.taxonomies, rules.addresses)
    settings.baseURL = baseURL(map.value(at: "baseURL"))
    readLanguages(map)
    readFolders(map)
    readMarkup(map)
    readIgnoredFiles(map)
  }

  /// What the site, or one of its languages, says of zone, terms and addresses.
  mutating func rules(_ map: ConfigurationMap) -> LanguageRules {
    LanguageRules(
      zone: zone(map.value(at: "timeZone")),
      taxonomies: taxonomies(map),
      addresses: addresses(map)
    )
  }

  private mutating func readIgnoredFiles(_ map: ConfigurationMap) {
    guard let value = map.value(at: "ignoreFiles") else { return }
    for node in value.list ?? [value] {
      guard let pattern = node.text, !pattern.isEmpty else { continue }
      if let ignored = IgnoredFiles(pattern) {
        settings.ignored.append(ignored)
      } else {
        findings.append(.badPattern(pattern, at: node.place))
      }
    }
  }

  // MARK: Rules

  private func taxonomies(_ map: ConfigurationMap) -> Taxonomies {
    guard let own = map.value(at: "taxonomies")?.map else { return .hugo }
    let keys = own.entries.compactMap { $0.value.text?.lowercased() }.filter { !$0.isEmpty }
    let authors = keys.filter { Taxonomies.namesOfAuthors.contains($0) }
    let tags = keys.filter { Taxonomies.namesOfTags.contains($0) }
    let others = keys.filter { !authors.contains($0) && !tags.contains($0) && $0 != "series" }
    // The site's own word for categories comes first where it has one, and `categories` is read in any case.
    let main = others.filter { $0 == "categories" || $0 == "category" } + others
    return Taxonomies(
      categories: (main.prefix(1) + ["categories"]).unique,
      tags: tags.isEmpty ? ["tags"] : tags,
      authors: (authors + ["authors", "author"]).unique
    )
  }

  private func addresses(_ map: ConfigurationMap) -> AddressRules {
    var rules = AddressRules()
    let permalinks = map.value(at: "permalinks")?.map?.entries ?? []
    // Hugo reads all keys in lower case, and so finds no pattern for a section with capitals.
    for entry in permalinks {
      if let pattern = entry.value.text {
        rules.patterns[entry.key.lowercased()] = AddressPattern(pattern)
      } else if entry.key.lowercased() == "page" {
        for inner in entry.value.map?.entries ?? [] {
          rules.patterns[inner.key.lowercased()] = inner.value.text.map(AddressPattern.init)
        }
      }
    }
    let ugly = map.value(at: "uglyURLs")
    rules.isUgly = ugly?.flag ?? false
    rules.uglySections = Set((ugly?.map?.entries ?? []).filter { $0.value.flag == true }.map(\.key))
    rules.keepsCase = map.value(at: "disablePathToLower")?.flag ?? false
    rules.removesAccents = map.value(at: "removePathAccents")?.flag ?? false
    return rules
  }
}

extension Taxonomies {
  static let namesOfAuthors: Set = ["author", "authors", "contributor", "contributors", "writers"]
  static let namesOfTags: Set = ["tag", "tags", "keywords"]
}

extension Sequence where Element: Hashable {
  /// The elements without those that came before already.
  var unique: [Element] {
    // Most are a few words, which are compared in less time than it takes to hash them.
    var first: [Element] = []
    var seen: Set<Element> = []
    for element in self {
      if first.count == 8, seen.isEmpty { seen = Set(first) }
      let isNew = seen.isEmpty ? !first.contains(element) : seen.insert(element).inserted
      if isNew { first.append(element) }
    }
    return first
  }
}
