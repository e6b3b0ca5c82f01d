import Diagnostics
import Foundation
import Geometry
import Layout
import Testing

@Suite struct LayoutReferenceTests {
  private let page = Repository.folder.appending(path: "docs/layouts.md")

  @Test func `the reference in docs is what the reader of layouts goes by`() throws {
    let text = try String(contentsOf: page, encoding: .utf8)
    let mark = "changes are made there. -->\n\n"
    let start = try #require(text.range(of: mark)?.upperBound)
    // 'make layouts' writes it again.
    #expect(String(text[start...]) == LayoutReference.markdown)
  }

  @Test func `the layout that docs begin with is a whole one`() throws {
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "```yaml\n")?.upperBound)
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)?.lowerBound)
    let layout = LayoutReader.read(Array(text[start..<end].utf8), file: "bulletin.yaml")
    #expect(layout.diagnostics == [])
    #expect(layout.value?.name == "bulletin")
    #expect(layout.value?.departments?.hasEndMarks == true)
  }

  @Test func `every row of the reference has all its cells filled and ends a sentence`() {
    let rows = LayoutReference.markdown.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.count > 250)
    for row in rows {
      let cells = row.split(separator: " | ", omittingEmptySubsequences: false)
      let isProperty = cells.count == 6
      // Of a property the fourth cell tells whether it is inherited, and is empty where it is not.
      let empty = cells.indices.filter { cells[$0].allSatisfy(\.isWhitespace) }
      #expect(empty.isEmpty || isProperty && empty == [3], "\(row)")
    }
  }
}

@Suite struct LayoutKeyTests {
  @Test func `what is not written is as the reference says`() throws {
    let layout = try #require(readLayout(smallLayout()).value)
    let departments = try #require(layout.departments)
    #expect(departments.overColumns == [.label, .headline, .deck])
    #expect(departments.heads == [.head1])
    #expect(departments.labels == .first)
    #expect(departments.takeaways == 5)
    #expect(departments.gap == 1...1)
    #expect(departments.minLines == 4)
    #expect(departments.byline.map(\.placeholders) == [[.authors]])
    let master = try #require(layout.pages.first)
    #expect(master.uses == Set(PageMaster.Use.allCases))
    #expect(master.scale == 1)
    #expect(master.greys == nil)
  }

  @Test func `empty maps of every kind are as the reference says`() throws {
    let source = smallLayout(
      more: """
        cover: { size: 400x600, with-picture: { elements: [rule: {}] }, typographic: { elements: [] } }
        """
    ).replacing(
      "article: [headline, text] } }",
      with:
        "article: text, front: {} } }, { masthead: {} }, { contents: {} }, { colophon: {} }, takeaways"
    ).replacing("frames: { text: 1 }", with: "frames: { text: 1 }, folio: { at: 1 }")
    let layout = readLayout(source)
    #expect(layout.diagnostics == [])
    let value = try #require(layout.value)
    #expect(value.departments?.front?.words == 120)
    #expect(value.contents?.form == .list)
    #expect(value.contents?.facts == ContentsForm.standardFacts)
    #expect(value.masthead?.nameplate.placeholders == [.title])
    #expect(value.takeawaysLimit == 5)
    #expect(value.cover?.pixelWidth == 1_600)
    #expect(value.pages.first?.folio?.progressAt == 2)
  }

  @Test func `an enlarged layout is what it is on paper that is as much smaller`() throws {
    let layout = try #require(try ShippedLayout.newspaper.read().value)
    let larger = layout.enlarged(by: 1.25)
    let width = Paper.a4.size.width
    for use in PageMaster.Use.allCases {
      let master = try #require(larger.master(for: use, pageWidth: width))
      let expected = try #require(layout.master(for: use, pageWidth: width * (1 / 1.25)))
      #expect(master.columns == expected.columns)
      #expect(master.scale == expected.scale * 1.25)
    }
    #expect(layout.enlarged(by: 1) == layout)
  }
}
