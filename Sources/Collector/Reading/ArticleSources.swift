import Configuration
import Diagnostics
import Workspace

/// Where the front matter and texts of articles come from.
struct ArticleSources: Sendable {
  let workspace: any Workspace
  let dialect: any SiteDialect
  let sections: SectionPages
  var feeds = FeedShelf()

  /// An article as its site means it, in the words that all kinds of sites share.
  struct Source: Sendable {
    var matter: FrontMatter
    /// The whole file, of which the record keeps a sum.
    var bytes: [UInt8]
  }

  /// The source of an article in a language; `nil`, with an error, when it cannot be read.
  func source(of file: ContentFile, language: String) -> Diagnosed<Source?> {
    source(of: file, language: language, bytes: bytes(of: file).map(\.bytes))
  }

  /// The whole of an article's file; those of items of feeds are empty.
  func bytes(of file: ContentFile) -> Result<StampedBytes, ReadFailure> {
    if file.feed != nil { return .success(StampedBytes(bytes: [], stamp: nil)) }
    return Result { () throws(ReadFailure) in
      try workspace.stampedBytes(at: file.path, limit: ContentLimits.articleSize)
    }
  }

  /// The source of an article whose file was read already.
  func source(
    of file: ContentFile,
    language: String,
    bytes: Result<[UInt8], ReadFailure>
  ) -> Diagnosed<Source?> {
    if let item = feeds.article(at: file.path) { return Diagnosed(item.source) }
    switch bytes {
    case .failure(let failure):
      return Diagnosed(nil, [.unreadableArticle(failure, in: file.path.string)])
    case .success(let bytes):
      return dialect.matter(of: bytes, file: file.path.string).map { matter in
        guard var matter else { return nil }
        matter.inherited = sections.inherited(by: file, language: language)
        dialect.understand(&matter, of: file)
        return Source(matter: matter, bytes: bytes)
      }
    }
  }
}
