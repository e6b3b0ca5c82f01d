/// What a part of a font is called.
package struct SubsetName: Hashable, Sendable {
  /// Such as `Issue Text`.
  package var family: String
  /// Such as `Bold Italic`.
  package var style: String

  package init(family: String, style: String) {
    self.family = family
    self.style = style
  }
}

/// What the maker of a font wants to be told wherever it is.
package struct FontNotices: Hashable, Sendable {
  package var copyright: String?
  package var licence: String?
  /// Where the licence can be read.
  package var licenceAddress: String?
}

/// The table of a font file that says what it is and whose (OpenType, `name`).
struct NameTable {
  private let records: [(id: UInt16, text: String)]

  init(_ name: SubsetName, notices: FontNotices) {
    let full = "\(name.family) \(name.style)"
    let postScript = "\(name.family)-\(name.style)".filter { $0 != " " }
    let all: [(UInt16, String?)] = [
      (0, notices.copyright), (1, name.family), (2, name.style), (3, postScript), (4, full),
      (5, "Version 1.0"), (6, postScript), (13, notices.licence), (14, notices.licenceAddress),
    ]
    records = all.compactMap { id, text in text.map { (id, $0) } }
  }

  /// The table in version 0, all in UTF-16 for Windows, in American English.
  var bytes: [UInt8] {
    let texts = records.map { Array($0.text.utf16.prefix(0x3FFF)) }
    var bytes: [UInt8] = []
    func write(_ values: Int...) {
      for value in values { bytes += [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }
    }
    write(0, records.count, 6 + 12 * records.count)
    var offset = 0
    for (record, text) in zip(records, texts) {
      write(3, 1, 0x409, Int(record.id), 2 * text.count, offset)
      offset += 2 * text.count
    }
    for unit in texts.joined() { write(Int(unit)) }
    return bytes
  }
}
