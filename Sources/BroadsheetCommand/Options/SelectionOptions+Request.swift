internal import ArgumentParser
internal import Articles
internal import Collector

extension SelectionOptions {
  /// The options as a request; those that are not given keep what `newsletter.yaml` set.
  ///
  /// - Throws: `ValidationError` for more than one period, or a value that cannot be read.
  func overriding(_ request: SelectionRequest) throws -> SelectionRequest {
    var request = request
    request.period = try period() ?? request.period
    request.categories = merged(request.categories, category, notCategory)
    request.tags = merged(request.tags, tag, notTag)
    request.authors = merged(request.authors, author, notAuthor)
    request.sections = merged(request.sections, section, notSection)
    request.takesDrafts = drafts || request.takesDrafts
    request.takesFuture = future || request.takesFuture
    request.takesExpired = expired || request.takesExpired
    request.language = try languageTag() ?? request.language
    request.limit = try checkedLimit() ?? request.limit
    request.order = try order() ?? request.order
    request.included += include
    return request
  }

  /// The clock that `--as-of` sets; `nil` for the machine's.
  ///
  /// - Throws: `ValidationError` for what is neither a moment nor a day.
  func clock() throws -> ClockSetting? {
    try asOf.map {
      try read($0, as: "a day or a moment such as 2026-02-16T06:00:00Z") { ClockSetting($0) }
    }
  }

  private func merged(
    _ terms: SelectionRequest.Terms,
    _ wanted: [String],
    _ unwanted: [String]
  ) -> SelectionRequest.Terms {
    SelectionRequest.Terms(
      wanted: wanted.isEmpty ? terms.wanted : wanted,
      unwanted: unwanted.isEmpty ? terms.unwanted : unwanted
    )
  }

  private func period() throws -> PeriodRequest? {
    let given: [(name: String, request: PeriodRequest)] = try [
      from == nil && to == nil ? nil : ("--from/--to", range()),
      week.map {
        (
          "--week",
          try read($0, as: "an ISO week such as 2026-W07") { Week($0).map { .period(.week($0)) } }
        )
      },
      month.map { ("--month", try read($0, as: "a month such as 2026-02", Self.month)) },
      day.map {
        (
          "--day",
          try read($0, as: "a day such as 2026-02-14") { Day($0).map { .period(.day($0)) } }
        )
      },
      last.map { ("--last", try read($0, as: "a number of days such as 7d", Self.lastDays)) },
      sinceLastIssue ? ("--since-last-issue", .sinceLastIssue) : nil,
      all ? ("--all", .period(.all)) : nil,
    ]
    .compactMap(\.self)
    guard given.count <= 1 else {
      let names = given.map(\.name).joined(separator: " and ")
      throw ValidationError("One period at a time, not \(names).")
    }
    return given.first?.request
  }

  private func range() throws -> PeriodRequest {
    let first = try from.map { try read($0, as: "a day such as 2026-02-14") { Day($0) } }
    let last = try to.map { try read($0, as: "a day such as 2026-02-14") { Day($0) } }
    if let first, let last, first > last {
      throw ValidationError("'--from \(first)' is after '--to \(last)'.")
    }
    return .between(from: first, to: last)
  }

  private static func month(_ text: String) -> PeriodRequest? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2], let year = Digits.number(parts[0]),
      let month = Digits.number(parts[1])
    else { return nil }
    return Period.month(year: year, month: month).map { .period($0) }
  }

  private static func lastDays(_ text: String) -> PeriodRequest? {
    let isWeeks = text.hasSuffix("w")
    let digits = isWeeks || text.hasSuffix("d") ? text.dropLast() : text[...]
    guard let count = Digits.number(digits), (1...36600).contains(count) else { return nil }
    return .lastDays(isWeeks ? count * 7 : count)
  }

  private func languageTag() throws -> LanguageTag? {
    try language.map { try read($0, as: "a language tag such as en or pt-BR") { LanguageTag($0) } }
  }

  private func order() throws -> SelectionRequest.Order? {
    try sort.map {
      try read($0, as: "date, weight or title") { SelectionRequest.Order(rawValue: $0) }
    }
  }

  private func checkedLimit() throws -> Int? {
    guard let limit else { return nil }
    guard limit > 0 else {
      throw ValidationError("'--limit' takes a number above 0, not '\(limit)'.")
    }
    return limit
  }

  private func read<Value>(
    _ text: String,
    as wanted: String,
    _ parse: (String) -> Value?
  ) throws -> Value {
    guard let value = parse(text) else {
      throw ValidationError("Expected \(wanted), not '\(text)'.")
    }
    return value
  }
}
