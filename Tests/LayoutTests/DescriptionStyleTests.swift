import Diagnostics
import Geometry
import Layout
import TestSupport
import Testing

@Suite struct DescriptionStyleTests {
  @Test(arguments: StyleProperty.allCases)
  func `every property is read for every role, and resolved for the formats it serves`(
    property: StyleProperty
  ) throws {
    let sample = try #require(example(of: property.grammar))
    let styles = StyleRole.allCases
      .map { "  \($0.rawValue): { \(property.rawValue): \(sample) }" }
    let result = readLayout(smallLayout(styles: styles.joined(separator: "\n")))
    #expect(result.diagnostics.isEmpty)
    let layout = try #require(result.value)
    for role in StyleRole.allCases {
      for target in LayoutTarget.allCases {
        let style = layout.style(for: role, in: target)
        #expect(style.declared == [property])
        if property.targets.contains(target) {
          #expect(style[property] == layout.styles[role]?[property])
        }
      }
    }
  }

  @Test(arguments: StyleProperty.allCases)
  func `every property refuses what its grammar does not have`(property: StyleProperty) {
    let source = smallLayout(styles: "  text: { \(property.rawValue): 1️⃣[[]] }")
    let findings = readLayout(source).diagnostics
    #expect(findings.count == 1)
    #expect(findings.first?.id == "invalid-layout-value")
    #expect(findings.first?.place == MarkedSource(source).place("1️⃣", in: "layout.yaml"))
  }

  @Test(arguments: StyleProperty.allCases)
  func `every property is told in a sentence and has an initial value or a token`(
    property: StyleProperty
  ) {
    #expect(property.summary.hasSuffix("."))
    #expect(property.initial != nil || property == .fontFamily || property == .color)
  }

  @Test(arguments: StyleRole.allCases)
  func `every role is told in a sentence and is complete without a word of the layout`(
    role: StyleRole
  ) throws {
    #expect(role.summary.hasSuffix("."))
    let layout = try #require(readLayout(smallLayout()).value)
    let style = layout.style(for: role)
    #expect(style.face == FaceName(family: "linux-libertine", style: "regular"))
    #expect(style.fontSize == .pt(10))
    #expect(style.leading() == .pt(12))
    #expect(style.color == .black)
  }

  @Test func `roles inherit from text what can be inherited`() throws {
    let source = smallLayout(
      styles: """
          text: { font-size: 9pt, text-align: justify, hyphens: auto, margin-top: 5pt, color: ink }
          caption: { font-style: italic }
        """
    )
    let layout = try #require(readLayout(source).value)
    let quote = layout.style(for: .quote)
    #expect(quote.fontSize == .pt(9))
    #expect(quote.textAlign == .justify)
    #expect(quote.length(.marginTop) == .zero)
    let caption = layout.style(for: .caption)
    #expect(caption.textAlign == .start)
    #expect(caption.hyphens == .none)
    #expect(caption.color == Colour(css: "#111"))
    #expect(caption.face.style == "italic")
  }

  @Test func `an EPUB gets what stands under epub, over the rest`() throws {
    let source = smallLayout(
      styles: """
          text: { text-indent: 1em, epub: { text-indent: 1.2em } }
          deck: { font-size: 12pt, font-style: italic, epub: { font-size: 1.06em } }
          code: { border-left: 1.5pt rule }
        """
    )
    let layout = try #require(readLayout(source).value)
    #expect(layout.style(for: .deck).relativeSize == 1.2)
    let deck = layout.style(for: .deck, in: .reflowable)
    #expect((deck.relativeSize * 1000).rounded() == 1060)
    #expect(deck.isItalic)
    #expect(
      layout.style(for: .quote, in: .reflowable).dimension(.textIndent) == Dimension(1.2, .ems)
    )
    #expect(layout.style(for: .quote).textIndent == .pt(10))
    let rule = layout.style(for: .code, in: .reflowable).border(.borderLeft)
    #expect(rule?.colour.colour(in: .reflowable) == Colour(css: "#767676"))
    #expect(rule?.colour.dark == Colour(css: "#5a5a5a"))
  }

  @Test func `a property for pages alone has no say in an EPUB, and is pointed out there`() throws {
    let source = smallLayout(styles: "  deck: { max-lines: 2, epub: { 1️⃣max-lines: 3 } }")
    let layout = try #require(readLayout(source).value)
    #expect(layout.style(for: .deck).maxLines == 2)
    #expect(layout.style(for: .deck, in: .reflowable).maxLines == nil)
    expectFindings(in: source, [("1️⃣", "'max-lines' means nothing in an EPUB [unused-property]")])
  }

  @Test func `a fitted headline has its sizes from the largest down`() throws {
    let source = smallLayout(
      styles:
        "  head-1: { font-size: 24pt, font-size-min: 20pt, font-size-step: 2pt, fit-lines: 1 }"
    )
    let layout = try #require(readLayout(source).value)
    #expect(layout.style(for: .head1).fittedSizes == [.pt(24), .pt(22), .pt(20)])
    #expect(layout.style(for: .head2).fittedSizes == [.pt(10)])
  }

  @Test(arguments: [
    ("grid", 12.0), ("half-grid", 36), ("1.5", 51), ("40pt", 40), ("2 lines", 24), ("1em", 34),
  ])
  func `leading is told in five ways`(written: String, points: Double) throws {
    let source = smallLayout(styles: "  head-1: { font-size: 34pt, line-height: \(written) }")
    let layout = try #require(readLayout(source).value)
    #expect(layout.style(for: .head1).leading() == .pt(points))
  }

  @Test(arguments: [
    ("10.5pt", Dimension(10.5, .points)), ("-.02em", Dimension(-0.02, .ems)),
    ("2 lines", Dimension(2, .lines)), ("1 line", Dimension(1, .lines)),
    ("3px", Dimension(3, .pixels)), ("5mm", Dimension(5, .millimetres)), ("0", .zero),
    ("12", nil), ("pt", nil), ("1e3pt", nil), ("1 2pt", nil), ("9999999pt", nil), ("--1pt", nil),
    ("+-1pt", nil), ("1.pt.", nil), ("", nil),
  ])
  func `a dimension is a decimal number and a unit`(written: String, dimension: Dimension?) {
    #expect(Dimension(written) == dimension)
  }

  /// A value that a grammar takes.
  private func example(of grammar: ValueGrammar) -> String? {
    switch grammar.form {
    case .dimension(_, let range): "\(min(2, range.upperBound))pt"
    case .factor: "1.25"
    case .integer(let range): "\(range.lowerBound)"
    case .text: "\"■\""
    case .font: "mono"
    case .colour: "ink"
    case .border: "0.5pt rule 48pt"
    case .several(let words): words.prefix(1).joined()
    case nil: grammar.keywords.last
    }
  }
}
