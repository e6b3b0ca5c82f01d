import Foundation
import TestSupport
import Testing
import XML
import Zip

private let fontReader = Tool(named: "fc-query")

/// The fonts of an EPUB as fontconfig reads them.
@Suite(.enabled(if: fontReader != nil, "fc-query of fontconfig is needed"))
struct `A7.5 fonts that go along` {
  private let folder: TemporaryFolder
  private let epub: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      [
        "build", Repository.example, "--week", "2026-W07", "--format", "epub", "--embed-fonts",
        "--output", folder.path,
      ]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    epub = try folder.bytes(of: "the-merrowby-lantern-2026-w07.epub")
  }

  /// The characters of a font file.
  private func characters(of path: String) throws -> Set<UInt32> {
    let run = try #require(fontReader).run(["--format", "%{charset}", path])
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output.split(separator: " ").reduce(into: []) { characters, range in
      let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
      if let first = ends.first, let last = ends.last { characters.formUnion(first...last) }
    }
  }

  @Test func `have every character of the text that the whole font has`() throws {
    let archive = try ArchiveReader(epub)
    try folder.write(Data(try archive.read("EPUB/f-linux-libertine-regular.otf")), to: "part.otf")
    let part = try characters(of: folder.path + "/part.otf")
    let whole = try characters(
      of: Repository.root + "fonts/linux-libertine/LinLibertine_R.otf"
    )
    var paragraphs = ""
    for entry in archive.entries where entry.name.hasPrefix("EPUB/a0") {
      let root = try XMLDocument(reading: try archive.read(entry.name)).root
      paragraphs += root.descendants("p").filter { ["text-first", nil].contains($0["class"]) }
        .flatMap(\.ownTexts).joined()
    }
    let wanted = Set(paragraphs.unicodeScalars.map(\.value)).intersection(whole)
    #expect(wanted.count > 60 && wanted.isSubset(of: part))
    #expect(part.count < whole.count / 10)
  }

  @Test func `are read by another program, under names of their own`() throws {
    let archive = try ArchiveReader(epub)
    let fonts = archive.entries.map(\.name).filter { $0.hasSuffix(".otf") || $0.hasSuffix(".ttf") }
    #expect(fonts.count > 5)
    for font in fonts {
      try folder.write(Data(try archive.read(font)), to: "font")
      let run = try #require(fontReader).run(["--format", "%{family}", folder.path + "/font"])
      #expect(run.exitCode == 0 && run.output.hasPrefix("Issue "), "\(font): \(run.output)")
    }
  }

  @Test func `are the same however many jobs make them`() throws {
    let again = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      [
        "build", Repository.example, "--week", "2026-W07", "--format", "epub", "--embed-fonts",
        "--output", again.path, "--jobs", "7",
      ],
      environment: ["TZ": "Asia/Tokyo"]
    )
    #expect(build.exitCode == 0)
    #expect(try again.bytes(of: "the-merrowby-lantern-2026-w07.epub") == epub)
  }
}

extension XMLElement {
  /// The texts that are not inside another element.
  fileprivate var ownTexts: [String] {
    children.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}
