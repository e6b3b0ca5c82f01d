import Geometry
import PageModel
import Testing
import TextShaping

@testable import Typesetting

@Suite(.enabled(if: CoverCase.hasFonts))
struct `paragraphs beyond Latin` {
  private static let japanese: TextLook = {
    var look = ParagraphCase.text
    look.style.language = "ja"
    look.size = .pt(10)
    return look
  }()

  private func set(
    _ spans: [TextSpan],
    measure: Double,
    language: String = "ja",
    _ change: (inout ParagraphForm) -> Void = { _ in }
  ) throws -> [SetLine] {
    var form = ParagraphForm(measure: .pt(measure), size: .pt(10))
    change(&form)
    let text = StyledText(spans, language: language, isRightToLeft: language == "ar")
    return try ParagraphCase.setter().set(text, in: form).lines
  }

  private func set(_ text: String, measure: Double) throws -> [SetLine] {
    try set([TextSpan(.text(text), look: Self.japanese)], measure: measure)
  }

  @Test(arguments: [
    ("漢字", 20.0), ("漢」。字", 35), ("「漢」「字」", 50), ("漢字。」", 35), ("約25分", 32.5),
  ])
  func `squares stand side by side, and stops close up`(text: String, width: Double) throws {
    let line = try #require(try set(text, measure: 200).first)
    let figures = text.contains("25") ? try figuresWidth("25") - 10 : 0
    #expect(abs(line.inkRight - width - figures) < 0.02)
  }

  private func figuresWidth(_ figures: String) throws -> Double {
    let style = Self.japanese.style
    return try Shaper(library: CoverCase.fonts).shape(figures, in: style).width * 10
  }

  @Test func `brackets and stops at the ends of lines hang out by their white`() throws {
    let lines = try set("漢字漢字漢字漢字漢字、「漢字漢字漢字漢字漢字」。", measure: 105)
    #expect(lines.map(\.text).first == "漢字漢字漢字漢字漢字、")
    let second = try #require(lines.dropFirst().first?.pieces.first?.area.left.points)
    #expect(abs(second + 5) < 0.01, "a bracket begins a line with its ink")
  }

  @Test func `a line is spaced between squares, never within Latin words`() throws {
    let lines = try set("漢字漢字漢字Water漢字漢字漢字漢字漢字漢字漢字漢字漢字", measure: 104)
    let run = try #require(lines[0].runs.first { $0.text == "Water" })
    let natural = try Shaper(library: CoverCase.fonts).shape("Water", in: Self.japanese.style)
    let places = run.glyphs.map(\.x.points)
    let advances = natural.runs[0].glyphs.reduce(into: [0.0]) {
      $0.append($0[$0.count - 1] + Double($1.advance) / 100)
    }
    #expect(run.stretch == 1)
    #expect(zip(places, advances).allSatisfy { abs($0 - $1) < 0.01 })
  }

  @Test func `a line may end where a link begins`() throws {
    let look = Self.japanese
    let spans = [TextSpan(.text("漢字漢字"), look: look), TextSpan(.text("漢字漢字"), look: look, link: 0)]
    let lines = try set(spans, measure: 40)
    #expect(lines.map(\.text) == ["漢字漢字", "漢字漢字"])
  }

  @Test func `a character that no font has is shown as its code in a box`() throws {
    let lines = try ParagraphCase.set("a \u{13000} b", measure: 200).lines
    let run = try #require(lines[0].runs.first { $0.text == "\u{13000}" })
    #expect(run.size == .pt(10.5) * 0.6)
    #expect(run.glyphs.count == 5, "13000")
    let rules = lines[0].pieces.flatMap(\.items).filter {
      if case .rectangle = $0 { true } else { false }
    }
    #expect(rules.count == 4)
    #expect(lines[0].text == "a \u{13000} b")
  }

  @Test func `an address among Arabic words keeps its strokes and stops in place`() throws {
    var look = ParagraphCase.text
    look.style.language = "ar"
    var address = look
    address.isVerbatim = true
    let spans = [
      TextSpan(.text("انظر "), look: look), TextSpan(.text("https://a.example/"), look: address),
      TextSpan(.text(" اليوم"), look: look),
    ]
    let lines = try set(spans, measure: 200, language: "ar")
    let run = try #require(lines[0].runs.first { $0.text.contains("example") })
    #expect(run.text == "https://a.example/")
    #expect(!run.isRightToLeft)
    #expect(lines[0].width == .pt(200), "a line begins at the right edge")
  }
}
