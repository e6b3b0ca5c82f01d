import Pictures
import Publication
import Workspace

extension Catalog {
  /// The files by which people, e-readers and feed readers find all others.
  static let entrances = [
    SitePage.front, FeedAddress.root.path(in: .atom), FeedAddress.root.path(in: .json),
    NewsFeed.path,
  ]

  /// All files of the catalog, none twice.
  var files: [OutputTree.File] {
    var tree: [CatalogPath: OutputTree.File.Contents] = [:]
    for feed in feeds {
      tree[feed.address.path(in: .atom)] = .bytes(AcquisitionFeed(catalog: self).document(feed))
      tree[feed.address.path(in: .json)] = .bytes(PublicationsFeed(catalog: self).document(feed))
    }
    tree[NewsFeed.path] = .bytes(NewsFeed(catalog: self).document)
    tree[SitePage.front] = .bytes(FrontPage(catalog: self).document)
    tree[SitePage.archive] = .bytes(ArchivePage(catalog: self).document)
    tree[SitePage.styles] = .bytes(Array(SiteStyle.sheet.utf8))
    for (place, issue) in issues.enumerated() {
      tree[issue.page] = .bytes(IssuePage(catalog: self, place: place).document)
      if let cover = issue.cover, let path = issue.coverPath {
        tree[path] = .bytes(cover.whole.bytes)
        tree[issue.smallCoverPath] = .bytes(cover.small.bytes)
      }
      for download in issue.downloads { tree[download.path] = .sameAs(download.source) }
    }
    return tree.compactMap { path, contents in
      WorkspacePath(path.string).map { OutputTree.File($0, contents) }
    }.sorted { $0.path < $1.path }
  }
}
