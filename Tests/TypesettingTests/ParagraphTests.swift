import Geometry
import Layout
import PageModel
import Testing
import TextShaping

@testable import Typesetting

/// Lines of paragraphs, as they would be read from the page.
@Suite(.enabled(if: CoverCase.hasFonts, "make fonts brings the fonts"))
struct ParagraphTests {
  private static let marsh = """
    After forty years of raising the bank at Mallow, the council will open it. “The sea was always \
    going to win,” said the harbour master, whose office looks out over what is to be a salt marsh \
    again: two hundred hectares of glasswort, samphire and mud.
    """

  @Test func `a paragraph is justified, and its last line is not`() throws {
    let lines = try ParagraphCase.set(Self.marsh, measure: 200, dividing: ["sam-phire"]).lines
    #expect(
      lines.texts == [
        "After forty years of raising the bank at Mallow, ",
        "the council will open it. “The sea was always ",
        "going to win,” said the harbour master, whose ",
        "office looks out over what is to be a salt marsh ",
        "again: two hundred hectares of glasswort, sam-",
        "phire and mud.",
      ]
    )
    #expect(lines.dropLast().allSatisfy { abs($0.width.points - 200) < 0.05 })
    #expect(lines[lines.count - 1].width < .pt(100))
  }

  @Test func `nothing comes of nothing`() throws {
    #expect(try ParagraphCase.set("", measure: 200).lines == [])
    #expect(try ParagraphCase.set("  \u{AD}", measure: 200).lines.allSatisfy { $0.runs == [] })
  }

  @Test func `a number is not parted from its unit, nor an initial from its name`() throws {
    for measure in stride(from: 90.0, to: 130, by: 4) {
      let text =
        "The mast of the ferry is some 40 m high, says the mate J. Wray, and it will be seen from land."
      let ends = try ParagraphCase.set(text, measure: measure).lines.texts
      #expect(!ends.contains { $0.hasSuffix(" 40 ") || $0.hasSuffix(" J. ") })
    }
  }

  // MARK: Within words

  @Test func `a ligature is taken apart where the word is divided in its middle`() throws {
    let text = "an office block"
    let whole = try ParagraphCase.set(text, measure: 200).lines[0]
    let divided = try ParagraphCase.set(text, measure: 30, dividing: ["of-fice"]).lines
    #expect(whole.runs[0].glyphs.count < text.count)
    #expect(divided.texts == ["an of-", "fice ", "block"])
    #expect(divided[1].runs[0].clusters.map(\.textLength) == [2, 1, 1, 1])
    #expect(divided[0].runs[0].glyphs.count == 6)
  }

  @Test func `a hyphen that divides says it is a soft hyphen`() throws {
    let lines = try ParagraphCase.set("hyphen\u{AD}ation", measure: 40).lines
    #expect(lines.map(\.text) == ["hyphen\u{AD}", "ation"])
    #expect(lines.map(\.isHyphenated) == [true, false])
    #expect(try ParagraphCase.set("hyphen\u{AD}ation", measure: 90).lines.texts == ["hyphenation"])
  }

  @Test(arguments: [110.0, 130, 150, 170, 190])
  func `no three lines running end in hyphens, and the last word stays whole`(
    measure: Double
  ) throws {
    let setter = ParagraphSetter(shaper: Shaper(library: CoverCase.fonts)) { word, _ in
      word.utf8.allSatisfy { $0 < 0x80 } ? Array(2..<max(2, word.utf8.count - 2)) : []
    }
    let text = Self.marsh + " Nobody will weep for its embankments."
    let lines = try setter.set(
      StyledText([TextSpan(.text(text), look: ParagraphCase.text)]),
      in: ParagraphForm(measure: .pt(measure), size: .pt(10.5))
    ).lines
    let marks = String(lines.map { $0.isHyphenated ? "-" : "." })
    #expect(!marks.contains("---"))
    #expect(lines[lines.count - 1].text.hasSuffix("embankments."))
  }

  @Test func `no word is divided where none is to be`() throws {
    var look = ParagraphCase.text
    look.hyphens = .none
    let lines = try ParagraphCase.set("a hyphen\u{AD}ation", measure: 56, look: look).lines
    #expect(lines.texts == ["a ", "hyphenation"])
  }

  @Test func `an address is divided after its signs, without a hyphen`() throws {
    let address = "https://example.com/posts/2026/the-marsh?edition=print&page=12"
    let lines = try ParagraphCase.set("See \(address).", measure: 90).lines
    #expect(lines.map(\.text).joined() == "See \(address).")
    #expect(lines.dropFirst().dropLast().allSatisfy { "/?&=-.".contains($0.text.suffix(1)) })
    #expect(lines.allSatisfy { $0.inkRight < 96 })
  }

  @Test func `a word longer than a line is cut, and joined again by who reads it`() throws {
    let word = String(repeating: "abcdefghij", count: 30)
    let lines = try ParagraphCase.set("A \(word) end", measure: 100).lines
    #expect(lines.map(\.text).joined().replacing("\u{AD}", with: "") == "A \(word) end")
    #expect(lines.allSatisfy { $0.width.points <= 100.05 })
  }

  @Test func `what no face can show is named by its number, and read as itself`() throws {
    let set = try ParagraphCase.set("a \u{E0FF} b", measure: 200)
    #expect(set.unset == ["\u{E0FF}"])
    #expect(set.lines.map(\.text) == ["a \u{E0FF} b"])
    #expect(set.lines[0].runs.map(\.glyphs.count) == [2, "E0FF".count, 2])
  }

  // MARK: Forms

  @Test func `a line ends where its author ends it, and is not stretched`() throws {
    let copy = StyledText([
      TextSpan(.text("One line "), look: ParagraphCase.text),
      TextSpan(.lineBreak, look: ParagraphCase.text),
      TextSpan(.lineBreak, look: ParagraphCase.text),
      TextSpan(.text(" and another"), look: ParagraphCase.text),
    ])
    let form = ParagraphForm(measure: .pt(200), size: .pt(10.5))
    let lines = try ParagraphCase.setter().set(copy, in: form).lines
    // Who listens hears a space there.
    #expect(lines.texts == ["One line ", "", "and another"])
    #expect(lines[0].width < .pt(60))
    #expect(lines[1].above == lines[0].above)
  }

  @Test func `a heading's lines are even, and no small word stands alone`() throws {
    let set = try ParagraphCase.set("Corran gives its marsh back to the sea", measure: 160) {
      $0.align = .start
      $0.isBalanced = true
    }
    #expect(set.lines.texts == ["Corran gives its marsh ", "back to the sea"])
  }

  @Test(arguments: [1, 2, 3])
  func `what is more than there may be lines becomes an ellipsis`(most: Int) throws {
    let set = try ParagraphCase.set(Self.marsh, measure: 200) {
      $0.align = .start
      $0.maxLines = most
    }
    #expect(set.lines.count == most)
    #expect(set.lines[most - 1].text.hasSuffix("…"))
    #expect(set.lines.allSatisfy { $0.width <= .pt(200) })
  }

  @Test func `the first lines leave room for what stands beside them`() throws {
    let set = try ParagraphCase.set(Self.marsh, measure: 200) {
      $0.insets = [.pt(30), .pt(30)]
      $0.firstIndent = .pt(5)
    }
    let lefts = set.lines.map { $0.pieces[0].area.left.points.rounded() }
    #expect(Array(lefts.prefix(3)) == [35, 30, 0])
    #expect(set.lines.dropLast().allSatisfy { abs($0.width.points - 200) < 0.05 })
  }

  @Test func `signs hang out at both edges`() throws {
    let line = try ParagraphCase.set("“Ay,” he said, “we were going to leave,", measure: 82).lines[
      0
    ]
    #expect(line.pieces[0].area.left < .zero)
    #expect(line.inkRight > line.width.points + 0.5 || !line.text.hasSuffix(", "))
  }

  @Test func `paragraphs are offered in a line more and a line less where that is no worse`() throws
  {
    let text = Array(repeating: Self.marsh, count: 4).joined(separator: " ")
    var offered = 0
    for measure in stride(from: 200.0, to: 320, by: 5) {
      let set = try ParagraphCase.set(text, measure: measure) { $0.hasVariants = true }
      offered += [set.shorter, set.longer].compactMap(\.self).count
      if let longer = set.longer { #expect(longer.count == set.lines.count + 1) }
      if let shorter = set.shorter { #expect(shorter.count == set.lines.count - 1) }
    }
    #expect(offered > 0)
  }

  @Test func `a paragraph whose words fit no measure is set ragged`() throws {
    let words =
      "Donaudampfschifffahrtsgesellschaft und Rindfleischetikettierungsgesetz und noch etwas"
    let set = try ParagraphCase.set(words, measure: 225)
    let isRagged = set.isRaggedForWant
    #expect(isRagged)
    #expect(set.lines.allSatisfy { $0.width <= .pt(225) })
  }

  // MARK: Pieces

  @Test func `a line falls into pieces of one meaning, and keeps its spaces`() throws {
    var link = ParagraphCase.text
    link.isUnderlined = true
    link.background = Colour(red: 240, green: 240, blue: 240)
    let copy = StyledText([
      TextSpan(.text("See the "), look: ParagraphCase.text, element: .init(1)),
      TextSpan(.text("sea wall"), look: link, element: .init(2), link: 7, note: 3),
      TextSpan(.text(" today"), look: ParagraphCase.text, element: .init(1)),
    ])
    let form = ParagraphForm(measure: .pt(300), size: .pt(10.5))
    let line = try ParagraphCase.setter().set(copy, in: form).lines[0]
    #expect(line.runs.map(\.text) == ["See the ", "sea wall", " today"])
    #expect(line.pieces.map(\.link) == [nil, 7, nil])
    #expect(line.pieces.map(\.element) == [.init(1), .init(2), .init(1)])
    #expect(line.notes == [3])
    #expect(line.pieces[1].items.count == 3)
    #expect(line.pieces[1].area.left == line.pieces[0].area.right)
  }

  // MARK: Other scripts

  @Test func `Hebrew begins at the right, its words from right to left`() throws {
    let copy = StyledText(
      [TextSpan(.text("שלום world"), look: ParagraphCase.text)],
      isRightToLeft: true
    )
    var form = ParagraphForm(measure: .pt(200), size: .pt(10.5))
    form.align = .start
    let line = try ParagraphCase.setter().set(copy, in: form).lines[0]
    #expect(line.pieces.flatMap(\.items).count >= 2)
    #expect(abs(line.inkRight - 200) < 0.05)
    let first = try #require(line.runs.first { $0.text.contains("world") })
    let second = try #require(line.runs.first { $0.text.contains("ש") })
    #expect(first.origin.x < second.origin.x)
  }

  @Test func `Chinese fills its lines, and no line begins with a full stop`() throws {
    let text = String(repeating: "十四年来我们一直在加高堤岸。议会将打开它，", count: 6)
    let lines = try ParagraphCase.set(text, measure: 150).lines
    #expect(lines.map(\.text).joined() == text)
    // The white behind a stop hangs out.
    let ends = lines.map { "。，".contains($0.text.suffix(1)) ? 150 + 10.5 / 2 : 150 }
    #expect(zip(lines, ends).dropLast().allSatisfy { abs($0.inkRight - $1) < 0.05 })
    #expect(lines.allSatisfy { !"。，".contains($0.text.prefix(1)) })
  }
}
