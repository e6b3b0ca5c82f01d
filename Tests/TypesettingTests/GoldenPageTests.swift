import Articles
import Layout
import PageModel
import Testing
import Typesetting

/// Whole issues against dumps that a person has read.
///
/// `BROADSHEET_ACCEPT=1 swift test --filter GoldenPageTests` writes the dumps anew.
@Suite(.enabled(if: IssueCase.hasFonts))
struct GoldenPageTests {
  @Test func `a small issue stands on its pages as it was accepted`() async throws {
    let issue = try await IssueCase.set([GoldenPageTests.article], on: "70x100mm")
    try GoldenFile(named: "small-issue").expect(issue.document.pages)
  }

  /// A page with what the layout is known by: a front page, a feature, an index and an article.
  @Test(arguments: [
    ("newspaper", "a4", 0..<1), ("magazine", "a4", 1..<2), ("ereader", "kindle", 0..<3),
  ])
  func `pages of a layout stand as they were accepted`(
    layout: String,
    paper: String,
    pages: Range<Int>
  ) async throws {
    let articles = [3, 4, 5].map { RandomArticle.make(seed: $0, blocks: 18).article }
    let issue = try await IssueCase.set(articles, on: paper, layout: layout)
    try GoldenFile(named: "\(layout)-\(paper)").expect(issue.document.pages[pages])
  }

  /// Every kind of block, in lines so short that no paragraph has a choice.
  private static let article = IssueCase.article(
    "Tides",
    [
      .paragraph([.text("High at noon."), .noteReference(NoteReference(note: 0, occurrence: 1))]),
      .heading(Heading(level: 2, identifier: "boats", [.text("Boats")])),
      .list(
        List(
          .number(start: 1),
          [List.Item([.paragraph([.text("Hope")])]), List.Item([.paragraph([.text("Grace")])])],
          isTight: true
        )
      ),
      .quote(Quote([.paragraph([.text("All is well.")])], attribution: [.text("Bosun")])),
      .code(CodeBlock("set tide\n  low")),
      .table(
        Table(
          alignments: [.start, .end],
          head: [[Table.Cell([.text("Day")]), Table.Cell([.text("Feet")])]],
          body: [
            [Table.Cell([.text("Monday")], rows: 2), Table.Cell([.text("12")])],
            [Table.Cell([.text("14")])],
          ]
        )
      ),
      .rule,
      .paragraph([.text("Low at six.")]),
    ],
    notes: [Note(number: 1, [.paragraph([.text("By the sun.")])], references: 1)]
  )
}
