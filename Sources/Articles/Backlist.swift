/// What a series has printed so far.
package struct Backlist: Hashable, Sendable {
  /// An article as the record of its issue remembers it.
  package struct Entry: Hashable, Sendable {
    /// Its path when it was printed.
    package var id: Article.ID
    /// The name that its author gave it for good.
    package var guid: String?
    /// Where it stood on the web.
    package var url: String?

    package init(id: Article.ID, guid: String? = nil, url: String? = nil) {
      self.id = id
      self.guid = guid
      self.url = url
    }
  }

  package var entries: [Entry]
  /// The first day that its issues covered; `nil` before the first issue.
  package var firstDay: Day?
  /// The last day that its issues covered; what is dated up to it and new is late.
  package var lastDay: Day?
  /// The names of its issues' periods, in lower case.
  package var periods: Set<String>

  package init(
    _ entries: [Entry] = [],
    firstDay: Day? = nil,
    lastDay: Day? = nil,
    periods: Set<String> = []
  ) {
    self.entries = entries
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.periods = periods
  }
}
