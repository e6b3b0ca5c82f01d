import Articles
import Configuration
import Diagnostics
import Workspace

extension SettingsReader {
  mutating func readHugo() {
    let map = HugoConfiguration.read(in: workspace).collecting(into: &findings)
    settings.title = text(map.value(at: "title"))
    settings.zone = zone(map.value(at: "timeZone"))
    settings.baseURL = baseURL(map.value(at: "baseURL"))
    settings.dates = .hugo(changedBy: map.value(at: "frontmatter")?.map)
    settings.cascades = Cascade.read(map.value(at: "cascade"))
    settings.files = .hugo
    settings.taxonomies = .hugo
    settings.parameters = map.value(at: "params")?.map
    readLanguages(map)
    readContentRoots(map)
    readStaticFolders(map)
    readTaxonomies(map)
    readAddresses(map)
    readMarkup(map)
    readIgnoredFiles(map)
  }

  // MARK: Languages

  private mutating func readLanguages(_ map: ConfigurationMap) {
    let main = text(map.value(at: "defaultContentLanguage"))?.lowercased() ?? "en"
    let all = map.value(at: "languages")?.map?.entries ?? []
    let disabled = Set(
      (map.value(at: "disableLanguages")?.texts ?? []).map { $0.lowercased() }
    )
    let languages = all.compactMap { entry -> SiteLanguage? in
      guard let own = entry.value.map, own.value(at: "disabled")?.boolean != true,
        !disabled.contains(entry.key.lowercased())
      else { return nil }
      return siteLanguage(entry.key.lowercased(), own)
    }
    settings.languages = languages.enumerated().sorted {
      ($0.element.weight == 0 ? Int.max : $0.element.weight, $0.offset)
        < ($1.element.weight == 0 ? Int.max : $1.element.weight, $1.offset)
    }.map(\.element)
    settings.defaultLanguage = main
    settings.isDefaultLanguageInSubfolder =
      map.value(at: "defaultContentLanguageInSubdir")?.boolean ?? false
    let own = settings.language(main)
    settings.title = own?.title ?? settings.title
    settings.baseURL = own?.baseURL ?? settings.baseURL
    settings.language =
      language(map.value(at: "locale")) ?? language(map.value(at: "languageCode")) ?? own?.tag
      ?? (map.value(at: "defaultContentLanguage") == nil ? nil : LanguageTag(main))
  }

  private mutating func siteLanguage(_ key: String, _ map: ConfigurationMap) -> SiteLanguage {
    SiteLanguage(
      key: key,
      tag: language(map.value(at: "locale")) ?? language(map.value(at: "languageCode"))
        ?? LanguageTag(key),
      title: text(map.value(at: "title")),
      baseURL: baseURL(map.value(at: "baseURL")),
      weight: map.value(at: "weight")?.integer ?? 0,
      contentFolder: text(map.value(at: "contentDir"))
    )
  }

  // MARK: Folders

  private mutating func readContentRoots(_ map: ConfigurationMap) {
    let mounts = (map.value(at: "module", "mounts")?.list ?? []).compactMap(\.map)
    let roots = mounts.compactMap { mount -> ContentRoot? in
      guard let target = text(mount.value(at: "target")).flatMap(WorkspacePath.init),
        let content = WorkspacePath("content"), let prefix = target.relative(to: content),
        let source = mount.value(at: "source"), let name = text(source)
      else { return nil }
      guard let folder = WorkspacePath(name), !name.hasPrefix("/") else {
        findings.append(.contentOutside(name, at: source.place))
        return nil
      }
      return ContentRoot(
        folder: folder,
        prefix: prefix,
        language: text(mount.value(at: "lang"))?.lowercased()
      )
    }
    settings.contentRoots = roots.isEmpty ? contentFolders(map) : roots
  }

  /// `contentDir` of the site and of its languages.
  private func contentFolders(_ map: ConfigurationMap) -> [ContentRoot] {
    let main = text(map.value(at: "contentDir")) ?? "content"
    let own = settings.languages.compactMap { language -> ContentRoot? in
      guard let folder = language.contentFolder.flatMap(WorkspacePath.init) else { return nil }
      return ContentRoot(folder: folder, language: language.key)
    }
    let hasMain = own.isEmpty || settings.languages.contains { $0.contentFolder == nil }
    let shared = hasMain ? WorkspacePath(main).map { [ContentRoot(folder: $0)] } ?? [] : []
    return shared + own
  }

  private mutating func readStaticFolders(_ map: ConfigurationMap) {
    let themes = (map.value(at: "theme")?.texts ?? [])
    let themesFolder = text(map.value(at: "themesDir")) ?? "themes"
    let themeFolders = themes.map { "\(themesFolder)/\($0)" }
    let mounts = (map.value(at: "module", "mounts")?.list ?? []).compactMap(\.map)
    func mounted(_ target: String) -> [String] {
      mounts.filter { text($0.value(at: "target")) == target }
        .compactMap { text($0.value(at: "source")) }
    }
    let named = map.value(at: "staticDir")?.texts ?? []
    let ownStatic = mounted("static") + (named.isEmpty ? ["static"] : named)
    let ownAssets = mounted("assets") + [text(map.value(at: "assetDir")) ?? "assets"]
    settings.staticFolders = folders(ownStatic + themeFolders.map { $0 + "/static" }).unique
    settings.assetFolders = folders(ownAssets + themeFolders.map { $0 + "/assets" }).unique
    settings.dataFolder = folders([text(map.value(at: "dataDir")) ?? "data"]).first
  }

  private mutating func readIgnoredFiles(_ map: ConfigurationMap) {
    for node in map.value(at: "ignoreFiles")?.list ?? [] {
      guard let pattern = node.text, !pattern.isEmpty else { continue }
      if let ignored = IgnoredFiles(pattern) {
        settings.ignored.append(ignored)
      } else {
        findings.append(.badPattern(pattern, at: node.place))
      }
    }
  }

  // MARK: The rest

  private mutating func readTaxonomies(_ map: ConfigurationMap) {
    guard let own = map.value(at: "taxonomies")?.map else { return }
    let keys = own.entries.compactMap { $0.value.text?.lowercased() }.filter { !$0.isEmpty }
    let authors = keys.filter { Taxonomies.namesOfAuthors.contains($0) }
    let tags = keys.filter { Taxonomies.namesOfTags.contains($0) }
    let others = keys.filter { !authors.contains($0) && !tags.contains($0) && $0 != "series" }
    settings.taxonomies.authors = (authors + ["authors", "author"]).unique
    settings.taxonomies.tags = tags.isEmpty ? ["tags"] : tags
    // The site's own word for categories comes first where it has one, and `categories` is read in any case.
    let main = others.filter { $0 == "categories" || $0 == "category" } + others
    settings.taxonomies.categories = (main.prefix(1) + ["categories"]).unique
  }

  private mutating func readAddresses(_ map: ConfigurationMap) {
    var rules = AddressRules()
    let permalinks = map.value(at: "permalinks")?.map?.entries ?? []
    for entry in permalinks {
      if let pattern = entry.value.text {
        rules.patterns[entry.key] = pattern
      } else if entry.key.lowercased() == "page" {
        for inner in entry.value.map?.entries ?? [] {
          rules.patterns[inner.key] = inner.value.text
        }
      }
    }
    rules.isUgly = map.value(at: "uglyURLs")?.boolean ?? false
    rules.keepsCase = map.value(at: "disablePathToLower")?.boolean ?? false
    rules.removesAccents = map.value(at: "removePathAccents")?.boolean ?? false
    settings.addresses = rules
  }
}

extension Taxonomies {
  static let namesOfAuthors: Set = ["author", "authors", "contributor", "contributors", "writers"]
  static let namesOfTags: Set = ["tag", "tags", "keywords"]
}

extension Sequence where Element: Hashable {
  /// The elements without those that came before already.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
