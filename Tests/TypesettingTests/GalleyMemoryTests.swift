import Articles
import Testing
import Typesetting

/// What is remembered of articles never shows: pages are those of an issue that is set for the first time.
@Suite(.enabled(if: IssueCase.hasFonts))
struct GalleyMemoryTests {
  private func article(_ name: String, _ text: String) -> Article {
    IssueCase.article(name, [.paragraph([.text(text)])])
  }

  private func link(from name: String, to other: String, at heading: String?) -> Article {
    let link = Link(
      to: .article(Article.ID("news/\(other)"), fragment: heading),
      [.text("see there")]
    )
    return IssueCase.article(name, [.paragraph([.link(link)])])
  }

  private func headed(_ name: String, _ heading: String) -> Article {
    let heading = Heading(level: 2, identifier: heading, [.text("A heading")])
    return IssueCase.article(name, [.heading(heading), .paragraph([.text("Under it.")])])
  }

  @Test(arguments: ["a4", "kindle", "newspaper a4"])
  func `an issue that changes is set as one that is new`(paper: String) async throws {
    let words = paper.split(separator: " ").map(String.init)
    let layout = words.count > 1 ? words[0] : "briefing"
    let memory = GalleyMemory()
    let turns = [
      [article("one", "First words."), article("two", "Other words.")],
      [article("one", "First words, and more of them."), article("two", "Other words.")],
      // An article in another's place, and one that goes.
      [article("two", "Other words."), article("one", "First words, and more of them.")],
      [article("two", "Other words.")],
      // Where a link leads changes while the article with the link does not.
      [link(from: "one", to: "two", at: "there"), headed("two", "here")],
      [link(from: "one", to: "two", at: "there"), headed("two", "there")],
    ]
    for articles in turns {
      let remembered = try await IssueCase.set(
        articles,
        on: words[words.count - 1],
        layout: layout,
        memory: memory
      )
      let fresh = try await IssueCase.set(articles, on: words[words.count - 1], layout: layout)
      #expect(remembered.document == fresh.document)
    }
  }
}
