import Articles
import Layout
import PageModel
import Synchronization
import TextShaping

/// The galleys of an issue that is set again and again while somebody works at its articles, or of many issues that have
/// articles in common.
///
/// A galley is taken again when nothing is other that its article was set by. The fonts are no part of that: a
/// memory is for one library of them.
package final class GalleyMemory: Sendable {
  /// What is set.
  package enum Purpose: Sendable {
    /// One issue after the other, each most likely the same: what it does not have is forgotten.
    case oneIssue
    /// Many issues, several at once.
    case manyIssues
  }

  private struct Contents {
    /// What articles were set by; galleys tell theirs by its index.
    var circumstances: [SettingCircumstances] = []
    var galleys: [Key: [Known]] = [:]
    /// How many words all of them hold.
    var words = 0
  }

  private struct Key: Hashable {
    var circumstances: Int
    var article: Article.ID
  }

  private struct Known {
    var article: ArticleCircumstances
    var galley: Galley
  }

  private let purpose: Purpose
  private let contents = Mutex(Contents())

  /// By judgement: some two hundred megabytes.
  private static let mostWords = 600_000
  /// Of one article, under the same circumstances of the issue.
  private static let mostVariants = 6

  package init(of purpose: Purpose = .oneIssue) { self.purpose = purpose }

  /// An issue that is being set.
  struct Session {
    fileprivate var circumstances: Int
  }

  /// The galley that was set of an article under the same circumstances, else the one that `set` makes.
  func galley(
    of article: ArticleMatter,
    in matter: IssueMatter,
    _ session: Session,
    set: () throws(FontFailure) -> Galley
  ) throws(FontFailure) -> Galley {
    let circumstances = ArticleCircumstances(article, in: matter)
    let key = Key(circumstances: session.circumstances, article: article.article.id)
    let variants = contents.withLock { $0.galleys[key] }
    if let known = variants?.first(where: { $0.article == circumstances }) { return known.galley }
    let galley = try set()
    keep(Known(article: circumstances, galley: galley), as: key, words: article.article.words)
    return galley
  }

  private func keep(_ known: Known, as key: Key, words: Int) {
    let most = purpose == .oneIssue ? 1 : GalleyMemory.mostVariants
    contents.withLock { contents in
      if contents.words > GalleyMemory.mostWords {
        (contents.galleys, contents.words) = ([:], 0)
      }
      contents.galleys[key] = (contents.galleys[key] ?? []).suffix(most - 1) + [known]
      contents.words += words
    }
  }

  /// Begins an issue; if it is the same again, what was set under other circumstances, and articles that it does not
  /// have, are forgotten.
  func begin(_ matter: IssueMatter) -> Session {
    let circumstances = SettingCircumstances(matter)
    return contents.withLock { contents in
      if let known = contents.circumstances.firstIndex(of: circumstances) {
        if purpose == .oneIssue { forget(allBut: matter.issue, in: &contents) }
        return Session(circumstances: known)
      }
      if purpose == .oneIssue { contents = Contents() }
      contents.circumstances.append(circumstances)
      return Session(circumstances: contents.circumstances.count - 1)
    }
  }

  private func forget(allBut issue: Issue, in contents: inout Contents) {
    let articles = Set(issue.articles.map(\.id))
    contents.galleys = contents.galleys.filter { articles.contains($0.key.article) }
    contents.words = 0
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
  /// Its place in the department matters only for its head.
  var article: ArticleMatter
  var head: StyleRole
  /// What is told of it out of the whole issue.
  var byline: [String?]
  var pictures: [PagePicture?]
  /// Where its own places are, and those of other articles to which it leads.
  var names: AnchorNames
  var hasTakeawaysStrip: Bool

  init(_ article: ArticleMatter, in matter: IssueMatter) {
    self.article = article
    self.article.rank = 0
    head = matter.form.head(ofRank: article.rank)
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
