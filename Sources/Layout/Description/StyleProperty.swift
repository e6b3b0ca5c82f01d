/// What can be said of a role: a closed set, by CSS's names where CSS has one.
package enum StyleProperty: String, Hashable, Sendable, CaseIterable {
  case fontFamily = "font-family"
  case fontWeight = "font-weight"
  case fontStyle = "font-style"
  case fontSize = "font-size"
  case fontSizeMin = "font-size-min"
  case fontSizeStep = "font-size-step"
  case fitLines = "fit-lines"
  case lineHeight = "line-height"
  case letterSpacing = "letter-spacing"
  case wordSpacing = "word-spacing"
  case textAlign = "text-align"
  case textIndent = "text-indent"
  case textTransform = "text-transform"
  case textWrap = "text-wrap"
  case textDecoration = "text-decoration"
  case fontVariantCaps = "font-variant-caps"
  case fontVariantNumeric = "font-variant-numeric"
  case fontVariantLigatures = "font-variant-ligatures"
  case hyphens
  case color
  case backgroundColor = "background-color"
  case marginTop = "margin-top"
  case marginBottom = "margin-bottom"
  case marginLeft = "margin-left"
  case marginRight = "margin-right"
  case paddingTop = "padding-top"
  case paddingBottom = "padding-bottom"
  case paddingLeft = "padding-left"
  case paddingRight = "padding-right"
  case borderTop = "border-top"
  case borderBottom = "border-bottom"
  case borderLeft = "border-left"
  case maxWidth = "max-width"
  case maxLines = "max-lines"
  case baselineShift = "baseline-shift"
  case breakBefore = "break-before"
  case breakAfter = "break-after"
  case breakInside = "break-inside"
  case widows
  case orphans
  case initialLetter = "initial-letter"
  case listStyleType = "list-style-type"
  case markerOffset = "marker-offset"
  case content
}

extension StyleProperty {
  /// Everything that is known of a property; the reader, the hints and the reference come from it.
  package struct Definition: Sendable {
    package var grammar: ValueGrammar
    /// What holds where no role and no inheritance says anything; `nil` where a layout's tokens say it.
    package var initial: StyleValue?
    /// Whether roles take it from `text` when they do not give it.
    package var isInherited: Bool
    package var targets: PropertyTargets
    package var summary: String

    init(
      _ grammar: ValueGrammar,
      initial: StyleValue? = .keyword("none"),
      inherited: Bool = false,
      for targets: PropertyTargets = .both,
      _ summary: String
    ) {
      self.grammar = grammar
      self.initial = initial
      isInherited = inherited
      self.targets = targets
      self.summary = summary
    }
  }

  package var grammar: ValueGrammar { definition.grammar }
  package var initial: StyleValue? { definition.initial }
  package var isInherited: Bool { definition.isInherited }
  package var targets: PropertyTargets { definition.targets }
  package var summary: String { definition.summary }
}

extension ValueGrammar {
  /// A length not below zero.
  static let distance = ValueGrammar.length(0...10_000)

  /// A length that may point the other way.
  static let shift = ValueGrammar.length(-10_000...10_000)

  static func length(_ range: ClosedRange<Double>, or keywords: String...) -> ValueGrammar {
    ValueGrammar(keywords, .dimension(units: Dimension.Unit.allCases, range: range))
  }

  static func words(_ keywords: String...) -> ValueGrammar { ValueGrammar(keywords) }

  static func count(_ range: ClosedRange<Int>, or keywords: String...) -> ValueGrammar {
    ValueGrammar(keywords, .integer(range))
  }

  static let rule = ValueGrammar(["none"], .border)
}
