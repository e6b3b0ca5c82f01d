import Geometry

// How the reference tells what may be written, and what holds where nothing is.

extension KeyDefinition.Form {
  var markdown: String {
    switch self {
    case .value(let grammar): grammar.markdown
    case .count(let range, let unit):
      "\(range.lowerBound) to \(range.upperBound) \(unit)"
    case .number(let range, let unit):
      [range.markdown, unit].filter { !$0.isEmpty }.joined(separator: " ")
    case .boolean: "`true` or `false`"
    case .template: "a text with placeholders"
    case .map: "a map, below"
    case .list(let form): form.markdownOfSeveral
    case .described(let words): words
    }
  }

  private var markdownOfSeveral: String {
    switch self {
    case .value: "\(markdown), or a list of them"
    case .template: "a text with placeholders, or a list of them"
    case .map: "a list of maps, below"
    case .described(let words): "a list, each \(words)"
    case .count, .number, .boolean, .list: "a list, each \(markdown)"
    }
  }
}

extension KeyDefinition.Initial {
  var markdown: String {
    switch self {
    case .required: "**required**"
    case .none(let words): words
    case .count(let count): "\(count)"
    case .number(let number): number.inReference
    case .boolean(let boolean): "`\(boolean)`"
    case .length(let length): length.number == 0 ? "0" : "\(length)"
    case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .templates(let templates): templates.map { "`\($0.source)`" }.joined(separator: ", ")
    }
  }
}

extension ValueGrammar {
  var markdown: String {
    let words = keywords.map { "`\($0)`" } + (form.map { [$0.markdown] } ?? [])
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension ValueGrammar.Form {
  fileprivate var markdown: String {
    switch self {
    case .dimension(let units, _):
      Self.isAny(units) ? "a length" : "a length in \(Self.list(units))"
    case .factor(let range, _): "a number (\(range.markdown)) or a length"
    case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .text: "a text"
    case .font: "a name of `fonts`"
    case .colour: "a name of `colours` or `'#rrggbb'`"
    case .border: "a rule such as `0.5pt ink`, or `1.5pt ink 48pt` for a short one"
    case .several(let words): "some of " + words.map { "`\($0)`" }.joined(separator: ", ")
    }
  }

  private static func isAny(_ units: [Dimension.Unit]) -> Bool {
    units == Dimension.Unit.allCases
  }

  private static func list(_ units: [Dimension.Unit]) -> String {
    units.map { "`\($0.rawValue)`" }.joined(separator: " or ")
  }
}

extension StyleProperty {
  /// What holds where neither the role nor, for inherited properties, the text says it.
  var initialInWords: String {
    switch initial {
    case nil:
      switch grammar.form {
      case .font: "the first of `fonts`"
      default: "black"
      }
    case .keyword(let word): "`\(word)`"
    case .keywords(let words): words.map { "`\($0)`" }.joined(separator: " ")
    case .dimension(let length): length.number == 0 ? "0" : "`\(length)`"
    case .number(let number): number.inReference
    case .integer(let count): "\(count)"
    case .text(let text): "`\(text)`"
    case .font(let token): "`\(token.name)`"
    case .colour(let token): "`\(token.name ?? token.paged.css)`"
    case .border: "a rule"
    }
  }
}

extension PropertyTargets {
  var words: String {
    switch self {
    case .both: "both"
    case .paged: "PDF"
    case .reflowable: "EPUB"
    }
  }
}

extension StyleRole.Kind {
  var words: String {
    switch self {
    case .running: "running"
    case .heading: "heading"
    case .line: "line"
    case .inline: "words"
    }
  }
}

extension Placeholder.Scope {
  var words: String {
    switch self {
    case .issue: "everywhere"
    case .article: "of an article"
    case .page: "in running heads and folios"
    }
  }
}

extension Template {
  /// As a layout has it.
  var source: String {
    parts.map { $0.map(\.source).joined() }.joined(separator: Template.separator)
  }
}

extension Template.Piece {
  fileprivate var source: String {
    switch self {
    case .text(let text): text
    case .placeholder(let placeholder): "{\(placeholder.rawValue)}"
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var markdown: String { "\(lowerBound.inReference) to \(upperBound.inReference)" }
}

extension Double {
  /// Without a point where there is nothing behind it.
  fileprivate var inReference: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}
