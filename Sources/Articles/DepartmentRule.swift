/// A department as the publication's configuration names it, and what belongs there.
package struct DepartmentRule: Hashable, Sendable {
  package var title: String
  /// Categories that make an article belong there; the title alone, where none is named.
  package var categories: [String]

  package init(title: String, categories: [String] = []) {
    self.title = title
    self.categories = categories
  }

  /// Compared without regard to case, and to space against hyphen.
  package func matches(_ metadata: ArticleMetadata) -> Bool {
    let wanted = Set((categories.isEmpty ? [title] : categories).map(Term.folded))
    let sections = metadata.sectionTitle.map { [$0] } ?? []
    return (metadata.categories + sections).contains { wanted.contains(Term.folded($0)) }
  }
}

extension [DepartmentRule] {
  /// Articles by their departments: as configured, then others by first appearance; those that are empty are not there.
  package func grouping<Member>(
    _ members: [Member],
    by metadata: (Member) -> ArticleMetadata
  ) -> [(title: String?, members: [Member])] {
    var titles: [String?] = []
    var groups: [String?: [Member]] = [:]
    for member in members {
      let title = title(for: metadata(member))
      if groups[title] == nil { titles.append(title) }
      groups[title, default: []].append(member)
    }
    var ordered: [String?] = []
    for title in map({ Optional($0.title) }) + titles
    where groups[title] != nil && !ordered.contains(title) {
      ordered.append(title)
    }
    return ordered.map { ($0, groups[$0] ?? []) }
  }

  /// The first department that an article matches, else its own first category, else its section's title.
  private func title(for metadata: ArticleMetadata) -> String? {
    first { $0.matches(metadata) }?.title ?? metadata.categories.first ?? metadata.sectionTitle
  }
}
