/// A member as an archive's directory and its own header describe it.
package struct DirectoryMember: Hashable, Sendable {
  /// What is wrong with how it is stored.
  package enum Fault: Hashable, Sendable {
    /// There is no header where the directory says.
    case noHeader
    /// Header and directory tell different names, methods or sizes.
    case contradiction
    /// It shares bytes with another member or with the directory.
    case overlaps
    /// Its name is no UTF-8.
    case unreadableName
  }

  /// What can be shown of it if it is no UTF-8.
  package let name: String
  package let flags: Int
  /// 0 stored, 8 deflated.
  package let method: Int
  package let size: Int
  package let packedSize: Int
  package let checksum: UInt32
  package let headerOffset: Int
  /// Bytes of extra fields in the directory and in its own header.
  package let extraLength: Int
  /// Bytes of extra fields in its own header alone.
  package let localExtraLength: Int
  /// Where its packed bytes are; `nil` when they are not in the archive.
  package let data: Range<Int>?
  package var faults: [Fault]

  package var isEncrypted: Bool { flags & 1 != 0 }
  /// Whether sizes follow the data instead of standing before it.
  package var hasDataDescriptor: Bool { flags & 8 != 0 }
  package var isFolder: Bool { name.hasSuffix("/") }

  /// Reads an entry of the directory (APPNOTE 4.3.12) at `offset` and moves it to the next.
  init?(at offset: inout Int, in bytes: [UInt8]) {
    let reader = LittleEndian(bytes)
    guard reader.word(offset) == 0x0201_4b50,
      let flags = reader.half(offset + 8), let method = reader.half(offset + 10),
      let checksum = reader.word(offset + 16),
      let packed = reader.word(offset + 20), let size = reader.word(offset + 24),
      let nameLength = reader.half(offset + 28), let extra = reader.half(offset + 30),
      let comment = reader.half(offset + 32), let header = reader.word(offset + 42),
      let written = reader.slice(offset + 46, nameLength),
      let fields = reader.slice(offset + 46 + nameLength, extra),
      reader.slice(fields.endIndex, comment) != nil
    else { return nil }
    let name = String(decoding: written, as: UTF8.self)
    let large = LargeSizes(fields, size: size, packedSize: packed, header: header)
    let local = LocalHeader(at: large.header, in: reader)
    var faults: [Fault] = name.utf8.elementsEqual(written) ? [] : [.unreadableName]
    if let local {
      let agrees = local.name.elementsEqual(written) && local.method == method
      if !agrees || !local.agrees(size: size, packedSize: packed) { faults.append(.contradiction) }
    } else {
      faults.append(.noHeader)
    }
    let start = local?.dataStart ?? 0
    let end = start.addingReportingOverflow(large.packedSize)
    let isInside = local != nil && !end.overflow && end.partialValue <= bytes.count
    if local != nil, !isInside { faults.append(.contradiction) }
    self.name = name
    self.flags = flags
    self.method = method
    self.size = large.size
    packedSize = large.packedSize
    self.checksum = UInt32(truncatingIfNeeded: checksum)
    headerOffset = large.header
    localExtraLength = local?.extraLength ?? 0
    extraLength = extra + localExtraLength
    data = isInside ? start..<end.partialValue : nil
    self.faults = faults
    offset += 46 + nameLength + extra + comment
  }
}

/// The header before a member's data (APPNOTE 4.3.7).
private struct LocalHeader {
  let name: ArraySlice<UInt8>
  let method: Int
  let extraLength: Int
  let dataStart: Int
  private let sizes: (packed: Int, size: Int)?

  init?(at offset: Int, in reader: LittleEndian) {
    guard reader.word(offset) == 0x0403_4b50, let flags = reader.half(offset + 6),
      let method = reader.half(offset + 8),
      let packed = reader.word(offset + 18), let size = reader.word(offset + 22),
      let nameLength = reader.half(offset + 26), let extraLength = reader.half(offset + 28),
      let name = reader.slice(offset + 30, nameLength),
      reader.slice(name.endIndex, extraLength) != nil
    else { return nil }
    self.name = name
    self.method = method
    self.extraLength = extraLength
    dataStart = name.endIndex + extraLength
    sizes = flags & 8 == 0 ? (packed, size) : nil
  }

  /// Sizes that follow the data are not compared.
  func agrees(size: Int, packedSize: Int) -> Bool {
    guard let sizes else { return true }
    return sizes.packed == packedSize && sizes.size == size
  }
}

/// Sizes and place of a member, those that need 64 bits taken from its extra field 1 (APPNOTE 4.5.3).
private struct LargeSizes {
  var size: Int
  var packedSize: Int
  var header: Int

  init(_ fields: ArraySlice<UInt8>, size: Int, packedSize: Int, header: Int) {
    (self.size, self.packedSize, self.header) = (size, packedSize, header)
    guard [size, packedSize, header].contains(0xFFFF_FFFF) else { return }
    let reader = LittleEndian(Array(fields))
    var offset = 0
    while let kind = reader.half(offset), let length = reader.half(offset + 2) {
      if kind == 1 {
        take(from: reader, at: offset + 4)
        return
      }
      offset += 4 + length
    }
  }

  private mutating func take(from reader: LittleEndian, at offset: Int) {
    var offset = offset
    func next() -> Int {
      defer { offset += 8 }
      return reader.long(offset) ?? .max
    }
    if size == 0xFFFF_FFFF { size = next() }
    if packedSize == 0xFFFF_FFFF { packedSize = next() }
    if header == 0xFFFF_FFFF { header = next() }
  }
}

/// Numbers in bytes, the lowest byte first; `nil` for what is not there.
struct LittleEndian {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func half(_ offset: Int) -> Int? { number(offset, 2) }

  func word(_ offset: Int) -> Int? { number(offset, 4) }

  /// `nil` besides for what no archive can be long enough for.
  func long(_ offset: Int) -> Int? {
    guard let low = number(offset, 4), let high = number(offset + 4, 4), high < 1 << 20 else {
      return nil
    }
    return high << 32 | low
  }

  func slice(_ offset: Int, _ length: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, offset <= bytes.count, length <= bytes.count - offset else { return nil }
    return bytes[offset..<offset + length]
  }

  private func number(_ offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, offset < bytes.count, length <= bytes.count - offset else { return nil }
    var number = 0
    for place in 0..<length { number |= Int(bytes[offset + place]) << (8 * place) }
    return number
  }
}
