package import Articles
package import Diagnostics

/// Composes what was selected into an issue.
package struct Composer: Sendable {
  package var departments: [DepartmentRule]

  package init(departments: [DepartmentRule] = []) {
    self.departments = departments
  }

  /// Makes the issue of `articles`, in which every link leads somewhere.
  ///
  /// `isSorted` says that the articles come in an order which the editor asked for and which departments keep;
  /// else pinned ones come first, then by weight, then the newest, then by path.
  package func compose(
    _ articles: [Article],
    of publication: PublicationIdentity,
    siteLanguage: LanguageTag,
    period: Period,
    edition: String? = nil,
    isSorted: Bool = false
  ) -> Diagnosed<Issue> {
    let checked = ReferenceCheck(articles).checked
    let issue = Issue(
      publication: publication,
      siteLanguage: siteLanguage,
      edition: edition,
      period: period,
      modified: Composer.lastChange(of: articles) ?? .ofUndatedIssues,
      departments: grouped(isSorted ? checked.value : checked.value.sorted(by: Composer.precedes))
    )
    return Diagnosed(issue, checked.diagnostics)
  }

  private func grouped(_ articles: [Article]) -> [Department] {
    departments.grouping(articles, by: \.metadata)
      .map { Department(title: $0.title, articles: $0.members) }
  }

  private static func precedes(_ a: Article, _ b: Article) -> Bool {
    let (a, b) = (a.metadata, b.metadata)
    if a.isPinned != b.isPinned { return a.isPinned }
    if a.weight != b.weight { return (a.weight ?? .max) < (b.weight ?? .max) }
    let (first, second) = (a.publication, b.publication)
    if first != second {
      return (first?.secondsSinceEpoch ?? .min) > (second?.secondsSinceEpoch ?? .min)
    }
    return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }

  private static func lastChange(of articles: [Article]) -> Timestamp? {
    articles
      .flatMap { [$0.metadata.date, $0.metadata.publishDate, $0.metadata.lastModified] }
      .compactMap(\.self).max()
  }
}
