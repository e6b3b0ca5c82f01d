import Articles
import Glibc

/// Counts the words of a body in its source, for lists of thousands of articles.
///
/// The marks of Markdown, HTML, shortcodes and templates are passed over, one line after the other, without a tree:
/// a fiftieth of the time that reading the text takes. What needs the site or the whole text to be understood is taken
/// as it usually is, so that the count may differ by a few words from that of an issue's record.
struct SourceWords {
  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  private var count = 0
  var isInWord = false
  /// The byte and the least length of the fence that ends a block of code.
  private var fence: (byte: UInt8, length: Int)?
  /// The line before is text that a number above 1 does not make a list.
  private var isInParagraph = false
  var isInTable = false
  /// The end of the line that is being read.
  var lineEnd = 0
  /// How many bytes may still be looked at ahead of `position`, so that no text takes longer than its length allows.
  var foresight: Int

  static func count(_ body: ArraySlice<UInt8>) -> Int {
    body.withUnsafeBufferPointer { bytes in
      var words = SourceWords(bytes)
      words.readLines()
      return words.count
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    position = 0
    foresight = 8 * bytes.count + 4096
  }

  // MARK: Lines

  private mutating func readLines() {
    while position < bytes.count {
      lineEnd = end(of: position)
      isInWord = false
      readLine()
      // What is passed over may end on a later line.
      if position < lineEnd { position = lineEnd }
      if position < bytes.count, bytes[position] == .newline { position += 1 }
    }
  }

  func end(of start: Int) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(UInt8.newline), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(base).distance(to: found)
  }

  private mutating func readLine() {
    let isListed = skipMarkers()
    guard position < lineEnd, byte(at: position) != .carriageReturn else {
      isInParagraph = false
      isInTable = false
      return
    }
    if readsFence() { return }
    if skipsDefinition() { return }
    let first = bytes[position]
    isInTable = first == .bar || isInTable && index(of: .bar) != nil
    let isHeading = first == .hash && skipsHeadingMark()
    isInParagraph = !isListed && !isHeading
    readText(isHeading: isHeading)
  }

  /// Passes over blanks and the marks of quotes and lists; true where a list's was among them.
  private mutating func skipMarkers() -> Bool {
    var isListed = false
    while position < lineEnd {
      switch bytes[position] {
      case .space, .tab: position += 1
      case .greater where fence == nil: position += 1
      case .hyphen, .star, .plus:
        guard fence == nil, isBlank(at: position + 1) else { return isListed }
        position += 1
        isListed = true
      case .zero ... .nine:
        guard fence == nil, let end = endOfNumber() else { return isListed }
        position = end
        isListed = true
      default:
        if isListed { skipTaskBox() }
        return isListed
      }
    }
    return isListed
  }

  /// The end of `12.` or `3)` before a blank; within a paragraph only 1 begins a list.
  private func endOfNumber() -> Int? {
    var end = position
    var number = 0
    while end < lineEnd, end - position < 9, (.zero ... .nine).contains(bytes[end]) {
      number = number * 10 + Int(bytes[end] - .zero)
      end += 1
    }
    guard byte(at: end) == .dot || byte(at: end) == .closing, isBlank(at: end + 1),
      !isInParagraph || number == 1
    else { return nil }
    return end + 1
  }

  private mutating func skipTaskBox() {
    guard byte(at: position) == .openingBracket, byte(at: position + 2) == .closingBracket,
      isBlank(at: position + 3), let box = byte(at: position + 1), box | 0x20 == .x || box == .space
    else { return }
    position += 3
  }

  /// Opens or closes a block of code, or counts a line of one.
  private mutating func readsFence() -> Bool {
    let first = bytes[position]
    var length = 0
    if first == .backtick || first == .tilde {
      while byte(at: position + length) == first { length += 1 }
    }
    if let open = fence {
      if first == open.byte, length >= open.length, isBlankToEnd(from: position + length) {
        fence = nil
      } else {
        while position < lineEnd { addScalar() }
      }
      return true
    }
    guard length >= 3 else { return false }
    fence = (first, length)
    position = lineEnd
    return true
  }

  /// Passes over `[label]: address "title"`, and over the label of a note.
  private mutating func skipsDefinition() -> Bool {
    guard bytes[position] == .openingBracket, let close = index(of: .closingBracket),
      byte(at: close + 1) == .colon
    else { return false }
    if byte(at: position + 1) == .caret {
      position = close + 2
      return false
    }
    position = lineEnd
    return true
  }

  private mutating func skipsHeadingMark() -> Bool {
    var end = position
    while end < lineEnd, bytes[end] == .hash { end += 1 }
    guard end - position <= 6, end == lineEnd || isBlank(at: end) else { return false }
    position = end
    return true
  }

  // MARK: Text

  private mutating func readText(isHeading: Bool) {
    let start = position
    while position < lineEnd {
      readPlainText()
      guard position < lineEnd else { return }
      switch bytes[position] {
      case .exclamation where byte(at: position + 1) == .openingBracket: readPicture(from: start)
      case .openingBracket: skipNoteReference()
      case .closingBracket: skipAddress()
      case .less: skipTag()
      case .openingBrace: skipTemplate(isHeading: isHeading)
      case .ampersand: readEntity()
      case .backtick: readCode()
      case .backslash:
        position += 1
        if position < lineEnd { addScalar() }
      case .bar where isInTable:
        isInWord = false
        position += 1
      case 0x80...: while position < lineEnd, bytes[position] >= 0x80 { addScalar() }
      default: addScalar()
      }
    }
  }

  /// Reads eight bytes at once up to the first that may be a mark, or to those that are too few.
  private mutating func readPlainText() {
    let source = UnsafeRawBufferPointer(bytes)
    var (index, words, goesOn) = (position, count, isInWord)
    while index &+ 8 <= bytes.count {
      let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let text = PlainText(UInt64(littleEndian: word))
      guard text.length > 0 else { break }
      words &+= text.words(isInWord: &goesOn)
      index &+= text.length
      if text.length < 8 { break }
    }
    (position, count, isInWord) = (index, words, goesOn)
  }

  mutating func addScalar() {
    let first = bytes[position]
    guard first >= 0x80 else {
      position += 1
      if first.isLetterOrDigit { beginWord() } else if first.isSpace { isInWord = false }
      return
    }
    // U+5000 to U+9FFF, of which each is a word.
    if (0xE5...0xE9).contains(first) {
      position = min(position + 3, lineEnd)
      count += 1
      isInWord = false
      return
    }
    guard let scalar = readScalar(first) else { return }
    switch WordCount.kind(of: scalar) {
    case .letter: beginWord()
    case .space: isInWord = false
    case .sign: break
    case .character:
      count += 1
      isInWord = false
    }
  }

  /// The scalar beyond ASCII at the position, which moves on; `nil` for what is none.
  private mutating func readScalar(_ first: UInt8) -> Unicode.Scalar? {
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first & (0xFF >> UInt8(length + 1)))
    let end = min(position + length, lineEnd)
    var index = position + 1
    while index < end {
      value = value << 6 | UInt32(bytes[index] & 63)
      index += 1
    }
    position += length
    return Unicode.Scalar(value)
  }

  mutating func beginWord() {
    if !isInWord { count += 1 }
    isInWord = true
  }

  /// The alternative text of a picture within a line; one that stands alone shows its title below it.
  private mutating func readPicture(from start: Int) {
    guard let middle = index(of: .closingBracket), byte(at: middle + 1) == .opening else {
      addScalar()
      return
    }
    let end = endOfAddress(from: middle + 1)
    let isAlone = position == start && isBlankToEnd(from: end)
    position += 2
    if isAlone {
      position = indexOfTitle(middle + 1, end) ?? end
      isInWord = false
    }
    let last = isAlone ? end - 1 : middle
    while position < last { addScalar() }
    position = end
  }

  /// Where a title begins between an address's parentheses.
  private func indexOfTitle(_ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end, bytes[index] != .quote { index += 1 }
    return index < end ? index : nil
  }

  private mutating func skipNoteReference() {
    if byte(at: position + 1) == .caret, let close = index(of: .closingBracket) {
      position = close + 1
    } else {
      addScalar()
    }
  }

  /// What follows the bracket that closes a link's text: an address, or the name of one.
  private mutating func skipAddress() {
    switch byte(at: position + 1) {
    case .opening: position = endOfAddress(from: position + 1)
    case .openingBracket:
      position += 1
      position = index(of: .closingBracket).map { $0 + 1 } ?? position
    default: addScalar()
    }
  }

  /// Behind the parenthesis that closes the one at `start`, on the same line.
  private mutating func endOfAddress(from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < lineEnd, foresight > 0 {
      foresight -= 1
      if bytes[index] == .opening { depth += 1 }
      if bytes[index] == .closing { depth -= 1 }
      index += 1
      if depth == 0 { return index }
    }
    return start + 1
  }

  /// Code within a line, in which nothing is a mark.
  private mutating func readCode() {
    var length = 0
    while byte(at: position + length) == .backtick { length += 1 }
    let start = position + length
    position = start
    guard let end = endOfCode(from: start, length) else { return }
    while position < end {
      if isInTable, bytes[position] == .backslash, byte(at: position + 1) == .bar { position += 1 }
      addScalar()
    }
    position = end + length
  }

  /// Where so many backticks close a piece of code on this line.
  private mutating func endOfCode(from start: Int, _ length: Int) -> Int? {
    var index = start
    while index < lineEnd, foresight > 0 {
      var run = 0
      while byte(at: index + run) == .backtick { run += 1 }
      if run == length { return index }
      index += max(1, run)
      foresight -= max(1, run)
    }
    return nil
  }

  // MARK: Helpers

  func byte(at index: Int) -> UInt8? { index < lineEnd ? bytes[index] : nil }

  private func isBlank(at index: Int) -> Bool {
    guard let byte = byte(at: index) else { return true }
    return byte == .space || byte == .tab || byte == .carriageReturn
  }

  private func isBlankToEnd(from start: Int) -> Bool {
    var index = start
    while index < lineEnd {
      if !isBlank(at: index) { return false }
      index += 1
    }
    return true
  }

  /// The next such byte on this line.
  mutating func index(of byte: UInt8) -> Int? {
    var index = position
    while index < lineEnd, foresight > 0 {
      if bytes[index] == byte { return index }
      index += 1
      foresight -= 1
    }
    return nil
  }
}
