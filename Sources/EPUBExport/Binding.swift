import Articles
import Layout

/// Which document of the EPUB holds what: articles by their keys, headings by their identifiers.
struct Binding: Sendable {
  /// An article in its place in the book.
  struct Leaf: Sendable {
    var article: Article
    var parts: ArticleParts
    /// Names the article's first file, and begins all identifiers in it.
    var key: String
    var department: String?
    /// Its place in the department, from 0.
    var rank: Int
    var previous: Int?
    var next: Int?

    var isFirstOfDepartment: Bool { rank == 0 }
    /// Where the article begins.
    var href: String { href(ofPart: 0) }
    var partHrefs: [String] { parts.ranges.indices.map(href) }
    /// Where its department begins; different from where the article does, so that tables of contents can tell.
    var departmentHref: String { "\(href)#\(departmentID)" }
    var departmentID: String { key + "-department" }
    var titleID: String { key + "-title" }

    /// The name of a part's file without suffix: `a001`, then `a001-2`.
    func key(ofPart part: Int) -> String { part == 0 ? key : "\(key)-\(part + 1)" }
    func href(ofPart part: Int) -> String { key(ofPart: part) + ".xhtml" }

    /// The title of a part as a link names it; of several, with a number.
    func title(ofPart part: Int) -> String {
      let title = article.metadata.title
      return parts.ranges.count > 1 ? "\(title) (\(part + 1)/\(parts.ranges.count))" : title
    }
  }

  /// Where a heading is.
  struct Anchor: Sendable {
    var id: String
    /// The document, relative to the package document.
    var href: String
  }

  let leaves: [Leaf]
  private let places: [Article.ID: Int]
  private let headings: [Article.ID: [String: Anchor]]

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
            parts: ArticleParts(of: article),
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
    places = Dictionary(
      leaves.enumerated().map { ($1.article.id, $0) },
      uniquingKeysWith: { a, _ in a }
    )
    headings = Dictionary(
      leaves.map { ($0.article.id, Binding.headings(of: $0)) },
      uniquingKeysWith: { a, _ in a }
    )
  }

  func leaf(of article: Article.ID) -> Leaf? { places[article].map { leaves[$0] } }

  /// A heading in the EPUB; authors' own identifiers may hold what ours cannot.
  func heading(_ identifier: String, of article: Article.ID) -> Anchor? {
    headings[article]?[identifier]
  }

  private static func headings(of leaf: Leaf) -> [String: Anchor] {
    var headings: [String: Anchor] = [:]
    var count = 0
    for (part, range) in leaf.parts.ranges.enumerated() {
      Array(leaf.article.blocks[range]).visitHeadings { heading in
        guard headings[heading.identifier] == nil else { return }
        count += 1
        headings[heading.identifier] = Anchor(
          id: "\(leaf.key)-h\(count)",
          href: leaf.href(ofPart: part)
        )
      }
    }
    return headings
  }
}
