package import Articles
import Configuration
package import Diagnostics
import Jobs
import Workspace

/// Opens sites: finds their articles and reads what they say of themselves.
package enum Collector {
  /// What the command says about a publication; each wins over `newsletter.yaml` and the site.
  package struct Options: Hashable, Sendable {
    package var title: String?
    /// Normal already: see `Collector.baseURL`.
    package var baseURL: String?
    /// The edition of `newsletter.yaml` that is meant; `nil` for what all have in common.
    package var edition: String?
    /// What a site that names no language is taken to be written in, unless it keeps several apart.
    package var language: LanguageTag?
    /// How many files are worked on at once.
    package var jobs: Int

    package init(
      title: String? = nil,
      baseURL: String? = nil,
      edition: String? = nil,
      language: LanguageTag? = nil,
      jobs: Int = 4
    ) {
      self.title = title
      self.edition = edition
      self.baseURL = baseURL
      self.language = language
      self.jobs = jobs
    }
  }

  /// A base URL with one slash at its end; `nil` for anything but `http` or `https` with a host.
  package static func baseURL(_ written: String) -> String? { WebAddress.base(written) }

  /// Opens a site; what is wrong with articles is found, and the rest is there.
  ///
  /// - Throws: `CollectionFailure.badConfiguration` when the site's configuration or `newsletter.yaml` cannot be used.
  package static func open(
    _ location: SiteLocation,
    _ options: Options = Options()
  ) async throws(CollectionFailure) -> Diagnosed<Site> {
    var findings: [Diagnostic] = []
    let settings = try SettingsReader.read(location).collecting(into: &findings)
    let newsletter = try NewsletterReader.read(location, edition: options.edition)
      .collecting(into: &findings)
    var opening = SiteOpening(
      location: location,
      settings: settings,
      newsletter: newsletter,
      options: options
    )
    let site = await opening.site().collecting(into: &findings)
    return Diagnosed(site, findings)
  }
}

/// The steps from a site's settings to its articles.
private struct SiteOpening {
  let location: SiteLocation
  let settings: SiteSettings
  let newsletter: Newsletter
  let options: Collector.Options
  /// The language of a site that does not name its own; `nil` when nobody names it.
  private var unnamedLanguage: LanguageTag?

  init(
    location: SiteLocation,
    settings: SiteSettings,
    newsletter: Newsletter,
    options: Collector.Options
  ) {
    self.location = location
    self.settings = settings
    self.newsletter = newsletter
    self.options = options
  }

  mutating func site() async -> Diagnosed<Site> {
    var findings: [Diagnostic] = []
    let feeds = feeds().collecting(into: &findings)
    let files = files().collecting(into: &findings)
    let isApart = settings.keepsLanguagesApart || files.contains { $0.language != nil }
    if !isApart { unnamedLanguage = options.language ?? newsletter.selection.language }
    let sections = await sections(files.filter { $0.role == .section }, &findings)
    let sources = ArticleSources(
      workspace: location.workspace,
      dialect: settings.dialect,
      sections: sections,
      feeds: feeds
    )
    let reader = EntryReader(
      sources: sources,
      settings: settings,
      identity: identity,
      people: People(in: location.workspace, folder: settings.dataFolder)
    )
    let articles = files.filter { $0.role != .section } + feeds.files
    let read = await articles.sorted { $0.path < $1.path }
      .inParallel(jobs: options.jobs) { reader.entry(of: $0) }
    findings += read.flatMap(\.diagnostics)
    if language == nil { findings.append(.assumedLanguage()) }
    return Diagnosed(
      site(SiteOpening.distinct(read.compactMap(\.value)), sources),
      findings.sorted()
    )
  }

  private func site(_ entries: [SiteEntry], _ sources: ArticleSources) -> Site {
    var identity = identity
    identity.title = title(entries)
    return Site(
      location: location,
      settings: settings,
      newsletter: newsletter,
      identity: identity,
      entries: entries,
      sources: sources
    )
  }

  // MARK: Files

  /// The items of the feed that is the site, or of those that `content` names.
  private func feeds() -> Diagnosed<FeedShelf> {
    var shelf = FeedShelf()
    var findings: [Diagnostic] = []
    if let path = location.feed, let feed = settings.feed {
      findings += shelf.add(feed, file: path)
    }
    let others =
      location.kind == .feed || location.article != nil ? [] : newsletter.content?.feeds ?? []
    for path in others {
      guard
        let feed = FeedFile.read(path, in: location.workspace).collecting(into: &findings)
      else { continue }
      findings += shelf.add(feed, file: path)
    }
    return Diagnosed(shelf, findings)
  }

  private func files() -> Diagnosed<[ContentFile]> {
    if location.kind == .feed { return Diagnosed([]) }
    if let content = newsletter.content, content.folders.isEmpty, location.article == nil {
      return Diagnosed([])
    }
    let languages =
      settings.languages.isEmpty && settings.kind != .hugo
      ? LanguageNames.found(in: location.workspace, roots: settings.contentRoots)
      : LanguageNames(settings)
    if let article = location.article {
      return Diagnosed([.alone(article, folderName: location.folderName, languages)])
    }
    return ContentWalker.files(
      in: location.workspace,
      settings: settings,
      languages: languages,
      chosen: newsletter.content?.folders ?? []
    )
  }

  private func sections(
    _ files: [ContentFile],
    _ findings: inout [Diagnostic]
  ) async -> SectionPages {
    let (workspace, main) = (location.workspace, settings.defaultLanguage)
    let read = await files.inParallel(jobs: options.jobs) { file in
      FrontMatter.read(file, in: workspace).map { matter in
        matter.map { SectionPages.Page(file, $0, language: file.language ?? main) }
      }
    }
    findings += read.flatMap(\.diagnostics)
    return SectionPages(read.compactMap(\.value), siteCascades: settings.cascades)
  }

  /// Gives an article whose name another has already in its language its whole path as its name.
  private static func distinct(_ entries: [SiteEntry]) -> [SiteEntry] {
    var taken: Set<String> = []
    return entries.map { entry in
      var entry = entry
      if !taken.insert("\(entry.language) \(entry.id)").inserted {
        entry.id = Article.ID(entry.path.string)
      }
      return entry
    }
  }

  // MARK: Identity

  private var language: LanguageTag? {
    newsletter.language ?? settings.language ?? unnamedLanguage
  }

  /// The publication, its title still missing where only the articles tell it.
  private var identity: PublicationIdentity {
    var identity = PublicationIdentity(
      title: "",
      language: language ?? .english,
      zone: newsletter.zone ?? settings.zone ?? .utc
    )
    identity.subtitle = newsletter.subtitle
    identity.baseURL = options.baseURL ?? newsletter.baseURL ?? settings.baseURL
    identity.publisher = newsletter.publisher
    identity.editor = newsletter.editor
    identity.rights = newsletter.rights
    return identity
  }

  private func title(_ entries: [SiteEntry]) -> String {
    let named = options.title ?? newsletter.title ?? settings.title
    if let title = named.map(MetadataText.plain), !title.isEmpty { return title }
    if let host = identity.baseURL.flatMap(WebAddress.host) { return host }
    return entries.count == 1 ? entries[0].metadata.title : "Newsletter"
  }
}

extension SectionPages.Page {
  fileprivate init(_ file: ContentFile, _ matter: FrontMatter, language: String) {
    self.init(
      path: file.folder.isEmpty ? "" : "/" + file.folder,
      language: language,
      matter: matter,
      cascades: Cascade.read(matter.map.value(ignoringCase: "cascade"))
    )
  }
}

extension ContentFile {
  /// An article that was named by itself; `index.md` is called after its folder.
  fileprivate static func alone(
    _ path: WorkspacePath,
    folderName: String,
    _ languages: LanguageNames
  ) -> ContentFile {
    let (stem, language) = languages.split(path.stem)
    let isBundle = stem == "index" && !folderName.isEmpty
    return ContentFile(
      path: path,
      role: isBundle ? .bundle : .single,
      folder: "",
      name: isBundle ? folderName : stem,
      language: language,
      format: ContentFormat(suffix: path.suffix) ?? .markdown
    )
  }
}
