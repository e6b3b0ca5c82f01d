import Diagnostics
import Geometry
import Layout
import TestSupport
import Testing

@Suite struct DescriptionReaderTests {
  @Test func `a mistake does not hide the next`() {
    expectFindings(
      in: smallLayout(
        styles: """
            text: { 1️⃣text-aling: justify, text-align: 2️⃣justfy, font-family: 3️⃣txt }
            4️⃣headline: {}
            deck: { font-size: 5️⃣12, color: 6️⃣red, border-top: 7️⃣thin }
          """,
        more: "8️⃣colour: {}"
      ),
      [
        (
          "1️⃣",
          "no key 'text-aling' in the style 'text' [unknown-layout-key]; did you mean 'text-align'?"
        ),
        (
          "2️⃣",
          "'text-align' takes 'start', 'end', 'center' or 'justify', not 'justfy' [invalid-layout-value]; did you mean 'justify'?"
        ),
        ("3️⃣", "no font named 'txt' in 'fonts' [unknown-layout-font]; did you mean 'text'?"),
        ("4️⃣", "no key 'headline' in 'styles' [unknown-layout-key]"),
        (
          "5️⃣",
          "'font-size' takes a length in pt, mm, px, em or lines, not '12' [invalid-layout-value]; did you mean '12pt'?"
        ),
        ("6️⃣", "no colour named 'red' in 'colours' [unknown-layout-colour]; known: ink, rule"),
        (
          "7️⃣",
          "'border-top' takes 'none' or a width and a colour, such as '0.5pt ink', not 'thin' [invalid-layout-value]"
        ),
        ("8️⃣", "no key 'colour' in a layout [unknown-layout-key]; did you mean 'colours'?"),
      ]
    )
  }

  @Test func `a layout is told which keys it lacks`() {
    expectFindings(
      in: "1️⃣name: x\ntype: 2️⃣{ size: 9pt }",
      [
        ("1️⃣", "a layout needs the key 'fonts' [missing-layout-key]"),
        ("1️⃣", "a layout needs the key 'issue' [missing-layout-key]"),
        ("1️⃣", "a layout needs the key 'pages' [missing-layout-key]"),
        ("1️⃣", "a layout needs the key 'styles' [missing-layout-key]"),
        ("2️⃣", "'type' needs the key 'leading' [missing-layout-key]"),
      ]
    )
  }

  @Test func `placeholders are a closed set, and each has its places`() {
    expectFindings(
      in: """
        name: x
        fonts: { text: vollkorn }
        type: { size: 9pt, leading: 11pt }
        styles: {}
        pages:
          - margins: { head: 1pt, outside: 1pt, foot: 1pt, inside: 1pt }
            frames: { text: 1 }
            folio: { at: 1, center: 1️⃣"{page} / {pagse}" }
        issue:
          - masthead: { nameplate: 2️⃣"{page}", dateline: { left: 3️⃣"{date" } }
          - departments: { article: text, byline: ["{authors} · {date}"] }
        """,
      [
        ("1️⃣", "no placeholder '{pagse}' [unknown-placeholder]; did you mean 'page'?"),
        ("2️⃣", "the placeholder '{page}' has no value here [unknown-placeholder]"),
        (
          "3️⃣",
          "a placeholder that '{' begins does not end [unknown-placeholder]; write '{name}'"
        ),
      ]
    )
  }

  @Test func `frames lie on the page's columns`() {
    expectFindings(
      in: """
        name: x
        fonts: { text: vollkorn }
        type: { size: 9pt, leading: 11pt }
        styles: {}
        pages:
          - { margins: { head: 1pt, outside: 1pt, foot: 1pt, inside: 1pt }, columns: 12, frames: { text: [3-7, 1️⃣8-13], 2️⃣sides: 1, side: 3️⃣2-1 } }
          - { margins: { head: 1pt, outside: 1pt, foot: 1pt, 4️⃣left: 1pt, inside: 1pt }, columns: 5️⃣0, frames: 6️⃣{} }
        issue: [departments: { article: [text] }, 7️⃣departments: { article: [text] }, 8️⃣index]
        """,
      [
        (
          "1️⃣",
          "no columns '8-13' on a page of 12 [invalid-layout-value]; write a column such as '1', or the first and last such as '1-2'"
        ),
        ("2️⃣", "no key 'sides' in 'frames' [unknown-layout-key]; did you mean 'side'?"),
        (
          "3️⃣",
          "no columns '2-1' on a page of 12 [invalid-layout-value]; write a column such as '1', or the first and last such as '1-2'"
        ),
        (
          "4️⃣", "no key 'left' in 'margins' [unknown-layout-key]; known: foot, head, inside, outside"
        ),
        ("5️⃣", "'columns' takes a whole number from 1 to 24, not '0' [invalid-layout-value]"),
        ("6️⃣", "'frames' needs the key 'text' [missing-layout-key]"),
        ("7️⃣", "the part 'departments' stands in 'issue' twice [repeated-part]"),
        (
          "8️⃣",
          "'issue' takes 'masthead', 'intro', 'takeaways', 'contents', 'departments' or 'colophon', not 'index' [invalid-layout-value]"
        ),
      ]
    )
  }

  @Test func `a colour that YAML takes for a comment is explained`() {
    let source = """
      name: x
      fonts: { text: vollkorn }
      colours:
        ink:1️⃣ #111111
      type: { size: 9pt, leading: 11pt }
      styles: {}
      pages: [{ margins: { head: 1pt, outside: 1pt, foot: 1pt, inside: 1pt }, frames: { text: 1 } }]
      issue: [departments: { article: [text] }]
      """
    expectFindings(
      in: source,
      [
        (
          "1️⃣",
          "'ink' takes a colour such as '#1a4480', not nothing [invalid-layout-value]; put the colour in quotation marks"
        )
      ]
    )
  }

  @Test(arguments: [
    "", "- a", "a: [", "name: [x]\nfonts: 3\ntype: x\nstyles: []\npages: {}\nissue: {}\ncover: 1",
  ])
  func `whatever is no layout is refused without harm`(source: String) {
    #expect(readLayout(source).diagnostics.contains { $0.severity == .error })
  }

  @Test func `a line leaves out the parts that have no value`() throws {
    let source = smallLayout(more: "cover: null")
      .replacing("issue: [", with: "issue: [{ intro: \"{title} · No {number} · {date}\" }, ")
    let template = try #require(readLayout(source).value?.introduction)
    #expect(template.filled { $0 == .number ? nil : $0.rawValue } == "title · date")
    #expect(template.filled { _ in nil } == nil)
    #expect(template.placeholders == [.title, .number, .date])
  }

  @Test func `papers are known by name or by their size`() {
    #expect(Paper("A4") == .a4)
    #expect(Paper("90x120mm")?.size == Size(width: .mm(90), height: .mm(120)))
    for text in [
      "a55", "90x120", "90mm", "1x1mm", "90x-120mm", "x", "9x9x9mm", "nanxnanmm", "infx90mm",
    ] {
      #expect(Paper(text) == nil)
    }
    #expect(Set(Paper.named.map(\.name)).count == 7)
  }

  @Test func `columns share what the margins and gutters leave`() throws {
    let source = smallLayout().replacing(
      "frames: { text: 1 }",
      with: "columns: [20pt, rest], gutter: 4pt, frames: { text: 1, side: 2 }"
    )
    let layout = try #require(readLayout(source).value)
    let master = try #require(layout.master(for: .inside, pageWidth: .pt(100)))
    #expect(master.columnWidths(pageWidth: .pt(100), type: layout.type) == [.pt(20), .pt(70)])
    let side = master.frames(.side, pageWidth: .pt(100), type: layout.type)
    #expect(side.map(\.left) == [.pt(28)])
    #expect(side.map(\.width) == [.pt(70)])
    #expect(master.lines(pageHeight: .pt(100), type: layout.type) == 8)
  }
}
