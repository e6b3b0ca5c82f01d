import Articles
import Diagnostics
import Workspace

extension SettingsReader {
  /// A feed is a site whose configuration and articles are one file.
  mutating func readFeed(_ location: SiteLocation) {
    settings.markup.templates = .none
    guard let file = location.feed else {
      findings.append(.unreadableFeed(".", "there is no feed in this folder"))
      return
    }
    guard let feed = FeedFile.read(file, in: workspace).collecting(into: &findings) else { return }
    settings.feed = feed
    settings.title = feed.title.map(MetadataText.plain)
    settings.language = feed.language.flatMap(LanguageTag.init)
    if let tag = settings.language { settings.defaultLanguage = tag.tag.lowercased() }
    settings.baseURL = (feed.home ?? feed.address).flatMap(FeedAddress.folder)
      .flatMap(WebAddress.base)
  }
}

/// A file that holds a feed.
enum FeedFile {
  /// Names that feeds have where nobody names them.
  static let usualNames = [
    "feed.xml", "atom.xml", "rss.xml", "index.xml", "feed.atom", "feed.rss", "feed.json",
  ]

  static func isNamedAsFeed(_ path: WorkspacePath) -> Bool {
    ["xml", "rss", "atom", "json", "rdf"].contains(path.suffix)
  }

  static func read(_ path: WorkspacePath, in workspace: any Workspace) -> Diagnosed<Feed?> {
    do throws(ReadFailure) {
      let bytes = try workspace.bytes(at: path, limit: ContentLimits.feedSize)
      return FeedReader.read(bytes, file: path.string)
    } catch {
      return Diagnosed(nil, [.unreadableFeed(path.string, error.words)])
    }
  }
}
