package import Articles
import Configuration
package import Diagnostics
import Jobs
import Workspace

extension Site {
  /// Reads articles with their texts, for an issue that holds just these: links among them stay inside it.
  ///
  /// In the order of `entries`; one that cannot be read any more is left out, with an error. Findings are in the
  /// order of the articles, and within each in that of its lines.
  ///
  /// With a `memory` an article is read once for all issues in which it is the same.
  package func articles(
    _ entries: [SiteEntry],
    jobs: Int,
    memory: ArticleMemory? = nil
  ) async -> Diagnosed<[Article]> {
    let entries = Site.distinct(entries)
    let reader = ArticleReader(self, issue: entries, memory: memory)
    let read = await entries.inParallel(jobs: jobs) { reader.article(of: $0) }
    let findings = read.flatMap { $0.diagnostics.sorted() }
    return Diagnosed(read.compactMap(\.value), Site.sayingOnce(findings))
  }

  /// The findings without those that say again of the site what one before has said.
  private static func sayingOnce(_ findings: [Diagnostic]) -> [Diagnostic] {
    var said: Set<String> = []
    return findings.filter { finding in
      guard ["guessed-shortcode", "remote-catalogue"].contains(finding.id) else { return true }
      return said.insert("\(finding.id) \(finding.message)").inserted
    }
  }

  /// Articles as their front matter tells of them, without texts and pictures; `nil` when a title stands in a text.
  package func outlines(of entries: [SiteEntry]) -> [Article]? {
    guard !entries.contains(where: \.rawTitle.isEmpty) else { return nil }
    let entries = Site.distinct(entries)
    let reader = ArticleReader(self, issue: [])
    return entries.map(reader.outline)
  }

  /// The outline of one article with its picture; `nil` when its file cannot be read.
  package func picturedOutline(of entry: SiteEntry) -> Article? {
    ArticleReader(self, issue: [entry]).picturedOutline(of: entry)
  }

  /// The entries, those that are translations of one before them told apart by their language.
  private static func distinct(_ entries: [SiteEntry]) -> [SiteEntry] {
    var taken: Set<Article.ID> = []
    return entries.map { entry in
      var entry = entry
      if !taken.insert(entry.id).inserted { entry.particulars.id.path += "." + entry.language }
      return entry
    }
  }

  /// Every article of the site as `list` shows it, in the order of the selection's candidates.
  ///
  /// Its words are there where the site was opened for a list: they are counted in the source, since to read all texts
  /// takes many times as long, and what is wrong in them is no concern of a list.
  package func listing(of selection: Selection, jobs: Int) async -> [ListedArticle] {
    let zone = identity.zone
    return await selection.candidates.inParallel(jobs: jobs) { ListedArticle($0, zone: zone) }
  }
}
