import Articles
import Configuration
import Diagnostics
import Workspace

/// The items of feeds as articles, each under a path of its own below that of its feed: `feed.xml/the-ferry`.
struct FeedShelf: Sendable {
  private(set) var files: [ContentFile] = []
  private var articles: [WorkspacePath: FeedArticle] = [:]
  /// How often each path was wanted.
  private var names: [WorkspacePath: Int] = [:]

  /// Adds the items of a feed; one that cannot be read is left out, with an error.
  mutating func add(_ feed: Feed, file: WorkspacePath) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    if feed.items.count > ContentLimits.feedItems {
      findings.append(.tooManyItems(feed.items.count, in: file.string))
    }
    for (index, item) in feed.items.prefix(ContentLimits.feedItems).enumerated() {
      let place = SourcePlace(file: file.string, line: item.line)
      let size = item.content?.text.utf8.count ?? 0
      guard size <= ContentLimits.articleSize else {
        findings.append(.tooLargeItem(size, at: place))
        continue
      }
      let article = FeedArticle(item, of: feed, at: place)
      let name = item.name ?? "item-\(index + 1)"
      guard let path = freePath(file, name) else { continue }
      articles[path] = article
      files.append(
        ContentFile(
          path: path,
          role: .single,
          folder: "",
          name: path.name,
          format: .html,
          feed: FeedPlace(file: file.string, base: item.base)
        )
      )
    }
    return findings
  }

  func article(at path: WorkspacePath) -> FeedArticle? { articles[path] }

  /// The path below the feed's for an article; with a number where others have the name.
  private mutating func freePath(_ file: WorkspacePath, _ name: String) -> WorkspacePath? {
    guard let wanted = file.appending(name) else { return nil }
    repeat {
      names[wanted, default: 0] += 1
      let number = names[wanted] ?? 1
      guard let path = number == 1 ? wanted : file.appending("\(name)-\(number)") else {
        return nil
      }
      if articles[path] == nil { return path }
    } while true
  }
}

/// The feed that an article comes from.
struct FeedPlace: Hashable, Sendable {
  /// The feed's file, as findings name it.
  var file: String
  /// What relative addresses in the article are relative to.
  var base: String?
}

/// An item of a feed in the words that all articles share.
struct FeedArticle: Sendable {
  private let item: FeedItem
  private let place: SourcePlace
  let source: ArticleSources.Source

  init(_ item: FeedItem, of feed: Feed, at place: SourcePlace) {
    self.item = item
    self.place = place
    let matter = FeedMatter(item, of: feed, at: place).matter()
    let fields =
      [item.id, item.address, item.title?.text, item.published?.text, item.updated?.text]
      .map { $0 ?? "" } + [String(decoding: matter.body, as: UTF8.self)]
    source = ArticleSources.Source(
      matter: matter,
      bytes: Array(fields.joined(separator: "\n").utf8)
    )
  }

  /// What an author should know who prints it.
  var findings: [Diagnostic] {
    item.content == nil && item.summary != nil ? [.summaryOnly(at: place)] : []
  }

  /// Gives an entry the name and the address that the feed has for it.
  func name(_ entry: inout SiteEntry.Particulars) {
    if let id = item.id ?? item.address { entry.id = Article.ID(id) }
    entry.address = item.address ?? ""
    entry.permalink = item.address ?? item.id ?? entry.path.string
    entry.metadata.url = item.address
    entry.oldAddresses = []
    entry.metadata.path = place.file
  }
}

extension FeedItem {
  /// What its address, else its identity, ends in.
  fileprivate var name: String? {
    let sources = [address.map { WebAddress.Parts($0).path }, id]
    for source in sources.compactMap(\.self) {
      let last = source.split { "/?=&:,".contains($0) }.last.map(String.init) ?? ""
      let stem = [".html", ".htm", ".php"].first(where: last.hasSuffix).map {
        String(last.dropLast($0.count))
      }
      let name = URLSegments.sanitised(PercentEncoding.decoded(stem ?? last))
        .split(separator: "/").joined(separator: "-")
      if name.contains(where: { $0.isLetter || $0.isNumber }) { return String(name.prefix(100)) }
    }
    return nil
  }
}
