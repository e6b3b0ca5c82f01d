import Testing
import Zip

@Suite struct ArchiveTests {
  private let text = Array(String(repeating: "The vote took nine minutes. ", count: 400).utf8)
  private let noon = ArchiveTime(year: 2026, month: 2, day: 14, hour: 12)

  private func archive(_ members: [ArchiveMember]) throws -> [UInt8] {
    var writer = try ArchiveWriter(modified: noon)
    for member in members { try writer.add(member) }
    return try writer.finish()
  }

  private func member(_ name: String, of archive: [UInt8], limit: Int = 1000) throws -> [UInt8] {
    let reader = try ArchiveReader(archive)
    return try reader.read(name, limit: limit)
  }

  @Test func `what was written is read back, in the order of writing`() throws {
    let bytes = try archive([
      .stored("mimetype", Array("application/epub+zip".utf8)),
      .deflated("EPUB/a001.xhtml", text),
      .stored("EPUB/empty.css", []),
      .deflated("EPUB/é.txt", Array("é".utf8)),
    ])
    let reader = try ArchiveReader(bytes)
    #expect(
      reader.entries.map(\.name) == ["mimetype", "EPUB/a001.xhtml", "EPUB/empty.css", "EPUB/é.txt"]
    )
    #expect(reader.entries.map(\.isStored) == [true, false, true, true])
    #expect(try reader.read("EPUB/a001.xhtml") == text)
    #expect(try reader.read("EPUB/empty.css") == [])
    #expect(try reader.read("EPUB/é.txt") == Array("é".utf8))
    #expect(reader.entries[1].packedSize < text.count / 20)
  }

  @Test func `the first member stands at the beginning as EPUB 3 wants its mimetype`() throws {
    let bytes = try archive([.stored("mimetype", Array("application/epub+zip".utf8))])
    #expect(bytes[0..<4].elementsEqual([0x50, 0x4B, 3, 4]))
    #expect(bytes[6..<10].elementsEqual([0, 0, 0, 0]), "no flags, stored")
    #expect(bytes[26..<30].elementsEqual([8, 0, 0, 0]), "a name of eight bytes, no extra field")
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
  }

  @Test func `a member is a plain file of the given time, without extra fields`() throws {
    let bytes = try archive([.deflated("a.xhtml", text)])
    #expect(bytes[6..<8].elementsEqual([0, 0]), "no data descriptor")
    #expect(bytes[10..<14].elementsEqual([0x00, 0x60, 0x4E, 0x5C]), "12:00 on 14 February 2026")
    #expect(bytes[28..<30].elementsEqual([0, 0]), "no extra field before the file")
    let directory = bytes.count - 22 - 46 - 7
    #expect(bytes[directory..<directory + 4].elementsEqual([0x50, 0x4B, 1, 2]))
    #expect(
      bytes[directory + 30..<directory + 34].elementsEqual([0, 0, 0, 0]),
      "no comment either"
    )
    #expect(bytes[directory + 38..<directory + 42].elementsEqual([0, 0, 0xA4, 0x81]), "0100644")
  }

  @Test func `the same members make the same bytes`() throws {
    let members: [ArchiveMember] = [.stored("a", [1, 2, 3]), try .deflated("b", text)]
    #expect(try archive(members) == archive(members))
  }

  @Test func `a file that deflating would not shorten is stored`() throws {
    let noise = (0..<1000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
    #expect(try ArchiveMember.deflated("a", [7]).method == .stored)
    #expect(try ArchiveMember.deflated("a", Array(noise[..<40])).method == .stored)
  }

  @Test func `a name is not used twice`() throws {
    #expect(throws: ArchiveFailure.self) { try archive([.stored("a", []), .stored("a", [1])]) }
  }

  @Test(arguments: [(1970, UInt16(0x0021)), (1980, 0x0021), (2026, 0x5C21), (3000, 0xFE21)])
  func `a year outside ZIP's own becomes the nearest one`(year: Int, date: UInt16) {
    #expect(ArchiveTime(year: year, month: 1, day: 1).date == date)
  }

  @Test func `a broken archive is refused and never traps`() throws {
    let whole = try archive([.deflated("a", Array(text.prefix(900))), .stored("b", [1, 2, 3])])
    #expect(throws: ArchiveFailure.self) { _ = try ArchiveReader(Array(whole.dropLast(30))) }
    #expect(throws: ArchiveFailure.self) { _ = try ArchiveReader(Array("no archive".utf8)) }
    for place in whole.indices {
      var broken = whole
      broken[place] ^= 0xFF
      for name in ["a", "b"] { _ = try? member(name, of: broken) }
    }
  }

  @Test func `a damaged or an oversized member is refused`() throws {
    var bytes = try archive([.stored("a", Array("some words".utf8))])
    bytes[33] ^= 1
    #expect(throws: ArchiveFailure.self) { try member("a", of: bytes) }
    #expect(throws: ArchiveFailure.self) { try member("a", of: bytes, limit: 5) }
    #expect(throws: ArchiveFailure.self) { try member("z", of: bytes) }
  }
}
