import Articles
import Diagnostics
import Synchronization
import Workspace

/// Articles that were read for one issue and are the same in another, where their links lead to the same places.
package final class ArticleMemory: Sendable {
  private struct Known {
    var id: Article.ID
    /// Which other articles it was asked for whether the issue holds them.
    var answers: IssueMembers.Answers
    var article: Diagnosed<Article?>
  }

  private struct Contents {
    var articles: [WorkspacePath: [Known]] = [:]
    var words = 0
  }

  private let contents = Mutex(Contents())

  /// By judgement: some two hundred megabytes.
  private static let mostWords = 1_000_000
  /// Of one article.
  private static let mostVariants = 6

  package init() {}

  /// The article as it was read for an issue in which its links lead where they do in this one, else as `read` reads it.
  func article(
    of entry: SiteEntry,
    in issue: IssueMembers,
    read: (IssueMembers) -> Diagnosed<Article?>
  ) -> Diagnosed<Article?> {
    let variants = contents.withLock { $0.articles[entry.path] }
    let known = variants?.first { $0.id == entry.id && issue.gives($0.answers) }
    if let known { return known.article }
    let notes = IssueMembers.Notes()
    let article = read(issue.noting(in: notes))
    keep(Known(id: entry.id, answers: notes.all, article: article), of: entry.path)
    return article
  }

  private func keep(_ known: Known, of path: WorkspacePath) {
    contents.withLock { contents in
      if contents.words > ArticleMemory.mostWords { contents = Contents() }
      let others = contents.articles[path] ?? []
      contents.articles[path] = others.suffix(ArticleMemory.mostVariants - 1) + [known]
      contents.words += known.article.value?.words ?? 0
    }
  }
}
