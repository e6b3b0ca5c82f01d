import Diagnostics
import Inspection
import Pictures
import TestSupport
import Testing
import Zip

@Suite struct `An inspection of a container` {
  private func findings(_ change: (inout RawArchive) throws -> Void) async throws -> [Diagnostic] {
    var archive = RawArchive(try GoodBook())
    try change(&archive)
    return await EPUBInspection.findings(in: archive.bytes, named: "book.epub")
  }

  private func expect(
    _ id: String,
    after change: (inout RawArchive) throws -> Void
  ) async throws {
    let found = try await findings(change)
    #expect(found.contains { $0.id == id }, "\(found)")
  }

  @Test func `finds nothing in one whose members are all stored`() async throws {
    #expect(try await findings { _ in } == [])
  }

  @Test func `finds a file 'mimetype' that is last, compressed, too long or burdened`() async throws
  {
    try await expect("mimetype-not-first") { $0.entries.append($0.entries.removeFirst()) }
    try await expect("missing-mimetype") { $0.entries.removeFirst() }
    try await expect("mimetype-compressed") { $0.entries[0].method = 8 }
    try await expect("mimetype-wrong") { $0.entries[0].bytes.append(10) }
    try await expect("mimetype-extra-field") { $0.entries[0].extra = [1, 0, 0, 0] }
    try await expect("mimetype-data-descriptor") { $0.entries[0].flags = 8 }
  }

  @Test func `finds members stored as no reader expects them`() async throws {
    try await expect("extra-field") { $0.entries[3].extra = [0x55, 0x54, 0, 0] }
    try await expect("unknown-compression") { $0.entries[3].method = 12 }
    try await expect("encrypted-member") { $0.entries[3].flags = 1 }
    try await expect("folder-entry") { $0.entries.insert(RawArchive.Entry("OPS/"), at: 1) }
    try await expect("duplicate-member") { $0.entries.append($0.entries[4]) }
    try await expect("ambiguous-name") { $0.entries.append(RawArchive.Entry("OPS/Chart.png")) }
  }

  @Test(
    arguments: [
      ("OPS/CON.png", "troublesome-name"), ("OPS/a b.png", "troublesome-name"),
      ("OPS/a?.png", "unsafe-name"), ("OPS/a.", "unsafe-name"), ("../../etc/passwd", "unsafe-name"),
      ("/etc/passwd", "unsafe-name"), ("OPS/grün.png", "non-ascii-name"),
      ("OPS/" + String(repeating: "a", count: 300), "unsafe-name"),
    ]
  ) func `finds the name`(name: String, id: String) async throws {
    try await expect(id) { $0.entries.append(RawArchive.Entry(name)) }
  }

  @Test func `finds a container without a book`() async throws {
    try await expect("missing-container") { $0.entries.remove(at: 1) }
    try await expect("missing-package") { $0.entries.remove(at: 2) }
    try await expect("container-document") {
      $0.entries[1] = .init("META-INF/container.xml", "<a/>")
    }
  }

  @Test func `finds what is encrypted and does not look into it`() async throws {
    let encryption = """
      <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData>
      <EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>
      <CipherData><CipherReference URI="OPS/chart.png"/></CipherData></EncryptedData></encryption>
      """
    let found = try await findings {
      $0.entries.append(RawArchive.Entry("META-INF/encryption.xml", encryption))
      $0.entries[$0.entries.count - 2].bytes = [1, 2, 3]
    }
    #expect(found.problems.map(\.id) == ["encrypted-member"])
  }

  // MARK: Pictures

  @Test(
    arguments: [
      ("unusable-picture", "the beginning of a PNG", 0), ("wrong-media-type", "a JPEG", 1),
      ("wrong-media-type", "a bitmap of Windows", 2),
    ]
  ) func `finds for a picture`(id: String, what: String, number: Int) async throws {
    var book = try GoodBook()
    let pictures = [
      Array(book["OPS/chart.png"].dropLast(30)), book["OPS/cover.jpg"],
      Array("BM".utf8) + Array(repeating: 0, count: 40),
    ]
    book["OPS/chart.png"] = pictures[number]
    let found = try await book.findings()
    #expect(found.contains { $0.id == id }, "\(what): \(found)")
  }

  @Test func `finds pictures too large, in the wrong colours or of an unknown format`() async throws
  {
    for (change, id) in [
      (Change.pixels, "large-picture"), (.fourColours, "cmyk-picture"), (.tiff, "foreign-resource"),
      (.suffix, "wrong-suffix"),
    ] {
      let book = try change.book
      let found = await EPUBInspection.findings(
        in: try book.archive(),
        named: "book.epub",
        options: InspectionOptions(decodesPictures: false)
      )
      #expect(found.contains { $0.id == id }, "\(change): \(found)")
    }
  }

  private enum Change {
    case pixels, fourColours, tiff, suffix

    var book: GoodBook {
      get throws {
        var book = try GoodBook()
        var cover = book["OPS/cover.jpg"]
        // The frame header: marker, length, precision, height, width, components.
        let frame = try #require(
          cover.indices.dropLast(20).first { cover[$0] == 0xFF && cover[$0 + 1] == 0xC0 }
        )
        switch self {
        case .pixels: cover.replaceSubrange(frame + 5..<frame + 9, with: [0x0F, 0xA0, 0x17, 0x70])
        case .fourColours:
          cover[frame + 3] = 20
          cover[frame + 9] = 4
          cover.insert(contentsOf: [4, 0x11, 0], at: frame + 19)
        case .tiff:
          book["OPS/chart.png"] = [0x49, 0x49, 42, 0] + Array(repeating: 0, count: 40)
          try book.replace("image/png", with: "image/tiff", in: "OPS/package.opf")
        case .suffix:
          book.rename("OPS/chart.png", to: "OPS/chart.jpg")
          try book.replace("chart.png", with: "chart.jpg", in: "OPS/package.opf")
          try book.replace("chart.png", with: "chart.jpg", in: "OPS/one.xhtml")
        }
        book["OPS/cover.jpg"] = cover
        return book
      }
    }
  }

  @Test(
    arguments: [
      ("image/webp", "webp-picture", "RIFF0000WEBPVP8 "),
      ("image/avif", "foreign-resource", "0000ftypavif0000"),
      ("image/bmp", "foreign-resource", "BM0000000000000000"),
    ]
  ) func `finds pictures that not every reader shows`(
    type: String,
    id: String,
    beginning: String
  ) async throws {
    var book = try GoodBook()
    book["OPS/chart.png"] = Array(beginning.utf8)
    try book.replace("image/png", with: type, in: "OPS/package.opf")
    #expect(try await book.findings().contains { $0.id == id })
  }

  @Test func `finds a style sheet of UTF-16`() async throws {
    var book = try GoodBook()
    book["OPS/style.css"] = [0xFF, 0xFE, 0x70, 0]
    #expect(try await book.findings().map(\.id) == ["wrong-encoding"])
  }

  // MARK: Hostile archives

  @Test func `is not taken in by lengths, counts and places that are claimed`() async throws {
    try await expect("damaged-file") { $0.entries[4].claimedSize = 100_000_000 }
    try await expect("too-large") { $0.entries[4].claimedSize = 4_000_000_000 }
    try await expect("not-an-archive") { $0.claimedCount = 60_000 }
    try await expect("damaged-entry") { $0.entries[4].claimedOffset = 30 }
    try await expect("damaged-entry") { $0.entries[4].claimedOffset = 0x7FFF_FFFF }
    try await expect("not-an-archive") { $0.claimedCount = 100_000 }
    try await expect("not-an-archive") { archive in
      archive.entries += (0..<20_000).map { RawArchive.Entry("OPS/\($0)") }
    }
  }

  @Test func `does not unpack what would fill the memory`() async throws {
    let zeros = try ArchiveMember.deflated("z", Array(repeating: 0, count: 1 << 20)).bytes
    let found = try await findings { archive in
      for number in 0..<2000 {
        var entry = RawArchive.Entry("OPS/\(number).bin", zeros)
        entry.method = 8
        entry.claimedSize = 1 << 20
        archive.entries.append(entry)
      }
    }
    #expect(found.contains { $0.id == "too-large" }, "\(found.count)")
  }

  @Test func `ends for every truncated and every altered archive`() async throws {
    let good = RawArchive(try GoodBook()).bytes
    for length in stride(from: 0, to: good.count, by: 97) {
      _ = await EPUBInspection.findings(in: Array(good[..<length]), named: "cut")
    }
    let seed: UInt64 = 20_260_214
    var random = Seeded(state: seed)
    for _ in 0..<300 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255,
          using: &random
        )
      }
      _ = await EPUBInspection.findings(in: bytes, named: "seed \(seed)")
    }
  }

  @Test func `ends for depth without end`() async throws {
    let deep = String(repeating: "<div>", count: 5000) + String(repeating: "</div>", count: 5000)
    var book = try GoodBook()
    try book.replace("<h2>", with: deep + "<h2>", in: "OPS/two.xhtml")
    #expect(try await book.findings().contains { $0.id == "not-well-formed" })
    book = try GoodBook()
    book["OPS/style.css"] = Array(String(repeating: "@media a {", count: 5000).utf8)
    #expect(try await book.findings().contains { $0.id == "css-syntax" })
  }
}
