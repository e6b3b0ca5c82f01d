internal import Diagnostics

/// Takes a table of comma-separated values apart (RFC 4180); every cell knows where it begins.
///
/// Cells may be parted by commas, semicolons or tabs, whichever the first line has most of.
struct TableScanner {
  struct Cell: Hashable {
    var text: String
    var place: SourcePlace
  }

  private let bytes: [UInt8]
  private let file: String
  private let separator: UInt8
  private var next = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    let head = bytes.prefix { $0 != 10 && $0 != 13 }
    let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    let counts = separators.map { separator in head.count { $0 == separator } }
    let most = counts.max() ?? 0
    separator = zip(separators, counts).first { $0.1 == most }?.0 ?? UInt8(ascii: ",")
  }

  /// The next row that holds anything; `nil` at the end.
  mutating func row() -> [Cell]? {
    while next < bytes.count {
      var cells = [cell()]
      while next < bytes.count, bytes[next] == separator {
        step()
        cells.append(cell())
      }
      endLine()
      if cells.count > 1 || !(cells[0].text.isEmpty) { return cells }
    }
    return nil
  }

  private mutating func cell() -> Cell {
    while next < bytes.count, bytes[next] == 32 { step() }
    let place = SourcePlace(file: file, line: line, column: column)
    if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
      return Cell(text: quotedText(), place: place)
    }
    let start = next
    while next < bytes.count, !isEnd(bytes[next]) { step() }
    return Cell(text: text(bytes[start..<next]), place: place)
  }

  private mutating func quotedText() -> String {
    var content: [UInt8] = []
    step()
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "\"") {
        step()
        // Two of them stand for one.
        guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else { break }
      }
      content.append(bytes[next])
      step()
    }
    while next < bytes.count, !isEnd(bytes[next]) { step() }
    return text(content[...])
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 10 || byte == 13 }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    var rest = bytes
    while let last = rest.last, last == 32 { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }

  private mutating func endLine() {
    if next < bytes.count, bytes[next] == 13 { step() }
    if next < bytes.count, bytes[next] == 10 { step() }
  }

  private mutating func step() {
    let byte = bytes[next]
    next += 1
    if byte == 10 || (byte == 13 && (next == bytes.count || bytes[next] != 10)) {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}
