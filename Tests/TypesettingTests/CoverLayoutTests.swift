import Geometry
import Layout
import PageModel
import Testing
import Typesetting

/// What a layout may say of a cover, on one of 200 by 300 points.
@Suite(.enabled(if: CoverCase.hasFonts, "'make fonts' brings the fonts"))
struct CoverLayoutTests {
  @Test func `what is missing leaves its room to what follows`() throws {
    let layout = try CoverCase.small(
      """
      - nameplate: { top: 20pt }
      - title: { gap: 10pt }
      - rule: { gap: 10pt, height: 2pt }
      """
    )
    let whole = try CoverCase.set(in: layout) { $0.title = "Tide" }
    #expect(
      whole.dumpOfElements == """
        text 10pt 26.58pt linux-libertine/LinLibertine_R.otf 10pt #000000 "The Corran Packet"
        text 10pt 43.16pt linux-libertine/LinLibertine_R.otf 10pt #000000 "Tide"
        rectangle 10pt 53.16pt 180pt x 2pt #000000
        """
    )
    let untitled = try CoverCase.set(in: layout) { $0.title = "" }
    #expect(
      untitled.dumpOfElements == """
        text 10pt 26.58pt linux-libertine/LinLibertine_R.otf 10pt #000000 "The Corran Packet"
        rectangle 10pt 36.58pt 180pt x 2pt #000000
        """
    )
  }

  @Test func `a text that comes down to another's top pushes it`() throws {
    let layout = try CoverCase.small(
      """
      - title: { top: 20pt }
      - deck: { top: 60pt, gap: 10pt }
      """
    )
    func deckTop(_ title: String) throws -> Double {
      let page = try CoverCase.set(in: layout) {
        $0.title = title
        $0.deck = "Deck"
      }
      return try #require(page.runs.last).origin.y.points
    }
    let free = try deckTop("Short")
    #expect((free * 100).rounded() == 6658)
    #expect(try deckTop(String(repeating: "a longer title ", count: 12)) > free)
  }

  @Test func `a picture fills what the others leave, and a band holds what stands on it`() throws {
    let layout = try CoverCase.small(
      """
      - nameplate: { top: 20pt }
      - picture: { gap: 10pt }
      - band: { bottom: 0, padding: 15pt, color: "#123456" }
      - title: { bottom: 20pt, color: "#ffffff" }
      """
    )
    let page = try CoverCase.set(in: layout) { $0.title = "Tide" }
    let picture = try #require(page.pictures.first)
    #expect(picture.window.top == .pt(20) + (try #require(page.runs.first).origin.y - .pt(10)))
    let lead = try #require(page.runs.last)
    #expect(lead.origin.y == .pt(280))
    #expect(page.dumpOfElements.contains("rectangle 0pt 258.42pt 200pt x 41.58pt #123456"))
    let untitled = try CoverCase.set(in: layout) { $0.title = "" }
    #expect(untitled.pictures.first?.window.bottom == .pt(300))
    #expect(!untitled.dump.contains("#123456"))
  }

  @Test func `elements beside one another do not push one another`() throws {
    let layout = try CoverCase.small(
      """
      - title: { top: 20pt, width: 80pt }
      - deck: { top: 20pt, left: 100pt, width: 90pt }
      """
    )
    let page = try CoverCase.set(in: layout)
    let second = try #require(page.runs.first { $0.origin.x == .pt(100) })
    #expect(second.origin.y == page.runs.first?.origin.y)
  }

  @Test func `a dateline has up to three texts, and what has no value is left out`() throws {
    let layout = try CoverCase.small(
      "- dateline: { top: 20pt, cells: { left: \"{number} · {period}\", center: \"{date}\", right: \"{url}\" } }"
    )
    let page = try CoverCase.set(in: layout) {
      $0.date = "Saturday"
      $0.furniture = [.url: "tide.example"]
    }
    #expect(page.runs.map(\.text) == ["No. 412", "Saturday", "tide.example"])
    #expect(Set(page.runs.map(\.origin.y)).count == 1)
    let middle = page.runs[1].origin.x.points
    #expect(middle > 70 && middle < 100)
  }

  @Test func `lines are rows of a department and a headline, as many as there is room`() throws {
    let layout = try CoverCase.small(
      "- lines: { top: 20pt, limit: 3, pitch: 20pt, indent: 50pt, style: { border-top: '1pt #ff0000', padding-top: 4pt } }"
    )
    let lines: [CoverMatter.Line] = [
      .init(title: "The night ferry returns", department: "Harbour"),
      .init(title: "A meadow under the Sound", department: "Science"),
      .init(title: "A piano in every shelter"), .init(title: "Not shown"),
    ]
    let page = try CoverCase.set(in: layout) { $0.lines = lines }
    #expect(
      page.dumpOfElements == """
        rectangle 10pt 20pt 180pt x 1pt #ff0000
        text 10pt 31.58pt linux-libertine/LinLibertine_R.otf 10pt #000000 "Harbour"
        text 60pt 31.58pt linux-libertine/LinLibertine_R.otf 10pt #000000 "The night ferry returns"
        rectangle 10pt 40pt 180pt x 1pt #ff0000
        text 10pt 51.58pt linux-libertine/LinLibertine_R.otf 10pt #000000 "Science"
        text 60pt 51.58pt linux-libertine/LinLibertine_R.otf 10pt #000000 "A meadow under the Sound"
        rectangle 10pt 60pt 180pt x 1pt #ff0000
        text 60pt 71.58pt linux-libertine/LinLibertine_R.otf 10pt #000000 "A piano in every shelter"
        """
    )
    let short = try CoverCase.small("- lines: { top: 20pt, pitch: 20pt, max-height: 35pt }")
    #expect(try CoverCase.set(in: short) { $0.lines = lines }.lines.count == 2)
  }

  @Test func `type gets smaller until all find room, and then takes more lines`() throws {
    let layout = try CoverCase.small(
      "- title: { top: 20pt, max-height: 60pt }",
      styles:
        "cover-title: { font-size: 40pt, font-size-min: 10pt, fit-lines: 1, max-lines: 4, letter-spacing: 0.01em }"
    )
    func size(_ title: String) throws -> Double {
      try #require(try CoverCase.set(in: layout) { $0.title = title }.runs.first).size.points
    }
    #expect(try size("Tide") == 40)
    #expect(try size("The tide comes in") < 40)
    #expect(try size(String(repeating: "The tide comes in ", count: 9)) == 10)
  }

  @Test func `a layout without a cover gets a plain one`() throws {
    var layout = try CoverCase.briefing()
    layout.cover = nil
    let page = try CoverCase.set(in: layout)
    #expect(page.size == Size(width: .pt(400), height: .pt(600)))
    #expect(page.pictures.count == 1)
    #expect(
      page.lines == [
        "The Corran ", "Packet", "14 February 2026No. 412", "Corran gives its ",
        "marsh back to the sea", "City\u{A0}\u{A0}·\u{A0} Harbour",
      ]
    )
    #expect(page.runs.allSatisfy { $0.colour == .black })
  }

  @Test(arguments: [
    "- title: { top: 9999pt }", "- title: { bottom: 9999pt }", "- title: { left: 9999pt }",
    "- title: { width: 0 }", "- title: { max-height: 0 }", "- title: { height: 0 }",
    "- title: { top: 290pt, style: { font-size: 2000pt, line-height: 200 } }",
    "- title: { style: { font-size: 0.1pt, padding-left: 9999pt } }",
    "- band: { bottom: 299pt, padding: 9999pt }\n- title: { gap: 9999pt }\n- band: {}",
    "- picture: {}\n- picture: {}\n- picture: { bottom: 9999pt }",
    "- picture: { top: 9999pt, height: 1pt }\n- title: {}",
    "- lines: { indent: 9999pt, pitch: 9999pt }\n- lines: { bottom: 0 }",
    "- dateline: { width: 1pt, cells: { left: \"{date}\", center: \"{date}\", right: \"{date}\" } }",
    "- deck: { bottom: 0, height: 9999pt }\n- title: { gap: 9999pt }\n- byline: { top: 0 }",
  ])
  func `no layout is too odd to be set`(elements: String) throws {
    let layout = try CoverCase.small(elements)
    for picture in [CoverCase.matter.picture, nil] {
      _ = try CoverCase.set(in: layout) {
        $0.picture = picture
        $0.byline = "By Ines Harrow"
        $0.lines = [.init(title: "One", department: "Two")]
      }
    }
  }
}
