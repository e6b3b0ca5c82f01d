import Articles
import TestSupport
import Testing
import XML

@testable import Catalog
@testable import Publication

@Suite struct `pages for people` {
  private func texts(_ options: SampleFolder.Options = .init()) async throws -> [String: String] {
    let folder = try SampleFolder()
    try folder.add(week: 1)
    try folder.add(week: 7, options)
    return try #require(try await folder.catalog().catalog).texts
  }

  @Test func `show the latest issue with its files, and the covers of the others`() async throws {
    let page = try #require(try await texts()["index.html"])
    for part in [
      "<!DOCTYPE html>\n<html lang=\"en\">", "<h1 class=\"nameplate\">Tidewater &amp; Weekly</h1>",
      "News of the tide", "Latest issue, No. 7", "Sunday, 15 February 2026", "<dt>Lake</dt>",
      "For e-readers and phones, ", "PDF, A4", "All 2, by year",
      "type=\"application/atom+xml;profile=opds-catalog\"",
      "alt=\"Cover: Tidewater &amp; Weekly 7 (2026-W07)\"",
    ] { #expect(page.contains(part), "\(part)") }
  }

  @Test func `have landmarks, words for every picture, and no script`() async throws {
    for (name, text) in try await texts() where name.hasSuffix(".html") {
      let root = try XMLDocument(reading: Array(text.utf8)).root
      for landmark in ["header", "nav", "main", "footer"] {
        #expect(!root.descendants(landmark).isEmpty, "\(name): \(landmark)")
      }
      #expect(root.descendants("h1").count == 1, "\(name)")
      #expect(root.descendants("img").allSatisfy { $0["alt"] != nil }, "\(name)")
      #expect(root.descendants("script").isEmpty, "\(name)")
      // HTML closes no element by itself but those that have no content.
      let empty = root.descendants("a") + root.descendants("span") + root.descendants("dt")
      #expect(empty.allSatisfy { !$0.children.isEmpty }, "\(name)")
    }
  }

  @Test func `speak an issue's own language`() async throws {
    var options = SampleFolder.Options()
    options.language = try #require(LanguageTag("de"))
    let texts = try await texts(options)
    #expect(texts["index.html"]?.contains("Neueste Ausgabe, Nr. 7") == true)
    #expect(
      texts["index.html"]?.contains(
        "<a href=\"issues/tidewater-weekly-2026-w01.html\" lang=\"en\">"
      ) == true
    )
    #expect(texts["issues/tidewater-weekly-2026-w01.html"]?.contains("<html lang=\"en\">") == true)
  }

  @Test func `name the edition where several stand side by side`() async throws {
    let texts = try await SampleFolder.ofEditions().catalog().catalog?.texts ?? [:]
    let archive = try XMLDocument(reading: Array(try #require(texts["issues.html"]).utf8)).root
    let cards = archive.descendants("li").map { card in
      card.descendants("span").filter { $0["class"] != "blank" }.map(\.text)
    }
    #expect(
      cards.filter { !$0.isEmpty }
        == [2, 1].flatMap { week in
          let day = week == 2 ? "11 January 2026" : "4 January 2026"
          return [
            [day, "No. \(week)"], [day, "Science from the Tideland", "No. \(week)"],
            [day, "large-print", "No. \(week)"],
          ]
        }
    )
    for (name, label) in [
      ("tidewater-weekly-2026-w02", "Tidewater &amp; Weekly, No. 2"),
      ("tidewater-weekly-large-print-2026-w02", "Tidewater &amp; Weekly, large-print, No. 2"),
      ("science-from-the-tideland-lab-2026-w02", "Science from the Tideland, No. 2"),
    ] {
      let page = try #require(texts["issues/\(name).html"])
      #expect(page.contains("<p class=\"label\">\(label)</p>"), "\(name)")
    }
  }

  @Test func `lead from an issue to those of its own edition`() async throws {
    let texts = try await SampleFolder.ofEditions().catalog().catalog?.texts ?? [:]
    for series in ["tidewater-weekly", "science-from-the-tideland-lab"] {
      let root = try XMLDocument(
        reading: Array(try #require(texts["issues/\(series)-2026-w02.html"]).utf8)
      ).root
      let ways = root.descendants("a").filter { ["prev", "next"].contains($0["rel"]) }
      #expect(ways.map { $0["href"] } == ["\(series)-2026-w01.html"])
    }
  }

  @Test func `lead on where a newsletter was given another name`() async throws {
    let folder = try SampleFolder()
    try folder.add(week: 1)
    var renamed = SampleFolder.Options()
    renamed.title = "Ebb and Flow"
    try folder.add(week: 2, renamed)
    let texts = try await folder.catalog().catalog?.texts ?? [:]
    let page = try #require(texts["issues/ebb-and-flow-2026-w02.html"])
    #expect(page.contains("<a rel=\"prev\" href=\"tidewater-weekly-2026-w01.html\">"))
  }

  @Test func `bear the newsletter's name, whichever edition came out last`() async throws {
    let folder = try SampleFolder.ofEditions()
    var science = SampleFolder.Options()
    (science.edition, science.title) = ("lab", "Science from the Tideland")
    try folder.add(week: 3, science)
    let catalog = try #require(try await folder.catalog().catalog)
    #expect(catalog.title == "Tidewater & Weekly")
    let page = try #require(catalog.texts["index.html"])
    #expect(page.contains("Latest issue, Science from the Tideland, No. 3"))
  }

  @Test func `lead to the articles on the web and to nothing that is executed`() async throws {
    let folder = try SampleFolder()
    let issue = try folder.add(week: 1)
    let text = String(
      decoding: try folder.folder.bytes(of: "output/\(issue.name).json"),
      as: UTF8.self
    )
    try folder.folder.write(
      text.replacing("https://tidewater.example/the-ferry/", with: "javascript:alert(1)"),
      to: "output/\(issue.name).json"
    )
    let page = try #require(try await folder.catalog().catalog?.texts["issues/\(issue.name).html"])
    #expect(!page.contains("javascript:"))
    #expect(page.contains("<a href=\"https://tidewater.example/a-band/\">A band</a>"))
    #expect(page.contains("What is &lt;said&gt; of The ferry"))
  }

  @Test(arguments: [
    (1, "1\u{A0}KB"), (620_400, "620\u{A0}KB"), (999_499, "999\u{A0}KB"),
    (999_500, "1.0\u{A0}MB"), (1_440_000, "1.4\u{A0}MB"), (25_000_000, "25.0\u{A0}MB"),
  ])
  func `say how large a file is`(bytes: Int, words: String) {
    #expect(CatalogPhrases.english.size(bytes) == words)
  }

  @Test func `have their words in every language of the issues`() {
    for (language, phrases) in CatalogPhrases.all {
      let counted = [phrases.allOf, phrases.pages, phrases.issues, phrases.stories]
      #expect(counted.allSatisfy { $0.contains("{count}") }, "\(language)")
    }
  }
}
