import Articles
import Layout

/// The names of all places of an issue that links can lead to; the same in every build.
struct AnchorNames: Hashable, Sendable {
  private let articles: [Article.ID: Names]

  private struct Names: Hashable, Sendable {
    var base: String
    var headings: Set<String>
    var fragments: [String: String]
  }

  init(of issue: Issue) {
    var taken: Set<String> = []
    var articles: [Article.ID: Names] = [:]
    for article in issue.articles {
      let name = article.id.path.split(separator: "/").last.map(String.init) ?? ""
      let base = AnchorNames.free(Slug.of(name), in: &taken)
      var headings: Set<String> = []
      article.blocks.visitHeadings { headings.insert($0.identifier) }
      articles[article.id] = Names(base: base, headings: headings, fragments: article.anchors)
    }
    self.articles = articles
  }

  private init(articles: [Article.ID: Names]) { self.articles = articles }

  static let contents = "contents"

  /// The names of an article's own places and of the articles to which it leads.
  func names(seenFrom article: Article) -> AnchorNames {
    var seen: Set<Article.ID> = [article.id]
    article.visitLinks { link in
      if case .article(let id, _) = link.target { seen.insert(id) }
    }
    return AnchorNames(articles: articles.filter { seen.contains($0.key) })
  }

  func article(_ id: Article.ID) -> String? { articles[id]?.base }

  /// A heading or other place of an article by a fragment that leads there; its top where there is none.
  func place(_ fragment: String?, of id: Article.ID) -> String? {
    guard let names = articles[id] else { return nil }
    guard let fragment else { return names.base }
    let heading = names.fragments[fragment] ?? fragment
    return names.headings.contains(heading) ? "\(names.base)/\(heading)" : names.base
  }

  func note(_ index: Int, of id: Article.ID) -> String { "\(base(id))/note-\(index + 1)" }

  /// The first mark in the text that leads to a note.
  func noteMark(_ index: Int, of id: Article.ID) -> String { "\(base(id))/mark-\(index + 1)" }

  /// Where an article of the front page goes on; no heading's name has two slashes.
  func rest(of id: Article.ID) -> String { "\(base(id))//rest" }

  private func base(_ id: Article.ID) -> String { articles[id]?.base ?? "" }

  private static func free(_ slug: String, in taken: inout Set<String>) -> String {
    var name = slug
    var count = 1
    while name == contents || !taken.insert(name).inserted {
      count += 1
      name = "\(slug)-\(count)"
    }
    return name
  }
}
