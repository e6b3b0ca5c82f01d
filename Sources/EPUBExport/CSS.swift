import Geometry
import Layout

struct Declaration {
  var property: String
  var value: String

  init(_ property: String, _ value: String) {
    self.property = property
    self.value = value
  }
}

/// A role's style in the words of CSS, part by part, all lengths in sizes of the reader's own type.
struct CSS {
  /// Groups of properties, since what is one style on a page is often two elements in a document.
  enum Part {
    /// Size, weight and form of the type, and what a block says of its lines' height.
    case type
    /// What a paragraph of text says, which leaves size and form to the reader.
    case block
    /// What words within a text say: only what the layout gives them.
    case inline
    case margins, verticalMargins, bottomMargin
    case borders, topEdge, topEdgeBelow, bottomEdge
    case indent, breaks, lines, marker, paragraph
  }

  let style: ResolvedStyle
  private let outer: ResolvedStyle?

  /// `outer` is the style around it, against which sizes are told; `nil` for that of the text.
  init(_ style: ResolvedStyle, within outer: ResolvedStyle? = nil) {
    self.style = style
    self.outer = outer
  }

  // MARK: For every reader

  func base(_ part: Part) -> [Declaration] {
    switch part {
    case .type: size + form + lineHeight
    case .block: []
    case .inline: inline
    case .margins:
      [Declaration("margin", sides(.marginTop, .marginRight, .marginBottom, .marginLeft))]
    case .verticalMargins:
      [Declaration("margin", CSS.sides([ems(.marginTop), "0", ems(.marginBottom), "0"]))]
    case .bottomMargin: [Declaration("margin", "0 0 \(ems(.marginBottom)) 0")]
    case .borders:
      border(.borderTop, "top") + border(.borderBottom, "bottom") + leftBorder
        + padding
    case .topEdge: topEdge
    case .topEdgeBelow: border(.borderTop, "bottom")
    case .bottomEdge: border(.borderBottom, "bottom")
    case .indent: [Declaration("text-indent", ems(.textIndent))]
    case .breaks: breaks(prefix: "page-")
    case .lines: baseAlignment
    case .marker: marker
    case .paragraph:
      [Declaration("widows", "\(style.widows)"), Declaration("orphans", "\(style.orphans)")]
    }
  }

  /// Said even where it is that of the text: readers' own sheets set headings larger, and program text smaller.
  private var size: [Declaration] {
    [Declaration("font-size", CSS.ems(style.relativeSize / (outer?.relativeSize ?? 1)))]
  }

  private var form: [Declaration] {
    let weight = style.weight.css >= 600 ? "bold" : "normal"
    var declarations = [Declaration("font-weight", weight)]
    if style.isItalic { declarations.append(Declaration("font-style", "italic")) }
    if style.isUppercase { declarations.append(Declaration("text-transform", "uppercase")) }
    if style.fontVariantCaps != .normal {
      declarations.append(Declaration("font-variant", "small-caps"))
    }
    return declarations + family + spacing
  }

  /// Only program text: any other family is the reader's choice, and naming one would take it away.
  private var family: [Declaration] {
    style.font.generic == .monospace ? [Declaration("font-family", "monospace")] : []
  }

  private var spacing: [Declaration] {
    guard let spacing = style.dimension(.letterSpacing), abs(style.ems(spacing)) >= 0.005 else {
      return []
    }
    return [Declaration("letter-spacing", CSS.ems(style.ems(spacing)))]
  }

  /// A layout's own line height where it has one for the role; never so tight that accents touch.
  private var lineHeight: [Declaration] {
    guard style.declared.contains(.lineHeight) else { return [] }
    switch style.lineHeight {
    case .grid, .halfGrid: return []
    case .factor(let factor):
      return [Declaration("line-height", CSS.number(max(1.2, factor)))]
    case .dimension(let dimension):
      return [Declaration("line-height", CSS.number(min(2, max(1.2, style.ems(dimension)))))]
    }
  }

  private var inline: [Declaration] {
    var declarations: [Declaration] = []
    if style.declared.contains(.fontSize) { declarations += size }
    if style.declared.contains(.fontWeight) {
      declarations.append(
        Declaration("font-weight", style.weight.css >= 600 ? "bold" : "normal")
      )
    }
    if style.declared.contains(.fontStyle) {
      declarations.append(Declaration("font-style", style.isItalic ? "italic" : "normal"))
    }
    if style.declared.contains(.fontFamily) { declarations += family }
    if style.declared.contains(.textDecoration) {
      declarations.append(Declaration("text-decoration", style.isUnderlined ? "underline" : "none"))
    }
    return declarations
  }

  private var baseAlignment: [Declaration] {
    switch style.textAlign {
    case .center: [Declaration("text-align", "center")]
    case .end: [Declaration("text-align", "right")]
    case .start, .justify: []
    }
  }

  private var marker: [Declaration] {
    switch style.listStyleType {
    case .none: []
    case .disc, .dash: [Declaration("list-style-type", "disc")]
    case .square: [Declaration("list-style-type", "square")]
    case .decimal: [Declaration("list-style-type", "decimal")]
    }
  }

  // MARK: Edges

  private var topEdge: [Declaration] {
    guard style.border(.borderTop) != nil else { return [] }
    return [
      Declaration("margin-top", ems(.marginTop)), Declaration("padding-top", ems(.paddingTop)),
    ]
      + border(.borderTop, "top")
  }

  private var leftBorder: [Declaration] {
    border(.borderLeft, "left")
  }

  private var padding: [Declaration] {
    [
      Declaration(
        "padding",
        sides(.paddingTop, .paddingRight, .paddingBottom, .paddingLeft)
      )
    ]
  }

  private func border(_ property: StyleProperty, _ side: String) -> [Declaration] {
    guard let border = style.border(property) else { return [] }
    let width = CSS.ruleWidth(border.width, in: style)
    return [
      Declaration("border-\(side)", "\(width) solid \(border.colour.colour(in: .reflowable).css)")
    ]
  }

  private func breaks(prefix: String) -> [Declaration] {
    [(style.breakAfter, "break-after"), (style.breakInside, "break-inside")]
      .filter { $0.0 == .avoid }
      .map { Declaration(prefix + $0.1, "avoid") }
  }

  private func sides(
    _ top: StyleProperty,
    _ right: StyleProperty,
    _ bottom: StyleProperty,
    _ left: StyleProperty
  ) -> String {
    CSS.sides([top, right, bottom, left].map(ems))
  }

  private func ems(_ property: StyleProperty) -> String {
    CSS.ems(style.dimension(property).map(style.ems) ?? 0)
  }
}

// MARK: - For readers that know more

extension CSS {
  func enhanced(_ part: Part) -> [Declaration] {
    switch part {
    case .type: balance + numerals + ligatures + headingFamily
    case .lines: alignment + hyphenation
    case .breaks: breaks(prefix: "")
    case .inline:
      style.declared.contains(.fontVariantNumeric) || style.declared.contains(.fontVariantLigatures)
        ? numerals + ligatures : []
    case .block: numerals
    case .margins, .verticalMargins, .bottomMargin, .borders, .topEdge, .topEdgeBelow, .bottomEdge,
      .indent, .marker, .paragraph:
      []
    }
  }

  private var alignment: [Declaration] {
    switch style.textAlign {
    case .start: [Declaration("text-align", "start")]
    case .end: [Declaration("text-align", "end")]
    case .justify: [Declaration("text-align", "justify")]
    case .center: []
    }
  }

  private var hyphenation: [Declaration] {
    let value = style.hyphens.rawValue
    return ["-webkit-hyphens", "-epub-hyphens", "hyphens"].map { Declaration($0, value) }
  }

  private var balance: [Declaration] {
    style.isBalanced ? [Declaration("text-wrap", "balance")] : []
  }

  private var numerals: [Declaration] {
    let forms = style.fontVariantNumeric.map(\.rawValue).joined(separator: " ")
    return forms.isEmpty ? [] : [Declaration("font-variant-numeric", forms)]
  }

  private var ligatures: [Declaration] {
    style.hasLigatures ? [] : [Declaration("font-variant-ligatures", "none")]
  }

  /// Headings may differ from the text in kind; no reader's choice of a text face is lost by it.
  private var headingFamily: [Declaration] {
    let isHeading = (style.role.selector ?? "").hasPrefix("h")
    guard isHeading, style.font.generic == .sansSerif else { return [] }
    return [Declaration("font-family", "sans-serif")]
  }
}

// MARK: - On a dark page

extension CSS {
  func dark(_ part: Part) -> [Declaration] {
    switch part {
    case .borders:
      darkened(.borderTop, "top") + darkened(.borderBottom, "bottom")
        + darkened(.borderLeft, "left")
    case .topEdge: darkened(.borderTop, "top")
    case .topEdgeBelow: darkened(.borderTop, "bottom")
    case .bottomEdge: darkened(.borderBottom, "bottom")
    case .type, .block, .inline, .margins, .verticalMargins, .bottomMargin, .indent, .breaks,
      .lines, .marker, .paragraph:
      []
    }
  }

  private func darkened(_ property: StyleProperty, _ side: String) -> [Declaration] {
    guard let colour = style.border(property)?.colour.dark else { return [] }
    return [Declaration("border-\(side)-color", colour.css)]
  }
}

// MARK: - Numbers

extension CSS {
  /// The width of a rule, which no reader may round to nothing; sixteen pixels are browsers' size of text.
  static func ruleWidth(_ width: Dimension, in style: ResolvedStyle) -> String {
    guard width.unit == .pixels, style.relativeSize > 0 else {
      return ems(max(0.06, style.ems(width)))
    }
    return ems(max(0.06, width.number / 16 / style.relativeSize))
  }

  /// Four sides from the upper one to the right, written as one where they are the same.
  static func sides(_ sides: [String]) -> String {
    Set(sides).count == 1 ? sides[0] : sides.joined(separator: " ")
  }

  static func ems(_ value: Double) -> String {
    let digits = number(value)
    return digits == "0" ? "0" : digits + "em"
  }

  /// With two decimals at most, the same on every machine.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 100_000 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    guard rest > 0 else { return sign + String(whole) }
    let decimals = rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest)
    return "\(sign)\(whole).\(decimals)"
  }
}
