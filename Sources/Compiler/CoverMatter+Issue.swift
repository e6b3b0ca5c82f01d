internal import Articles
internal import Layout
internal import Typesetting

extension CoverMatter {
  /// What stands on the cover of an issue.
  init(of issue: Issue, picture: CoverMatter.Picture?) {
    self.init(
      name: issue.publication.title,
      subtitle: issue.publication.subtitle ?? "",
      date: issue.coverDate,
      number: issue.numberLine ?? "",
      title: issue.lead.map(\.metadata.title) ?? "",
      deck: issue.lead?.metadata.description ?? "",
      byline: issue.lead.flatMap(issue.byline) ?? "",
      departments: issue.departments.compactMap(\.title),
      lines: Array(issue.coverLines.dropFirst().prefix(12)),
      picture: picture,
      language: issue.publication.language.tag
    )
  }
}

extension Issue {
  /// Every article as a cover tells it, the lead first.
  fileprivate var coverLines: [CoverMatter.Line] {
    departments.flatMap { department in
      department.articles.map {
        CoverMatter.Line(title: $0.metadata.title, department: department.title ?? "")
      }
    }
  }

  /// The date on the cover: the days of the period, else the issue's own.
  fileprivate var coverDate: String {
    guard period.to != nil || modified != .ofUndatedIssues else { return "" }
    return phrases.days(of: period) ?? phrases.date(date)
  }
}
