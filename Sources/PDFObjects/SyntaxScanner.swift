/// Reads the syntax of PDF files (ISO 32000-1, 7.2 and 7.3), a token at a time.
package struct SyntaxScanner {
  package enum Token: Equatable {
    /// `<<`, `>>`, `[` or `]`.
    case opening, closing
    /// With its slash.
    case name
    case number
    case string
    /// An operator, `R`, `true`, `null` and the like.
    case word
  }

  fileprivate let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// Where the next token is looked for.
  package private(set) var position: Int
  /// Where the last token began.
  package private(set) var start: Int

  package init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, to end: Int? = nil) {
    self.bytes = bytes
    self.end = min(end ?? bytes.count, bytes.count)
    position = start
    self.start = start
  }

  /// The bytes of the last token.
  package var range: Range<Int> { start..<position }

  /// The last token itself.
  package var lastBytes: Slice<UnsafeBufferPointer<UInt8>> { bytes[start..<position] }

  package func isAt(_ word: StaticString) -> Bool {
    position - start == word.utf8CodeUnitCount
      && lastBytes.elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      )
  }

  package mutating func next() -> Token? {
    skipSpace()
    guard position < end else { return nil }
    start = position
    switch bytes[position] {
    case UInt8(ascii: "("): return string()
    case UInt8(ascii: "<"):
      if position + 1 < end, bytes[position + 1] == UInt8(ascii: "<") {
        return bracket(2, .opening)
      }
      while position < end, bytes[position] != UInt8(ascii: ">") { position += 1 }
      position = min(position + 1, end)
      return .string
    case UInt8(ascii: ">"): return bracket(2, .closing)
    case UInt8(ascii: "["), UInt8(ascii: "{"): return bracket(1, .opening)
    case UInt8(ascii: "]"), UInt8(ascii: "}"): return bracket(1, .closing)
    case UInt8(ascii: "/"):
      position += 1
      skipRegular()
      return .name
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      skipRegular()
      return .number
    default:
      position += 1
      skipRegular()
      return .word
    }
  }

  /// Passes over the samples of an inline image, which stand behind `ID`, and the `EI` that ends them.
  package mutating func skipInlineImage() {
    position = min(position + 1, end)
    while position < end {
      if position + 2 < end, bytes[position].isPDFSpace, bytes[position + 1] == UInt8(ascii: "E"),
        bytes[position + 2] == UInt8(ascii: "I"),
        position + 3 >= end || !bytes[position + 3].isPDFRegular
      {
        position += 3
        return
      }
      position += 1
    }
  }

  private mutating func bracket(_ length: Int, _ token: Token) -> Token {
    position = min(position + length, end)
    return token
  }

  private mutating func string() -> Token {
    var depth = 0
    repeat {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
    } while position < end && depth > 0
    position = min(position, end)
    return .string
  }

  private mutating func skipSpace() {
    while position < end {
      if bytes[position] == UInt8(ascii: "%") {
        while position < end, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else if bytes[position].isPDFSpace {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func skipRegular() {
    while position < end, bytes[position].isPDFRegular { position += 1 }
  }
}

extension UInt8 {
  fileprivate var isPDFSpace: Bool { self == 32 || (9...13).contains(self) || self == 0 }

  /// Neither space nor delimiter.
  fileprivate var isPDFRegular: Bool {
    switch self {
    case 0, 9...13, 32: false
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }
}

extension SyntaxScanner {
  /// The last token as a whole number.
  package var integer: Int? { lastBytes.decimalValue }

  /// An earlier token as a whole number.
  func integer(in range: Range<Int>) -> Int? { bytes[range].decimalValue }
}

extension Collection<UInt8> {
  /// A whole number without a sign, in ASCII; `nil` for anything else.
  package var decimalValue: Int? {
    var value = 0
    for byte in self {
      guard (48...57).contains(byte), value < 1 << 50 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return isEmpty ? nil : value
  }
}
