import Articles
import CacheFiles
import Configuration
import Diagnostics
import Jobs
import Workspace

/// The steps from a site's settings to its articles.
struct SiteOpening {
  let location: SiteLocation
  let settings: SiteSettings
  let newsletter: Newsletter
  let options: Collector.Options
  /// What everything is read by that the articles' entries follow from, but for their own files.
  private let watched: WatchedWorkspace?
  /// The language of a site that does not name its own; `nil` when nobody names it.
  private var unnamedLanguage: LanguageTag?

  init(
    location: SiteLocation,
    settings: SiteSettings,
    newsletter: Newsletter,
    options: Collector.Options,
    watched: WatchedWorkspace?
  ) {
    self.location = location
    self.watched = watched
    self.settings = settings
    self.newsletter = newsletter
    self.options = options
  }

  private var watchedWorkspace: any Workspace {
    if let watched { watched } else { location.workspace }
  }

  mutating func site() async -> Diagnosed<Site> {
    var findings: [Diagnostic] = []
    let cache = cache
    // Read while the site is walked.
    async let contents = cache?.contents()
    let feeds = feeds().collecting(into: &findings)
    let files = await files().collecting(into: &findings)
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
      people: People(in: watchedWorkspace, folder: settings.dataFolder),
      countsWords: options.countsWords
    )
    let articles = (files.filter { $0.role != .section } + feeds.files).sortedByPath
    let (records, keeping) = await records(of: articles, reader, cache, contents)
    findings += records.flatMap(\.findings)
    if language == nil { findings.append(.assumedLanguage()) }
    let site = site(SiteOpening.distinct(records.compactMap(\.entry)), sources, keeping)
    if ownTitle(site.entries) == nil { findings.append(.assumedTitle(site.identity.title)) }
    return Diagnosed(site, findings.sorted())
  }

  /// What the files say, those of large sites from the cache as far as they are what they were.
  private func records(
    of files: [ContentFile],
    _ reader: EntryReader,
    _ cache: EntryCache?,
    _ contents: CacheFile.Contents?
  ) async -> (records: [EntryRecord], keeping: Task<Void, Never>?) {
    guard let cache, let use = options.cache, files.count >= use.fewestFiles else {
      return (await files.inParallel(jobs: options.jobs) { reader.record(of: $0).record }, nil)
    }
    let reading = EntryCache.Reading(
      workspace: location.workspace,
      fingerprint: fingerprint,
      settlingTime: use.settlingTime,
      countsWords: options.countsWords,
      jobs: options.jobs,
      read: reader.record
    )
    let read = await cache.records(of: files, contents, reading)
    return (read.records, read.keeping)
  }

  private var cache: EntryCache? {
    options.cache.flatMap {
      EntryCache(ofSiteAt: location.workspace.canonicalPath(of: .root), in: $0.folder)
    }
  }

  /// Everything, but for the articles' own files, that their entries follow from.
  private var fingerprint: [String] {
    let identity = identity
    let zones = [identity.zone, settings.zone] + settings.languages.map(\.rules?.zone)
    let own = ["\(location.kind)", identity.language.tag, identity.baseURL ?? ""]
    return own + zones.map { $0?.edition ?? "" } + (watched?.fingerprint ?? [])
  }

  private func site(
    _ entries: [SiteEntry],
    _ sources: ArticleSources,
    _ keeping: Task<Void, Never>?
  ) -> Site {
    var identity = identity
    identity.title = ownTitle(entries) ?? "Newsletter"
    return Site(
      location: location,
      settings: settings,
      newsletter: newsletter,
      identity: identity,
      entries: entries,
      sources: sources,
      keeping: keeping
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

  private func files() async -> Diagnosed<[ContentFile]> {
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
    return await ContentWalker.files(
      in: location.workspace,
      settings: settings,
      languages: languages,
      chosen: newsletter.content?.folders ?? [],
      jobs: options.jobs
    )
  }

  private func sections(
    _ files: [ContentFile],
    _ findings: inout [Diagnostic]
  ) async -> SectionPages {
    let (workspace, main) = (watchedWorkspace, settings.defaultLanguage)
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
    struct Name: Hashable {
      var language: String
      var id: Article.ID
    }
    var taken = Set<Name>(minimumCapacity: entries.count)
    var entries = entries
    for index in entries.indices {
      let name = Name(language: entries[index].language, id: entries[index].id)
      if !taken.insert(name).inserted {
        entries[index].particulars.id = Article.ID(entries[index].path.string)
      }
    }
    return entries
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

  /// What the publication is called by itself, by its place on the web, or by the one article that was named.
  private func ownTitle(_ entries: [SiteEntry]) -> String? {
    let named = options.title ?? newsletter.title ?? settings.title
    if let title = named.flatMap(MetadataText.words) { return title }
    if let host = identity.baseURL.flatMap(WebAddress.host) { return host }
    return location.article == nil ? nil : entries.first?.metadata.title
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
