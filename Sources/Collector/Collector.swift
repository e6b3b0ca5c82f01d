package import Articles
package import Diagnostics

/// Opens sites: finds their articles and reads what they say of themselves.
package enum Collector {
  /// What the command says about a publication; each wins over `newsletter.yaml` and the site.
  package struct Options: Hashable, Sendable {
    package var title: String?
    /// Normal already: see `Collector.baseURL`.
    package var baseURL: String?
    /// What a site that names no language is taken to be written in, unless it keeps several apart.
    package var language: LanguageTag?
    /// How many files are worked on at once.
    package var jobs: Int
    /// Whether the words of every article are counted in its source, for `Site.listing`.
    package var countsWords: Bool
    /// Where what was understood of large sites is kept from one run to the next; `nil` for nowhere.
    package var cache: CacheUse?

    package init(
      title: String? = nil,
      baseURL: String? = nil,
      language: LanguageTag? = nil,
      jobs: Int = 4,
      countsWords: Bool = false,
      cache: CacheUse? = nil
    ) {
      self.title = title
      self.baseURL = baseURL
      self.language = language
      self.jobs = jobs
      self.countsWords = countsWords
      self.cache = cache
    }
  }

  /// How the cache is used.
  package struct CacheUse: Hashable, Sendable {
    /// An absolute path; made when there is something to be kept.
    package var folder: String
    /// Sites of fewer files are read as fast as any cache.
    package var fewestFiles = 1_000
    /// How long ago, in nanoseconds, a file must have changed for the last time for its record to be kept: longer than
    /// the clocks of file systems are slow, which may tell two changes within two seconds by nothing.
    package var settlingTime = 2_000_000_000

    package init(folder: String) { self.folder = folder }
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
    // The cache has to know everything that was read before the articles.
    let watched = options.cache.map { _ in WatchedWorkspace(location.workspace) }
    var watchedLocation = location
    if let watched { watchedLocation.workspace = watched }
    let settings = try SettingsReader.read(watchedLocation).collecting(into: &findings)
    let newsletter = try NewsletterReader.read(watchedLocation)
      .collecting(into: &findings)
    var opening = SiteOpening(
      location: location,
      settings: settings,
      newsletter: newsletter,
      options: options,
      watched: watched
    )
    let site = await opening.site().collecting(into: &findings)
    return Diagnosed(site, findings)
  }
}
