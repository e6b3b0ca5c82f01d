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
