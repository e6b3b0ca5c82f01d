import Articles
import EPUBExport
import Layout
import Testing
import Zip

/// Fonts that go along: asked for by the user, made by others, and packed here.
@Suite struct FontRuleTests {
  private static let typefaces = [
    "linux-libertine": Typeface(name: "Linux Libertine", licence: "OFL-1.1"),
    "jetbrains-mono": Typeface(name: "JetBrains Mono", licence: "Apache-2.0"),
  ]

  private func pages(
    of issue: Layout.Issue = SampleIssue.issue(),
    _ typefaces: [String: Typeface] = typefaces
  ) async throws -> (EPUBExport, EPUBExport.Pages) {
    var export = try SampleIssue.export(issue)
    export.typefaces = typefaces
    return (export, try await export.pages(jobs: 2))
  }

  /// The EPUB with a font for every face that is asked for; the bytes of each are its name.
  private func archive() async throws -> ArchiveReader {
    let (export, pages) = try await pages()
    let fonts = pages.faces.map { request in
      EmbeddedFont(
        face: request.face,
        serving: [request.face],
        format: .openType,
        bytes: Array("OTTO \(request.face)".utf8)
      )
    }
    let cover = try #require(try SampleIssue.pictures()["static/marsh.jpg"])
    return try ArchiveReader(try export.bound(pages, cover: cover, fonts: fonts).bytes)
  }

  private func text(_ name: String, in archive: borrowing ArchiveReader) throws -> String {
    String(decoding: try archive.read(name), as: UTF8.self)
  }

  @Test func `A7.5 no font goes along unless that is asked for`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    #expect(!epub.names.contains { $0.hasSuffix(".otf") || $0.hasSuffix("fonts.css") })
    #expect(!epub.names.contains { $0.hasSuffix("display-options.xml") })
    let (_, pages) = try await pages([:])
    #expect(pages.faces.isEmpty)
  }

  @Test func `A7.5 every face in which something is set is asked for with all that is set in it`()
    async throws
  {
    let (_, pages) = try await pages()
    let faces = Dictionary(uniqueKeysWithValues: pages.faces.map { ("\($0.face)", $0.scalars) })
    let text = try #require(faces["linux-libertine regular"])
    for scalar in "The vote took nine minutes. After forty years".unicodeScalars {
      #expect(text.contains(scalar), "\(scalar)")
    }
    // Headings in the text are bold, code in them is not of their family.
    #expect(faces["linux-libertine bold"] != nil && faces["jetbrains-mono regular"] != nil)
    #expect(faces["jetbrains-mono bold"] != nil)
    #expect(!faces.keys.contains { $0.hasPrefix("inter") })
  }

  @Test func `A7.5 what readers add themselves is asked for, too`() async throws {
    let (_, pages) = try await pages()
    for request in pages.faces {
      for scalar in "-\u{2010}…•0123456789".unicodeScalars {
        #expect(request.scalars.contains(scalar), "\(scalar) in \(request.face)")
      }
    }
  }

  @Test func `A7.5 a face is named by the sheet of fonts alone, and never by its own name`()
    async throws
  {
    let archive = try await archive()
    let sheet = try text("EPUB/fonts.css", in: archive)
    #expect(
      sheet.contains(
        """
        @font-face { font-family: "Issue Text"; font-weight: normal; font-style: italic; \
        src: url(f-linux-libertine-italic.otf); }
        """
      )
    )
    #expect(sheet.contains("\nbody { font-family: \"Issue Text\", serif; }\n"))
    #expect(sheet.contains("\npre { font-family: \"Issue Mono\", monospace; }\n"))
    // Of the other families no face goes along, and the reader chooses.
    #expect(!sheet.contains("Libertine\"") && !sheet.contains("Issue Sans"))
    #expect(!sheet.contains("p { font-family"))
    #expect(try !text("EPUB/base.css", in: archive).contains("Issue"))
  }

  @Test func `A7.5 fonts are members of a core media type, and every page links to their sheet`()
    async throws
  {
    let archive = try await archive()
    let package = try text("EPUB/package.opf", in: archive)
    let fonts = archive.entries.map(\.name).filter { $0.hasSuffix(".otf") }
    #expect(!fonts.isEmpty)
    for font in fonts {
      #expect(package.contains("href=\"\(font.dropFirst(5))\" media-type=\"font/otf\""))
    }
    for name in ["a001.xhtml", "contents.xhtml", "colophon.xhtml"] {
      #expect(try text("EPUB/" + name, in: archive).contains("href=\"fonts.css\""), "\(name)")
    }
    let leave = try text("META-INF/com.apple.ibooks.display-options.xml", in: archive)
    #expect(leave.contains("<option name=\"specified-fonts\">true</option>"))
  }

  @Test func `A7.5 the colophon names typefaces and licences`() async throws {
    #expect(
      try text("EPUB/colophon.xhtml", in: try await archive())
        .contains("<p>JetBrains Mono (Apache-2.0), Linux Libertine (OFL-1.1)</p>")
    )
  }
}
