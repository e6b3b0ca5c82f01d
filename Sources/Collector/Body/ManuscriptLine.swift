/// A line of an article's body on its way to the Markdown parser, and where it came from.
struct ManuscriptLine {
  var text: ArraySlice<UInt8>
  /// The line in the file, from 1.
  var number: Int
  /// How many bytes of the source line stand before the first of `text`; `nil` when they differ otherwise.
  var shift: Int? = 0

  var isBlank: Bool { text.allSatisfy { $0 == 32 || $0 == 9 } }

  /// The width of the blanks at the beginning, a tab reaching to the next multiple of four.
  var indentation: Int {
    var width = 0
    for byte in text {
      if byte == 32 { width += 1 } else if byte == 9 { width += 4 - width % 4 } else { break }
    }
    return width
  }

  /// The text behind the blanks at its beginning.
  var content: ArraySlice<UInt8> { text.drop { $0 == 32 || $0 == 9 } }

  /// The marks of quotes, and blanks, at the beginning.
  var quotePrefix: ArraySlice<UInt8> {
    text.prefix { $0 == 32 || $0 == 9 || $0 == UInt8(ascii: ">") }
  }

  /// The line without up to `columns` of the blanks at its beginning.
  func outdented(by columns: Int) -> ManuscriptLine {
    var width = 0
    var taken = 0
    for byte in text {
      guard width < columns, byte == 32 || byte == 9 else { break }
      width += byte == 32 ? 1 : 4 - width % 4
      taken += 1
    }
    return ManuscriptLine(
      text: text.dropFirst(taken),
      number: number,
      shift: shift.map { $0 + taken }
    )
  }
}

extension ArraySlice<UInt8> {
  /// The slice without the blanks at both ends.
  var trimmed: ArraySlice<UInt8> {
    let start = drop { $0 <= 32 }
    guard let last = start.lastIndex(where: { $0 > 32 }) else { return start.prefix(0) }
    return start[...last]
  }

  var string: String { String(decoding: self, as: UTF8.self) }

  func starts(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && text.withUTF8Buffer { zip(self, $0).allSatisfy { $0 == $1 } }
  }

  /// Where `text` begins in the slice.
  func firstRange(of text: StaticString, from start: Int? = nil) -> Range<Int>? {
    text.withUTF8Buffer { wanted in
      guard let first = wanted.first else { return nil }
      var search = start ?? startIndex
      while search < endIndex, let found = self[search...].firstIndex(of: first) {
        let end = found + wanted.count
        guard end <= endIndex else { return nil }
        if self[found..<end].elementsEqual(wanted) { return found..<end }
        search = found + 1
      }
      return nil
    }
  }
}
