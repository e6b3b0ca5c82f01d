import Articles
import Workspace

/// What places an article among others of its department.
struct ArticleOrder {
  private let isPinned: Bool
  /// Articles without a weight come last.
  private let weight: Int
  private let title: String
  private let publication: Timestamp?
  private let path: WorkspacePath

  private init(_ entry: SiteEntry, _ order: SelectionRequest.Order?) {
    isPinned = order == nil && entry.metadata.isPinned
    weight = order == nil || order == .weight ? entry.metadata.weight ?? Int.max : 0
    title = order == .title ? entry.metadata.title.lowercased() : ""
    publication = entry.metadata.publication
    path = entry.path
  }

  /// The indices of the selected candidates in the order asked for; in any case then the newest first, then by path.
  static func indices(
    of candidates: [Candidate],
    by order: SelectionRequest.Order?
  ) -> [Int] {
    let selected = candidates.indices.filter { candidates[$0].isSelected }
    let places = selected.map { ArticleOrder(candidates[$0].entry, order) }
    return places.indices.sorted { places[$0].precedes(places[$1]) }.map { selected[$0] }
  }

  private func precedes(_ other: ArticleOrder) -> Bool {
    if isPinned != other.isPinned { return isPinned }
    if weight != other.weight { return weight < other.weight }
    if title != other.title { return title < other.title }
    switch (publication, other.publication) {
    case (let a?, let b?) where a != b: return a > b
    case (.some, nil): return true
    case (nil, .some): return false
    default: return path < other.path
    }
  }
}
