import Articles
import Layout
import PageModel
import Synchronization
import TextShaping

/// The galleys of an issue that is set again and again while somebody works at its articles.
///
/// A galley is taken again when nothing has changed that its article was set by. The fonts are no part of that: a
/// memory is for one library of them.
package final class GalleyMemory: Sendable {
  private struct Contents {
    var circumstances: SettingCircumstances?
    var galleys: [Article.ID: (article: ArticleCircumstances, galley: Galley)] = [:]
  }

  private let contents = Mutex(Contents())

  package init() {}

  /// The galley that was set of an article under the same circumstances, else the one that `set` makes.
  func galley(
    of article: ArticleMatter,
    in matter: IssueMatter,
    set: () throws(FontFailure) -> Galley
  ) throws(FontFailure) -> Galley {
    let circumstances = ArticleCircumstances(article, in: matter)
    let known = contents.withLock { $0.galleys[article.article.id] }
    if let known, known.article == circumstances { return known.galley }
    let galley = try set()
    contents.withLock { $0.galleys[article.article.id] = (circumstances, galley) }
    return galley
  }

  /// Begins an issue: what was set under other circumstances, and articles that it does not have, are forgotten.
  func begin(_ matter: IssueMatter) {
    let circumstances = SettingCircumstances(matter)
    let articles = Set(matter.issue.articles.map(\.id))
    contents.withLock { contents in
      if contents.circumstances != circumstances { contents.galleys = [:] }
      contents.circumstances = circumstances
      contents.galleys = contents.galleys.filter { articles.contains($0.key) }
    }
  }
}

/// What all articles of an issue are set by.
private struct SettingCircumstances: Hashable {
  var layout: LayoutDescription
  var columns: ColumnMeasures
  var language: LanguageTag
  var firstPage: Int

  init(_ matter: IssueMatter) {
    layout = matter.layout
    columns = matter.columns
    language = matter.issue.publication.language
    firstPage = matter.firstPage
  }
}

/// What one article is set by, beside that.
private struct ArticleCircumstances: Hashable {
  var article: ArticleMatter
  /// What is told of it out of the whole issue.
  var byline: [String?]
  var pictures: [PagePicture?]
  /// Where its own places are, and those of other articles to which it leads.
  var names: AnchorNames
  var hasTakeawaysStrip: Bool

  init(_ article: ArticleMatter, in matter: IssueMatter) {
    self.article = article
    byline = matter.form.byline.map { template in
      template.filled {
        matter.issue.value(of: $0, in: article.article, department: article.department)
      }
    }
    pictures = article.article.images.map { image in
      if case .file(let path) = image.source { matter.pictures[path] } else { nil }
    }
    names = matter.names.names(seenFrom: article.article)
    hasTakeawaysStrip = article.front == .lead && matter.hasTakeawaysStrip
  }
}
