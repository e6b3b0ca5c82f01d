import Articles
import Diagnostics
import TestSupport
import Testing
import Workspace

@testable import Collector

@Suite struct `words counted in the source` {
  @Test(arguments: [
    ("", 0), ("One two\nthree.", 3), ("## A heading {#its-id}", 2),
    ("- one\n- [x] two\n  1. three", 3),
    ("2026. was long ago", 3), ("See [the lake](/lake/ \"T\") and ![a ferry](f.png) go.", 7),
    ("![alone](a.png \"On the lake\")", 3), ("Text[^1].\n\n[^1]: A note.", 3),
    ("[a]: https://x.example 'T'", 0),
    ("| a | b |\n|---|:-:|\n|c|`d\\|e`|", 4), ("```swift\nlet a = 1\n```\nafter", 4),
    ("A <b>bo</b>ld <br>word", 3),
    ("<!-- not\nread --> read", 1), ("{{< figure src=\"a.png\" caption=\"Two words\" >}}", 2),
    ("{{% note %}}\nInner text.\n{{% /note %}}", 2), ("caf&eacute; &amp; bar&nbsp;x", 3),
    ("日本 and 中", 4),
    ("<https://a.example/b>", 1), ("> quoted *words*", 2), ("---\n***\n", 0),
  ])
  func `are those that are printed`(body: String, count: Int) {
    #expect(SourceWords.count(Array(body.utf8)[...]) == count)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `are those of the text itself where nothing in it is a mark`(seed: UInt64) {
    var random = Seeded(state: seed)
    let pieces = [
      "a", "Zz", "09", " ", "  ", "'", ",", ".", "-", "\"", "(", "~", "é", "日", "–", "\t",
    ]
    for length in 0..<200 {
      // A letter first, so that the beginning is none of a list or a block of code.
      let text = (0..<length).reduce("x") { text, _ in
        text + (pieces.randomElement(using: &random) ?? "")
      }
      #expect(
        SourceWords.count(Array(text.utf8)[...]) == WordCount(of: text).words,
        "seed \(seed): \(text)"
      )
    }
  }

  @Test func `are about those of the record`() async throws {
    var files = ["hugo.toml": ""]
    for (index, text) in Fuzzing.exampleArticles.enumerated() {
      files["content/\(index).md"] = text
    }
    let site = try await open(files).value
    let articles = await site.articles(site.entries, jobs: 2).value
    var request = SelectionRequest()
    request.period = .period(.all)
    let selection = site.selection(request, clock: try #require(ClockSetting("2026-03-01")))
    let listed = await site.listing(of: selection, jobs: 2)
    for article in articles {
      let entry = try #require(listed.first { $0.path == article.metadata.path })
      #expect(abs(entry.words - article.words) <= 3 + article.words / 50, "\(article.id)")
    }
  }

  @Test(arguments: ["[^", "](", "`", "``", "<!--", "{{", "![", "&a", "<a ", "[", "|", "{% "])
  func `are counted in time that the length alone decides`(piece: String) {
    let body = Array(String(repeating: piece, count: 200_000).utf8)
    #expect(SourceWords.count(body[...]) >= 0)
  }
}
