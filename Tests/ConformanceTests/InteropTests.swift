import TestSupport
import Testing
import XML
import Zip

private let ebookMeta = Tool(named: "ebook-meta")
private let ebookConvert = Tool(named: "ebook-convert")
private let mutool = Tool(named: "mutool")
private let pandoc = Tool(named: "pandoc")

/// The example's week as programs of others read it.
@Suite struct `other programs read the EPUB` {
  private let folder: TemporaryFolder
  private let path: String

  /// calibre draws with a browser's engine, which wants neither a screen nor its own guard.
  private let headless = [
    "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox", "QTWEBENGINE_DISABLE_SANDBOX": "1",
    "QT_QPA_PLATFORM": "offscreen",
  ]

  init() throws {
    folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      [
        "build", Repository.example, "--week", "2026-W07", "--format", "epub", "--output",
        folder.path,
      ]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    path = "\(folder.path)/the-merrowby-lantern-2026-w07.epub"
  }

  @Test(.enabled(if: ebookMeta != nil, "calibre is needed"))
  func `calibre reads back title, sort title, author, series, number, language and cover`() throws {
    let cover = folder.path + "/cover.jpg"
    let run = try #require(ebookMeta).run(
      [path, "--get-cover", cover],
      environment: headless
    )
    #expect(run.exitCode == 0, "\(run.errors)")
    for words in [
      "The Merrowby Lantern 3385 (2026-W07)",
      "Title sort          : The Merrowby Lantern 3385",
      "Author(s)           : The Lantern Society, Merrowby",
      "Series              : The Merrowby Lantern #3385",
      "Languages           : eng", "Publisher           : The Lantern Society, Merrowby",
    ] {
      #expect(run.output.contains(words), "\(words) in \(run.output)")
    }
    #expect(try folder.bytes(of: "cover.jpg").count > 10_000)
  }

  @Test(.enabled(if: ebookConvert != nil && ebookMeta != nil, "calibre is needed"))
  func `calibre converts it for Kindle`() throws {
    let run = try #require(ebookConvert).run(
      [path, folder.path + "/issue.azw3"],
      environment: headless
    )
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    #expect(try folder.bytes(of: "issue.azw3").count > 100_000)
    let facts = try #require(ebookMeta).run([folder.path + "/issue.azw3"], environment: headless)
    #expect(facts.output.contains("The Merrowby Lantern 3385 (2026-W07)"))
    // For Kindle calibre takes a name with a comma in it for a family's name and a first one.
    #expect(facts.output.contains("Author(s)           : Merrowby The Lantern Society"))
    #expect(facts.output.contains("Languages           : eng"))
  }

  @Test(.enabled(if: mutool != nil, "mutool is needed"))
  func `MuPDF reads its text`() throws {
    let run = try #require(mutool).run(["draw", "-F", "txt", path])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("The mill that weaves quiet"))
  }

  @Test(.enabled(if: pandoc != nil, "pandoc is needed"))
  func `pandoc reads its text`() throws {
    let run = try #require(pandoc).run(["-f", "epub", "-t", "plain", path])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("The mill that weaves quiet"))
  }

  /// crengine takes a picture for the cover if its properties are this word and no other; of two titles it
  /// keeps the first, and a number only after its series.
  @Test func `KOReader finds title, cover, series and notes by its own rules`() throws {
    let archive = try ArchiveReader(try folder.bytes(of: "the-merrowby-lantern-2026-w07.epub"))
    let package = try XMLDocument(reading: try archive.read("EPUB/package.opf")).root
    let covers = package.descendants("item").filter { $0["properties"] == "cover-image" }
    #expect(covers.map { $0["media-type"] } == ["image/jpeg"])
    #expect(package.descendants("title").first?.text == "The Merrowby Lantern 3385 (2026-W07)")
    let names = package.descendants("meta").compactMap { $0["name"] }
    #expect(names.suffix(2) == ["calibre:series", "calibre:series_index"])
    let page = try XMLDocument(reading: try archive.read("EPUB/a001.xhtml")).root
    let notes = page.descendants("aside").filter { $0["role"] == "doc-footnote" }
    let marks = page.descendants("a").filter { $0["epub:type"] == "noteref" }
    #expect(
      !notes.isEmpty && Set(marks.map { $0["href"] }) == Set(notes.map { "#\($0["id"] ?? "")" })
    )
    for name in ["EPUB/base.css", "EPUB/enhance.css"] {
      let sheet = String(decoding: try archive.read(name), as: UTF8.self)
      #expect(
        !sheet.split(separator: "\n").contains {
          $0.contains("aside") && ($0.contains("display: none") || $0.contains("hidden"))
        }
      )
    }
  }
}
