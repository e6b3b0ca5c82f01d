import CommonMark
import Testing

@Suite struct MarkdownParserTests {
  @Test func `a node knows the line and the column where it begins`() throws {
    let document = try parse("One.\n\nTwo *three*.\n")
    let emphasis = try #require(document.blocks.last?.children.dropFirst().first)
    #expect(emphasis.kind == .emphasis)
    #expect(emphasis.line == 3)
    #expect(emphasis.column == 5)
  }

  @Test func `quotes stay straight, and text that cmark cuts up is one text`() throws {
    let document = try parse("\"It's\" -- so & [^1]...\n")
    #expect(document.blocks.first?.children == [text("\"It's\" -- so & [^1]...", 1, 1)])
  }

  @Test func `a table has alignments, a head and rows as wide as it`() throws {
    let table = try #require(try parse("|a|b|\n|:-|-:|\n|1|\n").blocks.first)
    #expect(table.kind == .table([.left, .right]))
    #expect(table.children.map(\.kind) == [.row(isHead: true), .row(isHead: false)])
    #expect(table.children.map(\.children.count) == [2, 2])
  }

  @Test func `a task says whether it is done`() throws {
    let list = try #require(try parse("- [x] a\n- [ ] b\n- c\n").blocks.first)
    #expect(
      list.children.map(\.kind) == [.item(isDone: true), .item(isDone: false), .item(isDone: nil)]
    )
  }

  @Test func `one tilde is text and two strike out`() throws {
    let kinds = try parse("H~2~O ~~gone~~\n").blocks.first?.children.map(\.kind)
    #expect(kinds == [.text("H~2~O "), .strikethrough])
  }

  @Test func `raw HTML comes through`() throws {
    let document = try parse("<div>\n*a*\n</div>\n\nb <i>c</i>\n")
    #expect(document.blocks.first?.kind == .html("<div>\n*a*\n</div>\n"))
    #expect(document.blocks.last?.children.dropFirst().first?.kind == .inlineHTML("<i>"))
  }

  @Test func `a fence has an info string and indented code has none`() throws {
    let document = try parse("```go x\na\n```\n\n    b\n")
    #expect(document.blocks.map(\.kind) == [.code("a\n", info: "go x"), .code("b\n", info: nil)])
  }

  @Test(arguments: ["> ", "- ", "*a **b ", "[", "![", "<div>"])
  func `what is nested a hundred thousand deep is flattened`(_ piece: String) throws {
    let document = try parse(String(repeating: piece, count: 100_000) + "a")
    #expect(depth(of: document.blocks) <= 4 * MarkdownParser.deepestNesting)
  }

  @Test func `the line that was nested too deep is named`() throws {
    let document = try parse("a\n\n" + String(repeating: "> ", count: 200) + "b\n")
    #expect(document.flattenedLines == [3])
  }

  private func parse(_ source: String) throws -> MarkdownDocument {
    try MarkdownParser.parse(Array(source.utf8))
  }

  private func text(_ text: String, _ line: Int, _ column: Int) -> MarkdownNode {
    MarkdownNode(.text(text), line: line, column: column)
  }

  private func depth(of nodes: [MarkdownNode]) -> Int {
    nodes.map { 1 + depth(of: $0.children) }.max() ?? 0
  }

  @Test func `texts that are parsed at the same time do not disturb each other`() async throws {
    let line = "See https://a.example/x, ~~not~~ www.b.example and <https://c.example>.\n\n"
    let text = Array(String(repeating: line, count: 40).utf8)
    let alone = try MarkdownParser.parse(text)
    let together = await withTaskGroup(of: MarkdownDocument?.self) { group in
      for _ in 0..<200 { group.addTask { try? MarkdownParser.parse(text) } }
      var documents: [MarkdownDocument?] = []
      for await document in group { documents.append(document) }
      return documents
    }
    #expect(together.count { $0 != alone } == 0)
  }
}
