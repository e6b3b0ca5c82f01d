import Diagnostics

extension Diagnostic {
  /// The document cannot be parsed.
  static func invalid(
    _ format: ConfigurationFormat,
    _ problem: String,
    at place: SourcePlace,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: format.invalidID,
      "cannot read \(format.name): \(problem)",
      at: place,
      hint: hint
    )
  }

  static func tooDeep(_ format: ConfigurationFormat, at place: SourcePlace) -> Diagnostic {
    .invalid(
      format,
      "lists and maps are nested more than \(ConfigurationReader.nestingLimit) deep",
      at: place
    )
  }

  /// A key that its map has already; the later value counts.
  static func duplicateKey(
    _ key: String,
    at place: SourcePlace,
    firstAt first: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "duplicate-key",
      "the key '\(key)' is written twice; the last value counts",
      at: place,
      hint: first.line.map { "the first is on line \($0)" }
    )
  }
}
