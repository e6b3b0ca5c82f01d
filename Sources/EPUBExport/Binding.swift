import Articles
import Layout

/// Which document of the EPUB holds what: articles by their keys, headings by their identifiers.
struct Binding: Sendable {
  /// An article in its place in the book.
  struct Leaf: Sendable {
    var article: Article
    /// Names the article's file, and begins all identifiers in it.
    var key: String
    var department: String?
    /// Its place in the department, from 0.
    var rank: Int
    var previous: Int?
    var next: Int?

    var isFirstOfDepartment: Bool { rank == 0 }
    var href: String { key + ".xhtml" }
    /// Where its department begins; different from where the article does, so that tables of contents can tell.
    var departmentHref: String { "\(href)#\(departmentID)" }
    var departmentID: String { key + "-department" }
    var titleID: String { key + "-title" }
  }

  let leaves: [Leaf]
  let keys: [Article.ID: String]
  private let headings: [Article.ID: [String: String]]

  init(of issue: Issue) {
    let articles = issue.articles
    let digits = max(3, String(articles.count).utf8.count)
    var leaves: [Leaf] = []
    for department in issue.departments {
      for (place, article) in department.articles.enumerated() {
        let index = leaves.count
        leaves.append(
          Leaf(
            article: article,
            key: "a" + Digits.padded(index + 1, to: digits),
            department: department.title,
            rank: place,
            previous: index > 0 ? index - 1 : nil,
            next: index + 1 < articles.count ? index + 1 : nil
          )
        )
      }
    }
    self.leaves = leaves
    keys = Dictionary(leaves.map { ($0.article.id, $0.key) }, uniquingKeysWith: { a, _ in a })
    headings = Dictionary(
      leaves.map { ($0.article.id, Binding.headings(of: $0)) },
      uniquingKeysWith: { a, _ in a }
    )
  }

  /// The identifier of a heading in the EPUB; authors' own may hold what identifiers cannot.
  func heading(_ identifier: String, of article: Article.ID) -> String? {
    headings[article]?[identifier]
  }

  private static func headings(of leaf: Leaf) -> [String: String] {
    var headings: [String: String] = [:]
    leaf.article.blocks.visitHeadings { heading in
      let id = "\(leaf.key)-h\(headings.count + 1)"
      if headings[heading.identifier] == nil { headings[heading.identifier] = id }
    }
    return headings
  }
}
