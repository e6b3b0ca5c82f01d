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
  func clock() throws -> ClockSetting? { try asOf.map(ClockSetting.init(asOf:)) }

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
    var options = PeriodOptions()
    (options.from, options.to) = (from, to)
    (options.week, options.month, options.day, options.last) = (week, month, day, last)
    (options.sinceLastIssue, options.all) = (sinceLastIssue, all)
    do throws(PeriodOptions.Mistake) {
      return try options.request()
    } catch {
      throw ValidationError(error.words)
    }
  }

  private func languageTag() throws -> LanguageTag? {
    try language.map {
      try read("--language", $0, as: "a language tag such as en or pt-BR") { LanguageTag($0) }
    }
  }

  private func order() throws -> SelectionRequest.Order? {
    try sort.map {
      try read("--sort", $0, as: "date, weight or title") { SelectionRequest.Order(rawValue: $0) }
    }
  }

  private func checkedLimit() throws -> Int? {
    guard let limit else { return nil }
    guard limit > 0 else {
      throw ValidationError("--limit takes a number above 0, not '\(limit)'.")
    }
    return limit
  }

  private func read<Value>(
    _ option: String,
    _ text: String,
    as wanted: String,
    _ parse: (String) -> Value?
  ) throws -> Value {
    guard let value = parse(text) else {
      throw ValidationError("\(option) takes \(wanted), not '\(text)'.")
    }
    return value
  }
}

extension ClockSetting {
  /// The clock as `--as-of` sets it.
  ///
  /// - Throws: `ValidationError` for what is neither a moment nor a day.
  init(asOf text: String) throws {
    guard let clock = ClockSetting(text) else {
      throw ValidationError(
        "--as-of takes a day or a moment such as 2026-02-16T06:00:00Z, not '\(text)'."
      )
    }
    self = clock
  }
}

extension PeriodOptions.Mistake {
  /// The mistake in a sentence, for those who wrote the options on the command line.
  fileprivate var words: String {
    switch self {
    case .unreadable(let option, let written, let wanted, let reason):
      "--\(option) takes \(wanted), not '\(written)'\(reason.map { ": \($0)" } ?? "")."
    case .several(let options):
      "One period at a time, not \(options.map { "--\($0)" }.joined(separator: " and "))."
    case .reversed(let from, let to): "'--from \(from)' is after '--to \(to)'."
    }
  }
}
