/// What an archive says of itself, byte by byte, believed in nothing.
///
/// libzip hides what tells a good container from a poor one: fields of local headers, order, gaps and overlaps.
/// Everything here is bounded by the archive's own bytes, and nothing is unpacked until it is asked for.
package struct ArchiveDirectory: Sendable {
  /// In the order of the directory.
  package let members: [DirectoryMember]
  package let commentLength: Int
  /// Bytes before the first member, such as those of a program that unpacks itself.
  package let leadingBytes: Int
  private let bytes: [UInt8]

  /// - Throws: `ArchiveFailure` when there is no directory, or one of more than `limit` members.
  package init(_ bytes: [UInt8], limit: Int = 20_000) throws(ArchiveFailure) {
    let end = try DirectoryEnd(of: bytes)
    guard end.count <= limit else {
      throw ArchiveFailure("it says that it has \(end.count) members, more than \(limit)")
    }
    var members: [DirectoryMember] = []
    var offset = end.start
    while offset < end.end, members.count < limit {
      guard let member = DirectoryMember(at: &offset, in: bytes) else {
        throw ArchiveFailure("its directory is damaged after \(members.count) members")
      }
      members.append(member)
    }
    guard members.count == end.count else {
      throw ArchiveFailure("its directory has \(members.count) members instead of \(end.count)")
    }
    ArchiveDirectory.markOverlaps(&members, before: end.start)
    self.members = members
    self.bytes = bytes
    commentLength = end.commentLength
    leadingBytes = members.map(\.headerOffset).min() ?? 0
  }

  /// A member's bytes unpacked, their length and check sum proved.
  ///
  /// - Throws: `ArchiveFailure` for a member that is damaged, encrypted, longer than `limit`, or longer than
  ///   deflate can make of what is there.
  package func contents(
    of member: DirectoryMember,
    limit: Int
  ) throws(ArchiveFailure) -> [UInt8] {
    guard let data = member.data, !member.isEncrypted else {
      throw ArchiveFailure("it cannot be unpacked", member: member.name)
    }
    guard member.size <= limit else {
      throw ArchiveFailure("\(member.size) bytes are more than are read", member: member.name)
    }
    let contents: [UInt8]
    switch member.method {
    case 0: contents = Array(bytes[data])
    case 8: contents = try Deflate.inflated(bytes[data], to: member.size, of: member.name)
    default: throw ArchiveFailure("its compression is not deflate", member: member.name)
    }
    guard contents.count == member.size else {
      throw ArchiveFailure("it is not as long as it says", member: member.name)
    }
    guard Deflate.checksum(of: contents) == member.checksum else {
      throw ArchiveFailure("its check sum is wrong", member: member.name)
    }
    return contents
  }

  private static func markOverlaps(_ members: inout [DirectoryMember], before directory: Int) {
    let order = members.indices.sorted { members[$0].headerOffset < members[$1].headerOffset }
    var end = 0
    for index in order {
      guard let data = members[index].data else { continue }
      if members[index].headerOffset < end || data.upperBound > directory {
        members[index].faults.append(.overlaps)
      }
      end = max(end, data.upperBound)
    }
  }
}

/// The record at an archive's end (APPNOTE 4.3.16), and ZIP64's where there is one.
private struct DirectoryEnd {
  var start: Int
  var end: Int
  var count: Int
  var commentLength: Int

  init(of bytes: [UInt8]) throws(ArchiveFailure) {
    let reader = LittleEndian(bytes)
    let earliest = max(0, bytes.count - 22 - 0xFFFF)
    var place = bytes.count - 22
    while place >= earliest, reader.word(place) != 0x0605_4b50 { place -= 1 }
    guard place >= earliest, place >= 0,
      let count = reader.half(place + 10), let size = reader.word(place + 12),
      let start = reader.word(place + 16), let comment = reader.half(place + 20)
    else { throw ArchiveFailure("it is no ZIP archive, or its end is missing") }
    (self.count, self.start, commentLength) = (count, start, comment)
    end = start + size
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
      try readLarge(reader, locator: place - 20)
    }
    guard self.start <= end, end <= place else {
      throw ArchiveFailure("its directory is not where it says")
    }
  }

  /// ZIP64: what the small record has no room for.
  private mutating func readLarge(
    _ reader: LittleEndian,
    locator: Int
  ) throws(ArchiveFailure) {
    guard reader.word(locator) == 0x0706_4b50, let place = reader.long(locator + 8),
      reader.word(place) == 0x0606_4b50, let count = reader.long(place + 32),
      let size = reader.long(place + 40), let start = reader.long(place + 48)
    else { throw ArchiveFailure("its large directory is missing") }
    let (end, overflows) = start.addingReportingOverflow(size)
    guard !overflows else { throw ArchiveFailure("its directory is not where it says") }
    (self.count, self.start, self.end) = (count, start, end)
  }
}
