import Diagnostics
import Geometry
import PageModel
import Testing
import TextShaping
import Typesetting

/// The covers of the briefing's layout, which has every kind of element.
@Suite(.enabled(if: CoverCase.hasFonts, "'make fonts' brings the fonts"))
struct CoverTests {
  @Test func `a cover with a picture stands as designed`() throws {
    let page = try CoverCase.set { _ in }
    #expect(
      page.dump == """
        page 400pt x 600pt
          rectangle 0pt 0pt 400pt x 600pt #e8dfc8
          text 30pt 75.74pt linux-libertine-display/LinLibertine_DR.otf 68pt #14343a "The Corran "
          text 30pt 141.7pt linux-libertine-display/LinLibertine_DR.otf 68pt #14343a "Packet"
          rectangle 30pt 163.3pt 340pt x 3pt #14343a
          text 30pt 185.17pt linux-libertine/LinLibertine_R.otf 15pt #14343a "14 February 2026"
          text 325.84pt 185.17pt linux-libertine/LinLibertine_R.otf 15pt #14343a "No. 412"
          picture "sea" 0pt 183.06pt 400pt x 300pt through 0pt 197.17pt 400pt x 271.77pt
          rectangle 0pt 467.94pt 400pt x 132.06pt #0c2a2d
          text 30pt 512.02pt linux-libertine-display/LinLibertine_DR.otf 29pt #f3ead6 "Corran gives its "
          text 30pt 545.08pt linux-libertine-display/LinLibertine_DR.otf 29pt #f3ead6 "marsh back to the sea"
          text 30pt 572.5pt inter/Inter-SemiBold.otf 8pt #f3ead6 "City  ·  Harbour"

        """
    )
  }

  @Test func `without a picture the cover is type on one ground`() throws {
    let page = try CoverCase.set {
      $0.picture = nil
      $0.lines = [
        .init(title: "The night ferry returns", department: "Harbour"),
        .init(title: "Fish by the clock", department: "Harbour"),
      ]
    }
    #expect(
      page.dump == """
        page 400pt x 600pt
          rectangle 0pt 0pt 400pt x 600pt #14515a
          text 30pt 75.74pt linux-libertine-display/LinLibertine_DR.otf 68pt #f3ead6 "The Corran "
          text 30pt 141.7pt linux-libertine-display/LinLibertine_DR.otf 68pt #f3ead6 "Packet"
          rectangle 30pt 163.3pt 340pt x 3pt #f3ead6
          text 30pt 185.17pt linux-libertine/LinLibertine_R.otf 15pt #f3ead6 "14 February 2026"
          text 325.84pt 185.17pt linux-libertine/LinLibertine_R.otf 15pt #f3ead6 "No. 412"
          text 30pt 256.84pt noto-serif-display/NotoSerifDisplay-Italic.ttf 46pt #f3ead6 "Corran gives "
          text 30pt 310.66pt noto-serif-display/NotoSerifDisplay-Italic.ttf 46pt #f3ead6 "its marsh "
          text 30pt 364.48pt noto-serif-display/NotoSerifDisplay-Italic.ttf 46pt #f3ead6 "back to the sea"
          rectangle 30pt 400.48pt 36pt x 3pt #f3ead6
          text 30pt 426.7pt linux-libertine/LinLibertine_R.otf 14pt #f3ead6 "After forty years of raising the bank "
          text 30pt 444.9pt linux-libertine/LinLibertine_R.otf 14pt #f3ead6 "at Mallow, the council will open it."
          rectangle 30pt 529.58pt 340pt x 0.5pt #f3ead6
          text 30pt 547.29pt inter/Inter-SemiBold.otf 8pt #f3ead6 "Harbour"
          text 77.35pt 547.29pt linux-libertine/LinLibertine_R.otf 14pt #f3ead6 "The night ferry returns"
          rectangle 30pt 554.29pt 340pt x 0.5pt #f3ead6
          text 77.35pt 572pt linux-libertine/LinLibertine_R.otf 14pt #f3ead6 "Fish by the clock"

        """
    )
  }

  @Test(arguments: [(639, 1200), (1600, 300), (8000, 1000), (700, 9000), (0, 0), (-5, 9)])
  func `a picture too small or too long is not put on a cover`(width: Int, height: Int) throws {
    let page = try CoverCase.set { $0.picture = .init(key: "sea", width: width, height: height) }
    #expect(page.pictures.isEmpty)
  }

  @Test func `a name stays on one line if a second would not make it larger`() throws {
    #expect(try CoverCase.set { $0.name = "Rust Blog" }.lines.first == "Rust Blog")
    #expect(
      try Array(CoverCase.set { $0.name = "The Corran Packet" }.lines.prefix(2)) == [
        "The Corran ", "Packet",
      ]
    )
    #expect(try CoverCase.set { $0.name = "人民网络周报" }.lines.first == "人民网络周报")
  }

  @Test func `no line of Japanese begins with a mark that may not`() throws {
    let page = try CoverCase.set {
      $0.title = "コランは湿地を、海に返す。「泥が仕事をする。」と技術者たちは、述べた。"
      $0.picture = nil
    }
    #expect(page.lines.allSatisfy { !("、。」".contains($0.first ?? " ")) && $0.last != "「" })
  }

  @Test func `a cover in Arabic begins its lines at the right`() throws {
    let page = try CoverCase.set {
      $0.language = "ar"
      $0.name = "صحيفة"
    }
    let edges = page.runs.filter { $0.text == "صحيفة" }.map { $0.origin.x.points }
    #expect(edges.allSatisfy { $0 > 100 })
  }

  @Test(arguments: [
    Words("none", ""), Words("blanks", " \n\t "), Words("a letter", "x"),
    Words("an endless word", String(repeating: "W", count: 3000)),
    Words("an endless title", String(repeating: "a very long name ", count: 300)),
    Words("endless Chinese", String(repeating: "沼", count: 900)),
    Words("endless Arabic", String(repeating: "السلام عليكم ", count: 99)),
    Words("controls", "\u{0}\u{202E}\r\nabc\u{2028}def"),
    Words("a heap of accents", "a" + String(repeating: "\u{301}", count: 9000)),
    Words("dashes", String(repeating: "- ", count: 2000)),
    Words("long German", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"),
    Words("no breaks", String(repeating: "A\u{A0}", count: 500)),
  ])
  func `whatever its words, nothing leaves the cover`(words: Words) throws {
    let text = words.text
    for picture in [CoverCase.matter.picture, nil] {
      let page = try CoverCase.set {
        $0 = CoverMatter(
          name: text,
          subtitle: text,
          date: text,
          number: text,
          title: text,
          deck: text,
          byline: text,
          departments: [text, text, text],
          lines: [.init(title: text, department: text), .init(title: text)],
          picture: picture
        )
      }
      for run in page.runs {
        // The space at which a line ends may hang out: nobody sees it.
        let hang = run.isRightToLeft && run.text.hasSuffix(" ") ? run.size.points / 2 : 0
        #expect(run.origin.x.points > 29 - hang && run.origin.x.points <= 370.1)
        #expect((run.origin.x + (run.glyphs.map(\.x).max() ?? .zero)).points < 371)
        #expect(run.origin.y.points > 0 && run.origin.y.points < 590)
        #expect(run.clusters.reduce(0) { $0 + $1.textLength } == run.text.utf8.count)
        #expect(run.clusters.reduce(0) { $0 + $1.glyphCount } == run.glyphs.count)
      }
      let baselines = page.runs.map(\.origin.y)
      #expect(baselines == baselines.sorted() || picture == nil)
    }
  }

  @Test func `text that must be cut off ends in an ellipsis`() throws {
    let page = try CoverCase.set { $0.title = String(repeating: "goes on and on ", count: 99) }
    #expect(page.lines.contains { $0.hasSuffix("…") })
  }

  @Test func `what no font has is reported`() throws {
    var matter = CoverCase.matter
    matter.title = "The 𓀀"
    let findings = try CoverSetter(fonts: CoverCase.fonts).set(matter, in: CoverCase.briefing())
      .diagnostics
    #expect(findings.map(\.id) == ["missing-glyph"])
  }

  @Test func `a cover without its fonts says how to get them`() {
    let library = FontLibrary(catalogue: CoverCase.fonts.catalogue, folder: "/nowhere")
    #expect {
      try CoverSetter(fonts: library).set(CoverCase.matter, in: CoverCase.briefing())
    } throws: { error in
      (error as? FontFailure)?.hint == "'make fonts' brings the fonts"
    }
  }
}

/// A text that is too long to be shown as a test's argument.
struct Words: CustomTestStringConvertible {
  let testDescription: String
  let text: String

  init(_ description: String, _ text: String) {
    testDescription = description
    self.text = text
  }
}
