import Articles
import Geometry
import Layout
import PageModel

/// A picture that can be set: whoever draws the pages has it under the same key.
package struct PagePicture: Hashable, Sendable {
  package var key: String
  /// In pixels.
  package var width: Int
  package var height: Int

  package init(key: String, width: Int, height: Int) {
    self.key = key
    self.width = width
    self.height = height
  }
}

/// What all articles of an issue share while they are set.
struct IssueMatter: Sendable {
  var issue: Issue
  var layout: LayoutDescription
  var form: ArticleForm
  /// By the paths of their files.
  var pictures: [String: PagePicture]
  var names: AnchorNames
  var columns: ColumnMeasures
  /// The number of the page after the cover.
  var firstPage = 1
  /// Where articles stand on the front page, if they do.
  var front: [Article.ID: FrontPlace] = [:]
}

extension IssueMatter {
  /// Whether the takeaways of the lead stand across the front page.
  var hasTakeawaysStrip: Bool {
    guard !columns.front.isEmpty, let limit = layout.takeawaysLimit, let lead = frontLead else {
      return false
    }
    return (1...max(limit, 1)).contains(lead.takeaways.count)
  }

  /// Whether there is a list of contents: one article needs none.
  var hasContents: Bool { layout.contents != nil && issue.articles.count > 1 }

  var frontLead: Article? { issue.articles.first { front[$0.id] == .lead } }

  /// All articles in their places.
  ///
  /// A sentence that two of them quote is repeated large in the first.
  var articles: [ArticleMatter] {
    let wordsPerPullQuote = layout.departments?.wordsPerPullQuote ?? 0
    var said: Set<String> = []
    return issue.departments.flatMap { department in
      department.articles.enumerated().map { rank, article in
        let pulled = PullQuotes(of: article, every: wordsPerPullQuote, notIn: said)
        said.formUnion(pulled.quotes.values)
        return ArticleMatter(
          article: article,
          department: department.title,
          rank: rank,
          front: front[article.id],
          pullQuotes: pulled.quotes
        )
      }
    }
  }
}

/// A place on a front page.
enum FrontPlace: Hashable, Sendable {
  case lead
  /// Beside the lead.
  case rail
}

/// The widths in which an article is set.
struct ColumnMeasures: Hashable, Sendable {
  /// Of the text.
  var text: Length
  /// Of headlines, which may stand over the text and what is beside it.
  var head: Length
  /// Of one column, of two with the gutter between them, and so on, on pages of several.
  var spans: [Length] = []
  /// Of what stands beside the text; `nil` on paper too narrow for it.
  var side: Length?
  /// The most that a picture may be high.
  var pictureHeight: Length
  /// What stands beside the text.
  var sideParts: [ArticlePart]
  /// Of the lead's head on the front page, and of the heads beside it.
  var front: [FrontPlace: Length] = [:]
}

/// An article's place in its issue.
struct ArticleMatter: Hashable, Sendable {
  var article: Article
  var department: String?
  /// Its place in the department, from 0.
  var rank: Int
  /// Where it stands on the front page, if it does.
  var front: FrontPlace?
  /// Its sentences that are repeated large, by the blocks before which they stand.
  var pullQuotes: [Int: String] = [:]

  /// The article on a page inside.
  var inside: ArticleMatter {
    var matter = self
    matter.front = nil
    return matter
  }
}
