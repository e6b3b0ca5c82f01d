/// Everything that is known of a key of a layout; the reader, the findings and the reference come from it.
struct KeyDefinition: Sendable {
  /// What may be written for a key.
  indirect enum Form: Sendable {
    /// Keywords, a length, a colour and so on, as properties of styles have them.
    case value(ValueGrammar)
    /// A whole number; what it counts is told after it.
    case count(ClosedRange<Int>, of: String)
    case number(ClosedRange<Double>, of: String)
    case boolean
    /// A text with placeholders of these kinds.
    case template(Set<Placeholder.Scope>)
    /// A map with keys of its own, which are told elsewhere.
    case map(any LayoutKey.Type)
    case list(Form)
    /// What no other form says, in words.
    case described(String)
  }

  /// What holds where the key is not written.
  enum Initial: Sendable {
    /// A layout without it is none.
    case required
    /// Nothing, or what these words say.
    case none(String)
    case count(Int)
    case number(Double)
    case boolean(Bool)
    case length(Dimension)
    case words([String])
    case templates([Template])
  }

  var form: Form
  var initial: Initial
  var summary: String

  init(_ form: Form, _ initial: Initial, _ summary: String) {
    self.form = form
    self.initial = initial
    self.summary = summary
  }
}

extension KeyDefinition.Form {
  /// One of an enumeration's words.
  static func word<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> Self {
    .value(ValueGrammar(Word.allCases.map(\.rawValue)))
  }

  static let length = Self.value(.distance)
  static let colour = Self.value(ValueGrammar([], .colour))
  static let rule = Self.value(.rule)
  static let text = Self.value(ValueGrammar([], .text))
  static let role = Self.described("a role")
}

extension KeyDefinition.Initial {
  static func word(_ word: some RawRepresentable<String>) -> Self { .words([word.rawValue]) }
}

extension KeyDefinition {
  /// The values that a key's own form allows; `nil` for keys of another form.
  var countRange: ClosedRange<Int>? {
    if case .count(let range, _) = form { range } else { nil }
  }

  var numberRange: ClosedRange<Double>? {
    if case .number(let range, _) = form { range } else { nil }
  }

  var scopes: Set<Placeholder.Scope> {
    switch form {
    case .template(let scopes), .list(.template(let scopes)): scopes
    case .value, .count, .number, .boolean, .map, .list, .described: []
    }
  }
}
