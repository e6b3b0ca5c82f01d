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
  package func articles(_ entries: [SiteEntry], jobs: Int) async -> Diagnosed<[Article]> {
    let entries = Site.distinct(entries)
    let reader = ArticleReader(self, issue: entries)
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
      if !taken.insert(entry.id).inserted { entry.id.path += "." + entry.language }
      return entry
    }
  }

  /// Every article of the site as `list` shows it, in the order of the selection's candidates.
  ///
  /// Words are counted in the source: to read all texts takes many times as long, and what is wrong in them is no
  /// concern of a list.
  package func listing(of selection: Selection, jobs: Int) async -> [ListedArticle] {
    await selection.candidates.inParallel(jobs: jobs) { candidate in
      ListedArticle(candidate, words: wordsInSource(of: candidate.entry), zone: identity.zone)
    }
  }

  /// Words of title, description and text; a title that stands in the text is counted there.
  private func wordsInSource(of entry: SiteEntry) -> Int {
    guard entry.problem != .unreadable else { return 0 }
    let title = WordCount(of: entry.metadata.title).words
    let description = WordCount(of: entry.metadata.description ?? "").words
    if !entry.rawTitle.isEmpty, let text = textBelowFrontMatter(of: entry) {
      return title + description + SourceWords.count(text)
    }
    guard let matter = sources.source(of: entry.file, language: entry.language).value?.matter else {
      return 0
    }
    let isTitleInText = entry.rawTitle.isEmpty && matter.firstHeading != nil
    return (isTitleInText ? 0 : title) + description + SourceWords.count(matter.body)
  }

  /// The text of a file that begins with front matter, where that need not be read once more to find it: JSON's end
  /// is known when it is read.
  private func textBelowFrontMatter(of entry: SiteEntry) -> ArraySlice<UInt8>? {
    guard entry.file.feed == nil,
      let bytes = try? sources.workspace.bytes(at: entry.path, limit: ContentLimits.articleSize),
      let text = try? FrontMatterText.split(bytes).get(),
      text.format == .yaml || text.format == .toml
    else { return nil }
    return text.body
  }
}
