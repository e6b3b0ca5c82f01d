import Configuration
import Diagnostics
import Geometry

extension LayoutReader {
  mutating func text(_ node: ConfigurationNode, of key: String) -> String? {
    if let text = node.text { return text }
    return refuse(node, key, "a text")
  }

  mutating func boolean(_ node: ConfigurationNode, of key: String) -> Bool? {
    if let boolean = node.boolean { return boolean }
    return refuse(node, key, "'true' or 'false'")
  }

  mutating func integer(
    _ node: ConfigurationNode,
    of key: String,
    in range: ClosedRange<Int>
  ) -> Int? {
    if let integer = node.integer, range.contains(integer) { return integer }
    return refuse(node, key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  mutating func number(
    _ node: ConfigurationNode,
    of key: String,
    in range: ClosedRange<Double>
  ) -> Double? {
    if let number = node.number, range.contains(number) { return number }
    return refuse(node, key, "a number from \(range.lowerBound) to \(range.upperBound)")
  }

  /// One of an enumeration's words.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ node: ConfigurationNode,
    of key: String,
    as: Word.Type
  ) -> Word? {
    if let word = node.text.flatMap(Word.init) { return word }
    let words = Word.allCases.map(\.rawValue)
    let hint = node.text.flatMap { Suggestion.nearest(to: $0, among: words) }
    return refuse(
      node,
      key,
      ValueGrammar(words).summary,
      hint: hint.map { "did you mean '\($0)'?" }
    )
  }

  mutating func dimension(
    _ node: ConfigurationNode,
    of key: String,
    in range: ClosedRange<Double> = 0...10_000
  ) -> Dimension? {
    let grammar = ValueGrammar.length(range)
    guard case .dimension(let dimension)? = value(node, of: key, grammar) else { return nil }
    return dimension
  }

  /// A length on the page, told in the layout's own type.
  mutating func length(
    _ node: ConfigurationNode,
    of key: String,
    in range: ClosedRange<Double> = 0...10_000
  ) -> Length? {
    dimension(node, of: key, in: range)?.length(em: type.size, line: type.leading)
  }

  mutating func border(_ node: ConfigurationNode, of key: String) -> StyleValue.Border? {
    guard case .border(let border)? = value(node, of: key, .rule) else { return nil }
    return border
  }

  mutating func colour(_ node: ConfigurationNode, of key: String) -> ColourToken? {
    guard case .colour(let token)? = value(node, of: key, ValueGrammar([], .colour)) else {
      return nil
    }
    return token
  }

  // MARK: Grammar

  /// The value of a property by its grammar; what does not follow it is reported.
  mutating func value(
    _ node: ConfigurationNode,
    of key: String,
    _ grammar: ValueGrammar
  ) -> StyleValue? {
    if let text = node.text, grammar.keywords.contains(text) { return .keyword(text) }
    switch grammar.form {
    case .font: return font(node, of: key, grammar)
    case .colour: return colourToken(node, of: key, grammar)
    case .border: return border(node, of: key, grammar)
    case .dimension, .factor, .integer, .text, .several, nil:
      return plainValue(node, grammar)
        ?? refuse(node, key, grammar.summary, hint: hint(for: node, grammar))
    }
  }

  /// The value of a form that refers to nothing else.
  private func plainValue(_ node: ConfigurationNode, _ grammar: ValueGrammar) -> StyleValue? {
    switch grammar.form {
    case .dimension(let units, let range):
      return dimension(node, units, range).map { .dimension($0) }
    case .factor(let range, let units):
      if let number = node.number { return range.contains(number) ? .number(number) : nil }
      return dimension(node, units, range).map { .dimension($0) }
    case .integer(let range):
      return node.integer.flatMap { range.contains($0) ? .integer($0) : nil }
    case .text:
      return node.text.map { .text($0) }
    case .several(let words):
      return several(node, of: words)
    case .font, .colour, .border, nil:
      return nil
    }
  }

  private func dimension(
    _ node: ConfigurationNode,
    _ units: [Dimension.Unit],
    _ range: ClosedRange<Double>
  ) -> Dimension? {
    guard let dimension = node.text.flatMap(Dimension.init), units.contains(dimension.unit),
      range.contains(dimension.number)
    else { return nil }
    return dimension
  }

  private func several(_ node: ConfigurationNode, of words: [String]) -> StyleValue? {
    let written = node.list.map { $0.compactMap(\.text) } ?? node.text.map(Self.words) ?? []
    guard !written.isEmpty, Set(written).isSubset(of: words) else { return nil }
    return .keywords(words.filter(written.contains))
  }

  private mutating func font(
    _ node: ConfigurationNode,
    of key: String,
    _ grammar: ValueGrammar
  ) -> StyleValue? {
    guard let name = node.text else { return refuse(node, key, grammar.summary) }
    if let token = fonts.first(where: { $0.name == name }) { return .font(token) }
    diagnostics.append(
      .unknownLayoutToken(name, of: "font", at: node.place, among: fonts.map(\.name))
    )
    return nil
  }

  private mutating func colourToken(
    _ node: ConfigurationNode,
    of key: String,
    _ grammar: ValueGrammar
  ) -> StyleValue? {
    guard let name = node.text else { return refuse(node, key, grammar.summary) }
    return colourToken(named: name, at: node).map { .colour($0) }
  }

  private mutating func colourToken(named name: String, at node: ConfigurationNode) -> ColourToken?
  {
    if let token = colours.first(where: { $0.name == name }) { return token }
    if let colour = Colour(css: name) { return ColourToken(paged: colour) }
    let known = colours.compactMap(\.name)
    diagnostics.append(.unknownLayoutToken(name, of: "colour", at: node.place, among: known))
    return nil
  }

  private mutating func border(
    _ node: ConfigurationNode,
    of key: String,
    _ grammar: ValueGrammar
  ) -> StyleValue? {
    let words = node.text.map(Self.words) ?? []
    let width = words.first.flatMap(Dimension.init)
    let length = words.count == 3 ? Dimension(words[2]) : nil
    guard let width, width.number >= 0, words.count == 2 || length != nil else {
      return refuse(node, key, grammar.summary)
    }
    return colourToken(named: words[1], at: node).map {
      .border(StyleValue.Border(width: width, colour: $0, length: length))
    }
  }

  // MARK: Findings

  /// Reports a value; there is none then.
  mutating func refuse<Value>(
    _ node: ConfigurationNode,
    _ key: String,
    _ expected: String,
    hint: String? = nil
  ) -> Value? {
    diagnostics.append(.invalidLayoutValue(node, of: key, expected: expected, hint: hint))
    return nil
  }

  private func hint(for node: ConfigurationNode, _ grammar: ValueGrammar) -> String? {
    if case .dimension = grammar.form, node.number != nil, let text = node.text {
      return "did you mean '\(text)pt'?"
    }
    var words = grammar.keywords
    if case .several(let more) = grammar.form { words += more }
    let nearest = node.text.flatMap { Suggestion.nearest(to: $0, among: words) }
    return nearest.map { "did you mean '\($0)'?" }
  }

  static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
