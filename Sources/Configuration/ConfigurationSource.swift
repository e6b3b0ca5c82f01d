import Diagnostics

/// The bytes of a document and what is needed to say where in it something stands.
struct ConfigurationSource: Sendable {
  let bytes: [UInt8]
  let format: ConfigurationFormat
  let file: String
  let firstLine: Int

  /// A byte order mark is left out: it is no part of the text and takes no column.
  init(_ bytes: [UInt8], format: ConfigurationFormat, file: String, firstLine: Int) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.format = format
    self.file = file
    self.firstLine = firstLine
  }

  /// A place from a line and a column that both count from 0.
  func place(line: Int, column: Int) -> SourcePlace {
    SourcePlace(file: file, line: firstLine + line, column: column + 1)
  }

  /// The place of a byte, found by counting from the start: for findings, not for every value.
  func place(ofByte offset: Int) -> SourcePlace {
    var line = 0
    var column = 0
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 0
      } else if !byte.isUTF8Continuation {
        column += 1
      }
    }
    return place(line: line, column: column)
  }

  /// A finding at the first byte that is not UTF-8, or `nil` when all is well.
  func invalidUTF8() -> Diagnostic? {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): offset += encoded.count
      case .emptyInput: return nil
      case .error:
        return .invalid(
          format,
          "a byte that is not UTF-8",
          at: place(ofByte: offset),
          hint: "save the file as UTF-8"
        )
      }
    }
  }
}

extension UInt8 {
  /// Whether this is a second or later byte of a character.
  var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}
