package import Articles

/// Which articles an issue is asked to hold: all options of selection in one value.
package struct SelectionRequest: Hashable, Sendable {
  /// The period of an issue, as it is asked for.
  package enum Span: Hashable, Sendable {
    /// The last complete period of the publication before the clock.
    case lastComplete
    /// From a day to a day, both included; `nil` leaves an end open.
    case days(from: Day?, to: Day?)
    case week(Week)
    case month(year: Int, month: Int)
    case day(Day)
    /// So many days, of which the clock's is the last.
    case last(days: Int)
    /// All that no issue has printed: `published` says what is left out.
    case sinceLastIssue
    case all
  }

  /// What the clock shows.
  package enum Clock: Hashable, Sendable {
    case moment(Timestamp)
    /// The start of a day in the publication's zone.
    case start(of: Day)

    /// Reads what `--as-of` takes: RFC 3339, or a day.
    package init?(_ text: String) {
      if let day = Day(text) {
        self = .start(of: day)
        return
      }
      guard let date = DateText(text), date.isUsual, date.offset != nil else { return nil }
      self = .moment(date.moment(in: .utc))
    }

    package func moment(in zone: Zone) -> Timestamp {
      switch self {
      case .moment(let moment): moment
      case .start(let day): zone.moment(day: day, secondOfDay: 0)
      }
    }
  }

  package enum Order: String, Hashable, Sendable, CaseIterable {
    /// Pinned articles, weight, newest first, path.
    case standard
    /// Newest first, path.
    case date
    case weight
    case title
  }

  package var clock: Clock
  package var span = Span.lastComplete
  /// An article must have one of these, unless there are none; likewise the next three.
  package var categories: [String] = []
  package var tags: [String] = []
  package var authors: [String] = []
  package var sections: [String] = []
  /// An article must have none of these; likewise the next three.
  package var excludedCategories: [String] = []
  package var excludedTags: [String] = []
  package var excludedAuthors: [String] = []
  package var excludedSections: [String] = []
  package var takesDrafts = false
  package var takesFuture = false
  package var takesExpired = false
  /// A tag or the site's own key of a language; `nil` for the publication's.
  package var language: String?
  package var limit: Int?
  package var order = Order.standard
  /// Paths of articles that are taken in any case.
  package var included: [String] = []
  /// Articles that earlier issues have printed, for `sinceLastIssue`.
  package var published: Set<Article.ID> = []

  package init(clock: Clock) { self.clock = clock }
}

/// How often a publication appears.
package enum Frequency: Hashable, Sendable {
  /// ISO weeks.
  case week
  case month
  case day
  /// Periods of so many days, counted from Monday, 5 January 1970, so that 7 and 14 begin on Mondays.
  case days(Int)

  /// The last period that was over before `day` began.
  package func lastComplete(before day: Day) -> Period {
    switch self {
    case .week: return .week(Week(containing: day.adding(days: -7)))
    case .day: return .day(day.adding(days: -1))
    case .days(let length):
      let length = max(1, length)
      let elapsed = day.daysSinceEpoch - 4
      let index = elapsed >= 0 ? elapsed / length : (elapsed - length + 1) / length
      let first = Day(daysSinceEpoch: 4 + (index - 1) * length)
      return .range(from: first, to: first.adding(days: length - 1))
    case .month:
      let last = day.adding(days: -day.day)
      return .month(year: last.year, month: last.month) ?? .range(from: last, to: last)
    }
  }
}
