import Articles
import EPUBExport
import Layout
import Testing
import XML

@Suite struct ContentDocumentTests {
  /// The document of an article that holds these blocks and notes.
  private func document(_ blocks: [Block], notes: [Note] = []) async throws -> XMLElement {
    let metadata = ArticleMetadata(title: "A title", language: .english, path: "content/a.md")
    let article = Article(id: Article.ID("a"), metadata: metadata, blocks: blocks, notes: notes)
    let department = Department(title: nil, articles: [article])
    let epub = try await OpenedEPUB(SampleIssue.issue(departments: [department]))
    return try #require(epub.documents["a001.xhtml"]?.descendants("section").first)
  }

  /// The blocks as they are written, after the article's header and without what follows.
  private func written(_ blocks: [Block], notes: [Note] = []) async throws -> String {
    let section = try await document(blocks, notes: notes)
    let body = section.elements.filter { $0.name != "header" && $0["class"] != "footnotes" }
    return body.map(\.markup).joined()
  }

  @Test func `text that begins anew is not indented`() async throws {
    let text = Block.paragraph([.text("a")])
    let heading = Block.heading(Heading(level: 2, identifier: "b", [.text("b")]))
    #expect(
      try await written([text, text, heading, text]) == """
        <p class="text-first">a</p><p>a</p><h2 id="a001-h1">b</h2><p class="text-first">a</p>
        """
    )
  }

  @Test func `a tight list has no paragraphs, a task has its sign`() async throws {
    let items = [
      List.Item([.paragraph([.text("a")])], isDone: true), List.Item([.paragraph([.text("b")])]),
    ]
    #expect(
      try await written([.list(List(.bullet, items, isTight: true))])
        == #"<ul class="tasks"><li>☑ a</li><li>b</li></ul>"#
    )
  }

  @Test func `a link within a link is text`() async throws {
    let inner = Inline.link(Link(to: .web("https://b.example/"), [.text("b")]))
    let outer = Inline.link(Link(to: .web("https://a.example/"), [.text("a "), inner]))
    #expect(
      try await written([.paragraph([outer])])
        == #"<p class="text-first"><a href="https://a.example/">a b</a></p>"#
    )
  }

  @Test func `a link that leads nowhere keeps its text`() async throws {
    let link = Inline.link(Link(to: .fragment("gone"), [.text("a")]))
    #expect(try await written([.paragraph([link])]) == #"<p class="text-first">a</p>"#)
  }

  @Test func `a picture that is not there is told in words`() async throws {
    let image = Image(.file("static/unknown.jpg"), alternativeText: "A boat")
    #expect(
      try await written([.figure(Figure([image]))])
        == #"<figure><p class="missing">[Picture: A boat]</p></figure>"#
    )
  }

  @Test func `A6.6 a picture has words, or says that it needs none`() async throws {
    let file = Image.Source.file("static/chart.png")
    let section = try await document([
      .figure(Figure([Image(file, alternativeText: "A chart")])),
      .figure(Figure([Image(file, alternativeText: "")])),
      .figure(Figure([Image(file, alternativeText: "", isDecorative: true)])),
    ])
    let pictures = section.descendants("img")
    // A height too is kept by converters that make the width fit the page.
    #expect(pictures.allSatisfy { $0["width"] != nil && $0["height"] == nil })
    #expect(pictures.map { $0["alt"] } == ["A chart", "Picture", ""])
    #expect(pictures.map { $0["role"] } == [nil, nil, "presentation"])
    #expect(pictures[0]["width"] == "4")
  }

  @Test func `a note stands after the text, and leads back to each of its marks`() async throws {
    let mark = Inline.noteReference(NoteReference(note: 0, occurrence: 0))
    let section = try await document(
      [.paragraph([.text("a"), mark, .text("b"), mark])],
      notes: [Note(number: 7, [.paragraph([.text("A long enough note")])], references: 2)]
    )
    let marks = section.descendants("a").filter { $0["role"] == "doc-noteref" }
    #expect(marks.map { $0["id"] } == ["a001-fr1", "a001-fr1-2"])
    #expect(marks.map { $0["href"] } == ["#a001-fn1", "#a001-fn1"])
    let note = try #require(section.first(class: "footnotes")?.elements.first)
    #expect(note["id"] == "a001-fn1")
    #expect(note.text.hasPrefix("7 A long enough note"))
    let ways = note.descendants("a").filter { $0["role"] == "doc-backlink" }
    #expect(ways.map { $0["href"] } == ["#a001-fr1", "#a001-fr1-2"])
  }

  @Test func `a note too short for a pop-up is made longer`() async throws {
    let mark = Block.paragraph([.noteReference(NoteReference(note: 0, occurrence: 0))])
    let section = try await document([mark], notes: [Note(number: 1, [], references: 1)])
    #expect((section.first(class: "footnotes")?.text.count ?? 0) >= 7)
    let unused = try await document([], notes: [Note(number: 1, [], references: 0)])
    #expect(unused.first(class: "footnotes")?.text.contains("Notes") == false)
  }

  @Test func `a cell under a cell of two rows has the alignment of its own column`() async throws {
    let table = Table(
      alignments: [.start, .end],
      head: [],
      body: [
        [Table.Cell([.text("a")], rows: 2), Table.Cell([.text("b")])], [Table.Cell([.text("c")])],
      ]
    )
    let cells = try await document([.table(table)]).descendants("td")
    #expect(cells.map { $0["class"] } == [nil, "end", "end"])
    #expect(cells[0]["rowspan"] == "2")
  }

  @Test func `text that XML cannot hold does not break a document`() async throws {
    #expect(
      try await written([.paragraph([.text("a\u{0}\u{1F}<b>&amp;")])])
        == #"<p class="text-first">a&lt;b&gt;&amp;amp;</p>"#
    )
  }
}

extension XMLElement {
  /// The element as it is written, without the declaration and without declarations of namespaces.
  fileprivate var markup: String {
    String(decoding: XMLDocument(root: self).encoded().dropFirst(39).dropLast(), as: UTF8.self)
  }
}
