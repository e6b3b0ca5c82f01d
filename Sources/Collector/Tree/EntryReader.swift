import Articles
import Configuration
import Diagnostics
import Workspace

/// Makes an entry of a file: reads its front matter by the rules of its site.
struct EntryReader: Sendable {
  let sources: ArticleSources
  let settings: SiteSettings
  let identity: PublicationIdentity
  let people: People
  /// Whether the words of each article are counted.
  var countsWords = false

  private var sections: SectionPages { sources.sections }

  /// What is understood of a file, which may be kept where it follows from the file's own bytes.
  func record(of file: ContentFile) -> FreshRecord {
    let bytes = sources.bytes(of: file)
    return FreshRecord(
      record: EntryRecord(entry(of: file, bytes.map(\.bytes))),
      stamp: file.feed == nil ? try? bytes.get().stamp : nil
    )
  }

  /// The entry of a file; one that cannot be read is an entry too, with the reason as an error.
  private func entry(
    of file: ContentFile,
    _ bytes: Result<[UInt8], ReadFailure>
  ) -> Diagnosed<SiteEntry?> {
    let language = file.language ?? settings.defaultLanguage
    return sources.source(of: file, language: language, bytes: bytes).flattening { source in
      guard let matter = source?.matter else { return Diagnosed(unreadable(file, language)) }
      if settings.files.demandsFrontMatter, !matter.isPresent { return Diagnosed(nil) }
      return entry(of: file, language, matter)
    }
  }

  /// Words of title, description and text; a title that stands in the text is counted there.
  private func words(of entry: SiteEntry.Particulars, _ matter: FrontMatter) -> Int {
    let isTitleInText = entry.rawTitle.isEmpty && matter.firstHeading != nil
    return (isTitleInText ? 0 : WordCount(of: entry.metadata.title).words)
      + WordCount(of: entry.metadata.description ?? "").words + SourceWords.count(matter.body)
  }

  private func unreadable(_ file: ContentFile, _ language: String) -> SiteEntry {
    var entry = blank(file, language)
    entry.problem = .unreadable
    entry.metadata.title = URLSegments.humanised(file.name)
    return SiteEntry(entry)
  }

  private func blank(_ file: ContentFile, _ language: String) -> SiteEntry.Particulars {
    var entry = SiteEntry.Particulars(
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
      rules: file.feed == nil ? settings.dates : .others,
      zone: rules.zone ?? identity.zone,
      isHugo: settings.kind == .hugo
    ).dates(of: matter, name: file.name)
    entry.read(matter, dates.value, settings.kind)
    readLanguage(of: matter, into: &entry)
    readTerms(of: matter, by: rules.taxonomies, into: &entry)
    readAddress(of: matter, dates.value, by: rules.addresses, into: &entry)
    if file.format == .foreign { entry.problem = .unreadable }
    // Hugo heeds it in bundles alone.
    let heedsFlag = entry.isBundle || settings.kind != .hugo
    if matter.isHeadless(heedingFlag: heedsFlag) { entry.problem = .headless }
    sources.feeds.article(at: file.path)?.name(&entry)
    if countsWords, entry.problem != .unreadable { entry.words = words(of: entry, matter) }
    return Diagnosed(
      SiteEntry(entry),
      dates.diagnostics + OddValues.find(in: matter, settings.kind)
    )
  }

  // MARK: Language

  private func readLanguage(of matter: FrontMatter, into entry: inout SiteEntry.Particulars) {
    let written = matter.text("lang", "language", "locale").flatMap(LanguageTag.init)
    let isKeptApart = settings.keepsLanguagesApart || entry.file.language != nil
    let own = isKeptApart ? settings.tag(ofLanguage: entry.language) : nil
    entry.metadata.language = written ?? own ?? identity.language
    if settings.files.hasTranslationsByHeader {
      entry.language = written?.tag.lowercased() ?? settings.defaultLanguage
      entry.file.language = written.map { _ in entry.language }
      return
    }
    // A site without languages of its own names an article's language as the article does.
    if settings.languages.isEmpty, entry.file.language == nil, settings.kind != .hugo {
      entry.language = entry.metadata.language.tag.lowercased()
    }
  }

  // MARK: Terms

  private func readTerms(
    of matter: FrontMatter,
    by taxonomies: Taxonomies,
    into entry: inout SiteEntry.Particulars
  ) {
    let language = entry.language
    func shown(_ term: String, in taxonomy: String) -> String {
      MetadataText.plain(
        sections.title(ofTerm: term, in: taxonomy, language: language) ?? term
      )
    }
    let (categoryKey, categories) = terms(of: matter, keys: taxonomies.categories)
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

  private func terms(of matter: FrontMatter, keys: [String]) -> (key: String, terms: [String]) {
    for key in keys {
      guard let node = matter[key] else { continue }
      let named = node.texts.map(\.trimmed).filter { !$0.isEmpty }.unique
      if !named.isEmpty { return (key, named) }
    }
    return (keys.first ?? "", [])
  }

  private func readSection(into entry: inout SiteEntry.Particulars) {
    guard !entry.section.isEmpty else { return }
    let page = sections.page(at: "/" + entry.section, language: entry.language)
    let title =
      page?.matter.text("title").flatMap(MetadataText.words)
      ?? MetadataText.plain(URLSegments.humanised(entry.section))
    // Zola lists the pages of a transparent section in the one above, which here is the site itself.
    if page?.matter.flag("transparent") != true, !title.isEmpty {
      entry.metadata.sectionTitle = title
    }
    entry.terms.sections = [entry.section, title, entry.file.folder]
  }

  // MARK: Authors

  private func authors(of matter: FrontMatter, keys: [String]) -> [String] {
    for key in keys {
      guard let node = matter[key] else { continue }
      let nodes = node.list ?? [node]
      let names = nodes.compactMap { node -> String? in
        if case .text(let text) = node.content { return text }
        return node.map.flatMap(PersonName.written)
      }.map { PersonName.withoutAddress($0.trimmed) }.filter { !$0.isEmpty }
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
      written.utf8.contains(.hyphen)
      && written.utf8.allSatisfy { (97...122).contains($0) || $0 == .hyphen }
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
    into entry: inout SiteEntry.Particulars
  ) {
    let file = entry.file
    var parts = PageAddress(
      folder: file.folder,
      name: file.name,
      section: file.section,
      sectionPath: sections.sectionPath(of: file, language: entry.language),
      title: entry.rawTitle,
      slug: entry.slug.isEmpty ? nil : entry.slug,
      url: rules.keys.lazy.compactMap { matter.text($0) }.first,
      date: dates.date,
      languagePrefix: languagePrefix(of: entry)
    )
    parts.language = entry.metadata.language.tag
    parts.collection = file.collection
    if file.collection == "posts" || file.collection == "drafts" { parts.folder = "" }
    parts.categories = entry.metadata.categories
    parts.authors = entry.metadata.authors
    let base = settings.language(entry.language)?.baseURL ?? identity.baseURL
    let address = rules.path(of: parts)
    entry.address = address
    entry.permalink =
      matter.isRendered ? SiteEntry.permalink(address, base: base) : ""
    entry.metadata.url = WebAddress.scheme(of: entry.permalink) == nil ? nil : entry.permalink
    entry.aliases = aliases(of: matter, entry)
    entry.oldAddresses = [rules.standardPath(of: parts)] + entry.aliases
    entry.canonical = matter.text("canonicalURL", "canonical", "canonical_url")
  }

  private func aliases(
    of matter: FrontMatter,
    _ entry: SiteEntry.Particulars
  ) -> [String] {
    let written = (matter["aliases"]?.texts ?? []) + (matter["redirect_from"]?.texts ?? [])
    if written.isEmpty { return [] }
    return written.map { alias in
      alias.hasPrefix("/")
        ? "/" + alias.trimmingSlashes
        : SitePath.resolved(alias, from: SitePath.cleaned(entry.address))
    }
  }

  private func languagePrefix(of entry: SiteEntry.Particulars) -> String {
    let key = entry.language
    if settings.keepsLanguagesApart, settings.kind == .hugo || entry.file.language != nil {
      guard settings.language(key)?.baseURL == nil else { return "" }
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
  /// The terms without those that are blank, or that a site takes for one before them: `Space Flight` and
  /// `space-flight`.
  fileprivate var uniqueTerms: [String] {
    let terms = contains("") ? filter { !$0.isEmpty } : self
    if terms.count < 2 { return terms }
    let folded = terms.map(Term.folded)
    let unique = folded.unique
    return unique.count == terms.count
      ? terms : unique.compactMap { folded.firstIndex(of: $0).map { terms[$0] } }
  }
}
