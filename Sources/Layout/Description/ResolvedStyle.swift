package import Geometry

/// A role's style with every property given.
///
/// A value is the role's own, else its kind's, else what `text` says if that is inherited, else the initial one.
package struct ResolvedStyle: Hashable, Sendable {
  package let role: StyleRole
  package let target: LayoutTarget
  /// The base size and the unit of the grid in which lengths are told.
  package let type: TypeScale
  /// What the layout says of this role itself: all that counts for a role within a line.
  package let declared: Set<StyleProperty>
  private let values: [StyleProperty: StyleValue]
  private let textFont: FontToken

  init(
    role: StyleRole,
    target: LayoutTarget,
    type: TypeScale,
    textFont: FontToken,
    declared: Set<StyleProperty>,
    values: [StyleProperty: StyleValue]
  ) {
    self.role = role
    self.target = target
    self.type = type
    self.textFont = textFont
    self.declared = declared
    self.values = values
  }

  package subscript(property: StyleProperty) -> StyleValue {
    values[property] ?? property.initial ?? initialToken(of: property)
  }

  /// The properties without an initial value take a layout's first font, and black.
  private func initialToken(of property: StyleProperty) -> StyleValue {
    property == .fontFamily ? .font(textFont) : .colour(ColourToken(paged: .black))
  }
}

// MARK: - Type

extension ResolvedStyle {
  package enum LineHeight: Hashable, Sendable {
    case grid
    case halfGrid
    case factor(Double)
    case dimension(Dimension)
  }

  package var font: FontToken {
    if case .font(let token) = self[.fontFamily] { token } else { textFont }
  }

  package var weight: FontWeight { keyword(.fontWeight) ?? .regular }

  package var isItalic: Bool { self[.fontStyle] == .keyword("italic") }

  /// The face that the role is set in.
  package var face: FaceName {
    FaceName(family: font.family, weight: weight, isItalic: isItalic)
  }

  /// The size of the type on the page; of a fitted role the largest.
  package var fontSize: Length {
    dimension(.fontSize)?.length(em: type.size, line: type.leading) ?? type.size
  }

  /// The sizes at which a fitted role is tried, the largest first; one for other roles.
  package var fittedSizes: [Length] {
    guard fitLines != nil, let smallest = length(.fontSizeMin), let step = length(.fontSizeStep),
      step > .zero
    else { return [fontSize] }
    let count = max(0, min(200, Int((fontSize - smallest) / step + 1e-6)))
    return (0...count).map { fontSize - step * $0 }
  }

  package var fitLines: Int? { integer(.fitLines) }

  package var lineHeight: LineHeight {
    switch self[.lineHeight] {
    case .dimension(let dimension): .dimension(dimension)
    case .number(let factor): .factor(factor)
    case .keyword("half-grid"): .halfGrid
    default: .grid
    }
  }

  /// From baseline to baseline on the page, for type of this size or, if none is given, the role's.
  package func leading(at size: Length? = nil) -> Length {
    let size = size ?? fontSize
    switch lineHeight {
    case .grid: return type.leading
    case .factor(let factor): return size * factor
    case .dimension(let dimension): return dimension.length(em: size, line: type.leading)
    case .halfGrid:
      let half = type.leading * 0.5
      return half > .zero ? half * (size / half - 1e-9).rounded(.up) : size
    }
  }

  package var letterSpacing: Length { length(.letterSpacing) ?? .zero }
  package var wordSpacing: Length { length(.wordSpacing) ?? .zero }
  package var color: Colour {
    if case .colour(let token) = self[.color] { token.colour(in: target) } else { .black }
  }

  package var fontVariantCaps: FontVariantCaps { keyword(.fontVariantCaps) ?? .normal }
  /// The forms of figures that are asked for; none is the font's own.
  package var fontVariantNumeric: [NumericForm] {
    guard case .keywords(let words) = self[.fontVariantNumeric] else { return [] }
    return words.compactMap(NumericForm.init)
  }
  package var hasLigatures: Bool { self[.fontVariantLigatures] != .none }
}

// MARK: - Paragraphs and blocks

extension ResolvedStyle {
  package var textAlign: TextAlign { keyword(.textAlign) ?? .start }
  package var textIndent: Length { length(.textIndent) ?? .zero }
  package var isUppercase: Bool { self[.textTransform] == .keyword("uppercase") }
  package var isBalanced: Bool { self[.textWrap] == .keyword("balance") }
  package var isUnderlined: Bool { self[.textDecoration] == .keyword("underline") }
  package var hyphens: Hyphens { keyword(.hyphens) ?? .manual }
  package var widows: Int { integer(.widows) ?? 2 }
  package var orphans: Int { integer(.orphans) ?? 2 }
  package var maxLines: Int? { integer(.maxLines) }
  package var initialLetterLines: Int? { integer(.initialLetter) }
  package var breakBefore: Break { keyword(.breakBefore) ?? .auto }
  package var breakAfter: Break { keyword(.breakAfter) ?? .auto }
  package var breakInside: Break { keyword(.breakInside) ?? .auto }
  package var listStyleType: ListStyleType { keyword(.listStyleType) ?? .none }

  package var content: String? {
    if case .text(let text) = self[.content] { text } else { nil }
  }

  package func border(_ property: StyleProperty) -> StyleValue.Border? {
    if case .border(let border) = self[property] { border } else { nil }
  }

  package var backgroundColor: Colour? {
    if case .colour(let token) = self[.backgroundColor] { token.colour(in: target) } else { nil }
  }
}

// MARK: - Lengths

extension ResolvedStyle {
  package func dimension(_ property: StyleProperty) -> Dimension? {
    if case .dimension(let dimension) = self[property] { dimension } else { nil }
  }

  /// A property's length on the page, where an em is the role's own size; `nil` for a keyword.
  package func length(_ property: StyleProperty) -> Length? {
    let em = property == .fontSizeMin || property == .fontSizeStep ? type.size : fontSize
    return dimension(property)?.length(em: em, line: type.leading)
  }

  /// The type's size in sizes of the base, as an EPUB gives it.
  package var relativeSize: Double { fontSize / type.size }

  /// A distance in ems of the role's own size, as an EPUB gives it.
  package func ems(_ dimension: Dimension) -> Double {
    if dimension.unit == .ems { return dimension.number }
    guard fontSize > .zero else { return 0 }
    return dimension.length(em: fontSize, line: type.leading) / fontSize
  }

  package func integer(_ property: StyleProperty) -> Int? {
    if case .integer(let integer) = self[property] { integer } else { nil }
  }

  private func keyword<Word: RawRepresentable<String>>(_ property: StyleProperty) -> Word? {
    if case .keyword(let word) = self[property] { Word(rawValue: word) } else { nil }
  }
}
