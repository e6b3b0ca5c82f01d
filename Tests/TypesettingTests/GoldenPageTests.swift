import Articles
import Foundation
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
    let dump = issue.document.pages.map(\.dump).joined(separator: "\n")
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/small-issue.txt")
    if ProcessInfo.processInfo.environment["BROADSHEET_ACCEPT"] != nil {
      try dump.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(dump == (try String(contentsOf: file, encoding: .utf8)))
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
