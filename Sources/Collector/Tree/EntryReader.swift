import Articles
import Configuration
import Diagnostics
import Workspace

/// Makes an entry of a file: reads its front matter by the rules of its site.
struct EntryReader: Sendable {
  let workspace: any Workspace
  let settings: SiteSettings
  let identity: PublicationIdentity
  let sections: SectionPages
  let people: People

  /// The entry of a file; one that cannot be read is an entry too, with the reason as an error.
  func entry(of file: ContentFile) -> Diagnosed<SiteEntry?> {
    let language = file.language ?? settings.defaultLanguage
    return FrontMatter.read(file, in: workspace).flattening { matter in
      guard var matter else { return Diagnosed(unreadable(file, language)) }
      if settings.kind == .jekyll, !matter.isPresent { return Diagnosed(nil) }
      matter.inherited = sections.inherited(by: file, language: language)
      return entry(of: file, language, matter)
    }
  }

  private func unreadable(_ file: ContentFile, _ language: String) -> SiteEntry {
    var entry = blank(file, language)
    entry.problem = .unreadable
    entry.metadata.title = URLSegments.humanised(file.name)
    return entry
  }

  private func blank(_ file: ContentFile, _ language: String) -> SiteEntry {
    var entry = SiteEntry(
      id: file.articleID(language: language),
      path: file.path,
      metadata: ArticleMetadata(
        title: "",
        language: settings.tag(ofLanguage: language) ?? identity.language,
        path: file.path.string
      ),
      language: language,
      file: file
    )
    entry.section = file.section
    entry.isBundle = file.role == .bundle
    return entry
  }

  private func entry(
    of file: ContentFile,
    _ language: String,
    _ matter: FrontMatter
  ) -> Diagnosed<SiteEntry?> {
    var entry = blank(file, language)
    let rules = settings.rules(ofLanguage: language)
    let dates = DateReader(
      rules: settings.dates,
      zone: rules.zone ?? identity.zone,
      isHugo: settings.kind == .hugo
    ).dates(of: matter, name: file.name)
    entry.read(matter, dates.value, settings.kind)
    readLanguage(of: matter, into: &entry)
    readTerms(of: matter, by: rules.taxonomies, into: &entry)
    readAddress(of: matter, dates.value, by: rules.addresses, into: &entry)
    if file.format == .foreign { entry.problem = .unreadable }
    if matter.isHeadless(isBundle: entry.isBundle) { entry.problem = .headless }
    return Diagnosed(entry, dates.diagnostics + matter.oddFlags(settings.kind))
  }

  // MARK: Language

  private func readLanguage(of matter: FrontMatter, into entry: inout SiteEntry) {
    let written = matter.text("lang", "language", "locale").flatMap(LanguageTag.init)
    let isKeptApart = settings.keepsLanguagesApart || entry.file.language != nil
    let own = isKeptApart ? settings.tag(ofLanguage: entry.language) : nil
    entry.metadata.language = written ?? own ?? identity.language
    // A site without languages of its own names an article's language as the article does.
    if settings.languages.isEmpty, entry.file.language == nil, settings.kind != .hugo {
      entry.language = entry.metadata.language.tag.lowercased()
    }
  }

  // MARK: Terms

  private func readTerms(
    of matter: FrontMatter,
    by taxonomies: Taxonomies,
    into entry: inout SiteEntry
  ) {
    let language = entry.language
    func shown(_ term: String, in taxonomy: String) -> String {
      MetadataText.plain(
        sections.title(ofTerm: term, in: taxonomy, language: language) ?? term
      )
    }
    let (categoryKey, categories) = terms(of: matter, keys: categoryKeys(taxonomies))
    entry.metadata.categories = categories.map { shown($0, in: categoryKey) }.uniqueTerms
    entry.terms.categories = categories + entry.metadata.categories
    let (tagKey, tags) = terms(of: matter, keys: taxonomies.tags)
    entry.metadata.tags = tags.map { shown($0, in: tagKey) }.uniqueTerms
    entry.terms.tags = tags + entry.metadata.tags
    let authors = authors(of: matter, keys: taxonomies.authors)
    entry.metadata.authors = authors.map { name(ofAuthor: $0, language: language) }.uniqueTerms
    entry.terms.authors = authors + entry.metadata.authors
    readSection(into: &entry)
  }

  private func categoryKeys(_ taxonomies: Taxonomies) -> [String] {
    settings.kind == .hugo
      ? taxonomies.categories : taxonomies.categories + ["category", "topics"]
  }

  private func terms(of matter: FrontMatter, keys: [String]) -> (key: String, terms: [String]) {
    for key in keys {
      guard let node = matter[key] ?? matter.taxonomy(key) else { continue }
      var terms = node.texts
      if settings.kind == .jekyll, let text = node.text {
        terms = text.split(separator: " ").map(String.init)
      }
      if settings.kind == .pelican, let text = node.text {
        terms = text.split(separator: ",").map(\.trimmed)
      }
      let named = terms.map(\.trimmed).filter { !$0.isEmpty }.unique
      if !named.isEmpty { return (key, named) }
    }
    return (keys.first ?? "", [])
  }

  private func readSection(into entry: inout SiteEntry) {
    guard !entry.section.isEmpty else { return }
    let title = sections.title(at: "/" + entry.section, language: entry.language)
    entry.metadata.sectionTitle = MetadataText.plain(
      title ?? URLSegments.humanised(entry.section)
    )
    entry.terms.sections = [entry.section, entry.metadata.sectionTitle, entry.file.folder]
      .compactMap(\.self)
  }

  // MARK: Authors

  private func authors(of matter: FrontMatter, keys: [String]) -> [String] {
    for key in keys {
      guard let node = matter[key] ?? matter.taxonomy(key) else { continue }
      let nodes = node.list ?? [node]
      let names = nodes.compactMap { node in
        node.text
          ?? node.map.flatMap { map in
            map.value(ignoringCase: "name")?.text ?? map.value(ignoringCase: "title")?.text
          }
      }.map(\.trimmed).filter { !$0.isEmpty }
      if !names.isEmpty { return names.unique }
    }
    return []
  }

  private func name(ofAuthor written: String, language: String) -> String {
    if let known = people.name(of: written) ?? sections.name(ofAuthor: written, language: language)
    {
      return MetadataText.plain(known)
    }
    let isSlug =
      written.contains("-")
      && written.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }
    // A short name of which the site says nothing more: read as a name, since a byline is for readers.
    return isSlug
      ? written.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        .joined(separator: " ")
      : MetadataText.plain(written)
  }

  // MARK: Address

  private func readAddress(
    of matter: FrontMatter,
    _ dates: ArticleDates,
    by rules: AddressRules,
    into entry: inout SiteEntry
  ) {
    let file = entry.file
    var parts = PageAddress(
      folder: file.folder,
      name: file.name,
      section: file.section,
      sectionPath: sections.sectionPath(of: file, language: entry.language),
      title: entry.rawTitle,
      slug: entry.slug.isEmpty ? nil : entry.slug,
      url: address(of: matter),
      date: dates.date,
      languagePrefix: languagePrefix(of: entry)
    )
    if file.collection == "posts" || file.collection == "drafts" { parts.folder = "" }
    let base = settings.language(entry.language)?.baseURL ?? identity.baseURL
    let address = rules.path(of: parts)
    entry.address = address
    entry.permalink =
      matter.isRendered ? SiteEntry.permalink(address, base: base) : ""
    entry.metadata.url = WebAddress.scheme(of: entry.permalink) == nil ? nil : entry.permalink
    entry.oldAddresses = [rules.standardPath(of: parts)] + aliases(of: matter, entry)
    entry.canonical = matter.text("canonicalURL", "canonical", "canonical_url")
  }

  /// The key under which the kind of site lets an article choose its whole address.
  private func address(of matter: FrontMatter) -> String? {
    switch settings.kind {
    case .zola: matter.text("path").map { "/" + $0.trimmingSlashes + "/" }
    case .jekyll, .eleventy: matter.text("permalink")
    case .pelican: matter.text("url")
    case .hugo: matter["url"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    case .plain, .feed: matter.text("url", "permalink")
    }
  }

  private func aliases(of matter: FrontMatter, _ entry: SiteEntry) -> [String] {
    let written = (matter["aliases"]?.texts ?? []) + (matter["redirect_from"]?.texts ?? [])
    return written.map { alias in
      alias.hasPrefix("/") || settings.kind == .zola
        ? "/" + alias.trimmingSlashes
        : SitePath.resolved(alias, from: SitePath.cleaned(entry.address))
    }
  }

  private func languagePrefix(of entry: SiteEntry) -> String {
    if settings.kind == .hugo || settings.kind == .zola {
      let key = entry.language
      guard settings.keepsLanguagesApart, settings.language(key)?.baseURL == nil else { return "" }
      return key == settings.defaultLanguage && !settings.isDefaultLanguageInSubfolder
        ? "" : "/" + key
    }
    guard let key = entry.file.language else { return "" }
    return entry.path.parts.contains { $0.lowercased() == key } ? "/" + key : ""
  }
}

extension SiteEntry {
  static func permalink(_ address: String, base: String?) -> String {
    guard address.hasPrefix("/"), let base else { return address }
    return base + address.dropFirst()
  }
}

extension [String] {
  /// The terms without those that a site takes for one before them: `Space Flight` and `space-flight`.
  fileprivate var uniqueTerms: [String] {
    var seen: Set<String> = []
    return filter { seen.insert(Term.folded($0)).inserted }
  }
}
