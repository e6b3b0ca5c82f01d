import Articles

/// What places an article among others of its department.
struct ArticleOrder {
  private let isPinned: Bool
  /// Articles without a weight come last.
  private let weight: Int
  private let title: String
  private let publication: Timestamp?
  /// The article's place among the site's, which stand in the order of their paths.
  private let index: Int

  private init(_ entry: SiteEntry, at index: Int, _ order: SelectionRequest.Order?) {
    isPinned = order == nil && entry.metadata.isPinned
    weight = order == nil || order == .weight ? entry.metadata.weight ?? Int.max : 0
    title = order == .title ? entry.metadata.title.lowercased() : ""
    publication = entry.publication
    self.index = index
  }

  /// The indices of the selected candidates in the order asked for; in any case then the newest first, then by path.
  static func indices(
    of candidates: [Candidate],
    by order: SelectionRequest.Order?
  ) -> [Int] {
    candidates.indices.filter { candidates[$0].isSelected }
      .map { ArticleOrder(candidates[$0].entry, at: $0, order) }
      .sorted { $0.precedes($1) }
      .map(\.index)
  }

  private func precedes(_ other: ArticleOrder) -> Bool {
    if isPinned != other.isPinned { return isPinned }
    if weight != other.weight { return weight < other.weight }
    if title != other.title { return title < other.title }
    switch (publication, other.publication) {
    case (let a?, let b?) where a != b: return a > b
    case (.some, nil): return true
    case (nil, .some): return false
    default: return index < other.index
    }
  }
}
