import Foundation
import TestSupport
import Testing
import TextShaping

@Suite(.enabled(if: TestFonts.arePresent, "'make fonts' brings the fonts that are needed"))
struct `A part of a font that goes along with a document` {
  private let face: FontFace
  private let folder: TemporaryFolder

  init() throws {
    face = try TestFonts.library.face(of: "linux-libertine", .regular)
    folder = try TemporaryFolder()
  }

  private func subset(_ text: String, features: [String] = []) throws -> FontSubset {
    try face.subset(
      of: Set(text.unicodeScalars),
      features: features,
      named: SubsetName(family: "Issue Text", style: "Bold Italic")
    )
  }

  /// The part as a font of its own.
  private func opened(_ bytes: [UInt8]) throws -> FontFace {
    try library(of: bytes).face(of: "part", .regular)
  }

  private func library(of bytes: [UInt8]) throws -> FontLibrary {
    try folder.write(Data(bytes), to: "part/part.otf")
    let family = FontFamily(key: "part", name: "Part", files: [.regular: "part.otf"])
    return FontLibrary(catalogue: FontCatalogue(families: [family]), folder: folder.path)
  }

  @Test func `has every character that was asked for, and no other`() throws {
    let part = try opened(try subset("Straße, “fünf”").bytes)
    for scalar in "Straße, “fünf”".unicodeScalars { #expect(part.covers(scalar), "\(scalar)") }
    for scalar in "xyzΩ7".unicodeScalars { #expect(!part.covers(scalar), "\(scalar)") }
    #expect(part.unitsPerEm == face.unitsPerEm)
  }

  @Test func `is small, and the same at every attempt`() throws {
    let first = try subset("abcdefghijklmnopqrstuvwxyz")
    #expect(first.bytes.count < 30_000)
    #expect(try subset("zyxwvutsrqponmlkjihgfedcba") == first)
    #expect(first.format == .openType)
  }

  @Test func `has the glyphs that its characters become by the features that are on`() throws {
    let plain = try subset("fi0123")
    let withOldStyle = try subset("fi0123", features: ["onum"])
    #expect(withOldStyle.bytes.count > plain.bytes.count)
    // The ligature is no character of the text, but a glyph of it.
    let shaper = Shaper(library: try library(of: plain.bytes))
    #expect(try shaper.shape("fi", in: TextStyle(family: "part")).runs.flatMap(\.glyphs).count == 1)
  }

  @Test func `has letter and mark of a character that the font has in two`() throws {
    let arabic = try TestFonts.library.face(of: "amiri", .regular)
    #expect(!arabic.covers("ǎ" as Unicode.Scalar))
    let part = try arabic.subset(
      of: ["ǎ"],
      features: [],
      named: SubsetName(family: "Issue Text", style: "Regular")
    )
    #expect(part.format == .trueType)
    let face = try opened(part.bytes)
    #expect(face.covers("a" as Unicode.Scalar) && face.covers("\u{30C}" as Unicode.Scalar))
  }

  @Test func `has a name of its own, and tells copyright and licence`() throws {
    let part = try opened(try subset("a").bytes)
    #expect(part.notices == face.notices)
    #expect(part.notices.licence?.contains("OFL") == true)
    let bytes = try subset("a").bytes
    let utf16 = "Linux Libertine Regular".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(!bytes.contains(utf16))
  }

  @Test(arguments: [
    (0x0000, FontFace.Embedding.allowed), (0x0004, .allowed), (0x0008, .allowed),
    (0x0002, .restricted), (0x000A, .allowed), (0x0108, .wholeOnly), (0x0200, .bitmapsOnly),
  ])
  func `is made where the maker allows it`(flags: Int, embedding: FontFace.Embedding) throws {
    var bytes = try subset("a").bytes
    let table = try #require(bytes.table("OS/2"))
    bytes.replaceSubrange(table + 8..<table + 10, with: [UInt8(flags >> 8), UInt8(flags & 0xFF)])
    #expect(try opened(bytes).embedding == embedding)
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool { firstRange(of: part) != nil }

  /// Where a table of a font file begins.
  fileprivate func table(_ tag: String) -> Int? {
    let count = Int(self[4]) << 8 | Int(self[5])
    let records = (0..<count).map { 12 + 16 * $0 }
    return records.first { self[$0..<$0 + 4].elementsEqual(tag.utf8) }.map { record in
      self[record + 8..<record + 12].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
