import EPUBExport
import Layout
import Testing
import XML
import Zip

/// The container's rules, by the numbers that `docs/epub.md` gives them.
@Suite struct ContainerRuleTests {
  private func bytes() async throws -> [UInt8] {
    try await SampleIssue.epub(of: SampleIssue.issue()).bytes
  }

  @Test func `A1.1 the archive begins with its type, stored, without extra field or descriptor`()
    async throws
  {
    let bytes = try await bytes()
    #expect(bytes[0..<4] == [0x50, 0x4B, 3, 4])
    #expect(bytes[6..<10] == [0, 0, 0, 0])
    #expect(bytes[26..<30] == [8, 0, 0, 0])
    #expect(bytes[30..<58].elementsEqual("mimetypeapplication/epub+zip".utf8))
  }

  @Test func `A1.2 what readers open first comes first, then documents as they are read`()
    async throws
  {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let documents = epub.names.filter { $0.hasSuffix(".xhtml") && !$0.hasSuffix("nav.xhtml") }
    let hrefs = Dictionary(
      uniqueKeysWithValues: epub.package.descendants("item").map {
        ($0["id"] ?? "", $0["href"] ?? "")
      }
    )
    let spine = epub.package.descendants("itemref").compactMap { hrefs[$0["idref"] ?? ""] }
    #expect(
      epub.names.prefix(5) == [
        "mimetype", "META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx",
      ]
    )
    #expect(documents == spine.map { "EPUB/" + $0 })
    let rest = epub.names.drop { !$0.contains("/i-") }
    #expect(Array(rest) == rest.sorted())
  }

  @Test func `A1.3 A1.4 members are deflated or stored, without folders, extra fields or comments`()
    async throws
  {
    let bytes = try await bytes()
    let end = Array(bytes.suffix(22))
    #expect(end.prefix(4) == [0x50, 0x4B, 5, 6] && end.suffix(2) == [0, 0])
    var place = end[16..<20].reversed().reduce(0) { $0 << 8 | Int($1) }
    while bytes[place..<place + 4] == [0x50, 0x4B, 1, 2] {
      let lengths = stride(from: place + 28, to: place + 34, by: 2).map {
        Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8
      }
      #expect([0, 8].contains(bytes[place + 10]))
      #expect(lengths[1] == 0 && lengths[2] == 0)
      #expect(bytes[place + 45 + lengths[0]] != UInt8(ascii: "/"))
      // A plain file with rights 0644.
      #expect(bytes[place + 38..<place + 42] == [0, 0, 0xA4, 0x81])
      place += 46 + lengths[0]
    }
  }

  @Test func `A1.5 the time of every member is that of the issue`() async throws {
    let bytes = try await bytes()
    // 2026-02-14, 15:34:22, as DOS has it.
    #expect(bytes[10..<14] == [0x4B, 0x7C, 0x4E, 0x5C])
  }

  @Test func `A1.6 names are short, in lower case and ASCII, and of no device`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let names = epub.names.compactMap { $0.split(separator: "/").last }.filter {
      $0 != "mimetype"
    }
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789._-"
    #expect(names.allSatisfy { $0.count <= 64 && $0.allSatisfy(allowed.contains) })
    #expect(names.allSatisfy { !["con", "aux", "nul", "prn"].contains($0.prefix { $0 != "." }) })
    #expect(Set(names).count == names.count)
  }

  @Test func `A1.7 there is one package, and nothing else in META-INF`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    #expect(epub.names.filter { $0.hasPrefix("META-INF/") } == ["META-INF/container.xml"])
    #expect(epub.names.filter { $0.hasSuffix(".opf") } == ["EPUB/package.opf"])
  }

  @Test func `A1.8 every member is in the manifest, and every picture is shown`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let items = epub.package.descendants("item").compactMap { $0["href"] }
    #expect(
      Set(items + ["package.opf"])
        == Set(epub.names.filter { $0.hasPrefix("EPUB/") }.map { String($0.dropFirst(5)) })
    )
    let shown = Set(epub.documents.values.flatMap(\.links))
    #expect(items.filter { $0.hasPrefix("i-") }.allSatisfy(shown.contains))
  }

  @Test func `A1.10 no font is obfuscated, and nothing is encrypted`() async throws {
    #expect(try await !OpenedEPUB(SampleIssue.issue()).names.contains("META-INF/encryption.xml"))
  }
}
