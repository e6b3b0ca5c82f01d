/// The issues before and after an issue in its own series, as time goes; by their places in the catalog.
struct Neighbours: Hashable, Sendable {
  var earlier: Int?
  var later: Int?

  /// Those of every issue, when `series` has each on one shelf, newest first.
  static func all(of issues: Int, in series: Classification) -> [Neighbours] {
    var neighbours = Array(repeating: Neighbours(), count: issues)
    for shelf in series.shelves {
      for (later, earlier) in zip(shelf.issues, shelf.issues.dropFirst()) {
        neighbours[later].earlier = earlier
        neighbours[earlier].later = later
      }
    }
    return neighbours
  }
}
