internal import Articles
internal import Layout

extension PublishedIssue {
  /// The issue's title, as its files bear it: `Tidewater Weekly 3 (2026-W07)`.
  package var bookTitle: String {
    BookTitle.of(
      publication.title,
      edition: edition,
      number: number.map(String.init),
      period: period,
      lead: entries.first?.title
    )
  }

  /// Its departments in their order, with their articles; `nil` for articles that belong to none.
  package var departments: [(title: String?, entries: [Entry])] {
    var departments: [(title: String?, entries: [Entry])] = []
    for entry in entries {
      if let last = departments.indices.last, departments[last].title == entry.department {
        departments[last].entries.append(entry)
      } else {
        departments.append((entry.department, [entry]))
      }
    }
    return departments
  }
}
