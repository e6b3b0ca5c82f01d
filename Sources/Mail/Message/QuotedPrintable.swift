/// Text in seven bits that stays readable (RFC 2045, section 6.7).
enum QuotedPrintable {
  private static let lineLength = 76

  /// The text with CRLF at its line ends, no line over 76 characters.
  ///
  /// A dot or the word `From` at the head of a line is written in code: servers and mailboxes change those.
  static func encoded(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count * 5 / 4)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      append(Array(line.utf8), to: &output)
      output += [13, 10]
    }
    return output
  }

  private static func append(_ line: [UInt8], to output: inout [UInt8]) {
    var column = 0
    for (place, byte) in line.enumerated() {
      let isLast = place == line.count - 1
      let isCoded = needsCode(byte, isLast: isLast) || (place == 0 && needsCodeAtHead(line))
      let width = isCoded ? 3 : 1
      // Room is kept for the sign that the line goes on.
      if column + width > lineLength - (isLast ? 0 : 1) {
        output += "=\r\n".utf8
        column = 0
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"), !isCoded {
          output += code(byte)
          column = 3
          continue
        }
      }
      if isCoded { output += code(byte) } else { output.append(byte) }
      column += width
    }
  }

  private static func needsCode(_ byte: UInt8, isLast: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "="): true
    case 9, 32: isLast
    case 33...126: false
    default: true
    }
  }

  private static func needsCodeAtHead(_ line: [UInt8]) -> Bool {
    line.first == UInt8(ascii: ".") || line.starts(with: "From ".utf8)
  }

  /// `=C3`.
  static func code(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
