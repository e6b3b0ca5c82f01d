import Articles
import PageModel
import Testing
import Typesetting

/// What of the pages reaches those who listen to them.
@Suite(.enabled(if: IssueCase.hasFonts, "'make fonts' brings the fonts"))
struct `The tree of an issue` {
  private func tree(
    _ articles: [Article],
    layout: String,
    paper: String = "a4",
    pictures: [String: PagePicture] = [:]
  ) async throws -> StructureTree {
    try await IssueCase.set(articles, on: paper, layout: layout, pictures: pictures)
      .document.structure
  }

  @Test func `has a picture that leads somewhere in its link`() async throws {
    let image = Image(.file("p.jpg"), alternativeText: "A boat")
    let figure = Figure([image], link: .web("https://example.org/"))
    let tree = try await tree(
      [IssueCase.article("Tides", [.figure(figure)])],
      layout: "briefing",
      pictures: ["p.jpg": PagePicture(key: "p", width: 1200, height: 900)]
    )
    let picture = try #require(tree.elements.first { $0.role == .figure })
    let parent = try #require(picture.parent)
    #expect(tree[parent].role == .link)
    #expect(picture.alternativeText == "A boat")
  }

  /// ISO 32000-1, 14.8.4.4.1: the label of a note is its child.
  @Test func `has the number of a note beside its words`() async throws {
    let called = Inline.noteReference(NoteReference(note: 0, occurrence: 1))
    let article = IssueCase.article(
      "Tides",
      [.paragraph([.text("It came in."), called])],
      notes: [Note(number: 1, [.paragraph([.text("By the sun.")])], references: 1)]
    )
    let tree = try await tree([article], layout: "briefing")
    let note = try #require(tree.elements.firstIndex { $0.role == .note })
    let parts = tree.elements.filter { $0.parent?.number == note }
    #expect(parts.map(\.role) == [.label, .paragraph])
  }

  /// ISO 32000-1, table 347: words that stand before items are of no numbering, and terms and boxes to tick are words.
  @Test func `says of a list what stands before its items`() async throws {
    let words = List.Item([.paragraph([.text("Words")])])
    let ticked = List.Item([.paragraph([.text("Words")])], isDone: true)
    let definition = Definition(terms: [[.text("Term")]], meanings: [words.blocks])
    let lists: [Block] = [
      .list(List(.number(start: 1), [words], isTight: true)),
      .list(List(.bullet, [words], isTight: true)), .list(List(.bullet, [ticked], isTight: true)),
      .definitions([definition]),
    ]
    let tree = try await tree([IssueCase.article("Tides", lists)], layout: "briefing")
    let found = tree.elements.filter { $0.role == .list }.map(\.numbering)
    #expect(found == [.decimal, .square, .none, .none])
  }

  @Test func `tells as it was written what is set in capitals`() async throws {
    var article = IssueCase.article("Tides", [.paragraph([.text("It came in.")])])
    article.metadata.categories = ["Science"]
    let tree = try await tree([article], layout: "newspaper", paper: "tabloid")
    let spoken = tree.elements.compactMap(\.actualText)
    #expect(spoken.contains("Science"), "\(spoken)")
    #expect(!spoken.contains("Tides"), "it is set as it was written")
  }

  @Test func `has figures where they are read in a title from the right`() async throws {
    let title = "الثلاثاء 10 فبراير 2026"
    let language = try #require(LanguageTag("ar"))
    let article = IssueCase.article(title, [.paragraph([.text("نص.")])], language: language)
    let issue = try await IssueCase.set([article], layout: "briefing", language: language)
    let head = issue.document.pages.flatMap { page in
      page.marks.map { mark in page.items[mark.items].compactMap(\.runText).joined() }
    }
    #expect(head.contains(title), "\(head)")
  }
}

extension PageItem {
  fileprivate var runText: String? {
    if case .glyphs(let run) = self { run.text } else { nil }
  }
}
