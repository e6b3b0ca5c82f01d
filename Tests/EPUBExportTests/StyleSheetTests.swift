import EPUBExport
import Foundation
import Layout
import Testing
import XML
import Zip

@Suite struct StyleSheetTests {
  private func sheet(_ name: String) async throws -> String {
    let epub = try await SampleIssue.epub(of: SampleIssue.issue())
    return String(decoding: try ArchiveReader(epub.bytes).read("EPUB/" + name), as: UTF8.self)
  }

  @Test func `A7.2 A7.3 no size is absolute, and no text has a colour or a face of its own`()
    async throws
  {
    for sheet in [try await sheet("base.css"), try await sheet("enhance.css")] {
      for unit in ["px", "pt", "mm", "vh", "vw"] {
        #expect(!sheet.contains("0\(unit)") && !sheet.contains("5\(unit)"), "\(unit)")
      }
      #expect(!sheet.contains(" color:"))
      // Only behind pictures, and only on a dark page.
      let grounds = sheet.split(separator: "\n").filter { $0.contains("background") }
      #expect(grounds.allSatisfy { $0.hasPrefix("img ") })
      #expect(!sheet.contains("p { font-family") && !sheet.contains("body { font-family"))
    }
  }

  @Test(arguments: ["calc(", "var(", ":not(", "@media", "@supports", "::", "text-align: start"])
  func `A7.1 old readers are given nothing that CSS 2 lacks`(word: String) async throws {
    #expect(try await !sheet("base.css").contains(word))
  }

  @Test func `A7.4 roles are set as the layout says`() async throws {
    let base = try await sheet("base.css")
    #expect(base.contains("p { margin: 0; text-indent: 1.2em; widows: 2; orphans: 2; }"))
    #expect(base.contains("h1.head-1 { font-size: 1.7em; font-weight: bold; line-height: 1.2;"))
    #expect(base.contains("pre { font-size: 0.74em; font-weight: normal; font-family: monospace;"))
    let enhanced = try await sheet("enhance.css")
    #expect(enhanced.contains("text-align: justify; -webkit-hyphens: auto;"))
    #expect(enhanced.contains("border-top-color: #5a5a5a;"))
  }

  @Test(arguments: 2...6)
  func `A7.4 no heading is left to the size that readers give it`(level: Int) async throws {
    #expect(try await sheet("base.css").contains("\nh\(level) { font-size: "))
  }

  @Test func `A7.4 every paragraph of a list is set as the list is`() async throws {
    let rule = "li p, li p.text-first { text-align: start; "
    #expect(try await sheet("enhance.css").contains(rule))
  }

  @Test func `A7.2 A7.4 nothing floats or is fixed, and heads stay with what follows`() async throws
  {
    for sheet in [try await sheet("base.css"), try await sheet("enhance.css")] {
      for word in ["float", "position:", "direction", "unicode-bidi", "@page", "writing-mode"] {
        #expect(!sheet.contains(word), "\(word)")
      }
    }
    let base = try await sheet("base.css")
    let head = base.split(separator: "\n").first { $0.hasPrefix("h1.head-1 ") }
    #expect(head?.contains("page-break-after: avoid") == true)
    #expect(base.contains("figure, div.table { margin: 1.2em 0; page-break-inside: avoid; }"))
  }

  @Test func `A7.1 lists are indented where their lines begin, in old readers too`() async throws {
    let base = try await sheet("base.css")
    #expect(base.contains("\nul, ol { padding: 0 0 0 1.4em; }\n"))
    #expect(base.contains("\n.rtl ul, .rtl ol { padding: 0 1.4em 0 0; }\n"))
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let classes = ["a001.xhtml", "a003.xhtml"].map {
      epub.documents[$0]?.descendants("body").first?["class"]
    }
    #expect(classes == [nil, "rtl"])
  }

  @Test func `braces are closed`() async throws {
    for name in ["base.css", "enhance.css"] {
      let sheet = try await sheet(name)
      #expect(sheet.filter { $0 == "{" }.count == sheet.filter { $0 == "}" }.count)
    }
  }
}
