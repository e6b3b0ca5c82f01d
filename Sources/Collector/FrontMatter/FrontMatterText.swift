import Configuration
import Diagnostics

/// Where in a file its front matter stands, and where its text begins.
///
/// Read as Hugo 0.111 reads it: a byte order mark, blank lines before it, CRLF, blanks after the
/// delimiters, and an HTML comment around it are all allowed.
struct FrontMatterText: Sendable {
  /// `nil` for a file without front matter.
  var format: ConfigurationFormat?
  /// What is between the delimiters.
  var metadata: ArraySlice<UInt8> = []
  /// The line of the file on which `metadata` begins.
  var metadataLine = 1
  /// Where the text begins, and on which line.
  var body: ArraySlice<UInt8>
  var bodyLine = 1

  /// Why a file's bytes cannot be an article.
  enum Problem: Error, Hashable, Sendable {
    case utf16
    /// The offset of the first byte that is no UTF-8, and its line.
    case notUTF8(line: Int)
    /// A byte that no text holds.
    case binary
    /// Front matter was opened on this line and never closed.
    case unclosed(delimiter: String, line: Int)
    case tooLarge(bytes: Int, line: Int)
  }

  static func split(_ bytes: [UInt8]) -> Result<FrontMatterText, Problem> {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .failure(.utf16)
    }
    if let problem = problem(in: bytes) { return .failure(problem) }
    var lines = SourceLines(bytes)
    return lines.readFrontMatter()
  }

  private static func problem(in bytes: [UInt8]) -> Problem? {
    if bytes.withUnsafeBufferPointer(PlainUTF8.isSound) { return nil }
    if bytes.contains(0) { return .binary }
    return firstLineThatIsNotUTF8(bytes).map { .notUTF8(line: $0) }
  }

  private static func firstLineThatIsNotUTF8(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return 1 + bytes.prefix(error.byteOffsets.lowerBound).count { $0 == UInt8(ascii: "\n") }
    }
  }
}

/// A cursor over the lines of a file.
private struct SourceLines {
  private let bytes: [UInt8]
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The line at the cursor without its end and without blanks at its right.
  private var current: ArraySlice<UInt8> {
    var end = lineEnd
    while end > position, SourceLines.isBlank(bytes[end - 1]) { end -= 1 }
    return bytes[position..<end]
  }

  private var isAtEnd: Bool { position >= bytes.count }

  /// The index of the line's newline, or of the end of the file.
  private var lineEnd: Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = position
      while index < bytes.count, bytes[index] != .newline { index += 1 }
      return index
    }
  }

  private mutating func advance() {
    let end = lineEnd
    position = Swift.min(end + 1, bytes.count)
    if end < bytes.count { line += 1 }
  }

  private mutating func skipBlankLines() {
    while !isAtEnd, current.isEmpty { advance() }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  mutating func readFrontMatter() -> Result<FrontMatterText, FrontMatterText.Problem> {
    let start = self
    skipBlankLines()
    let isWrapped = current.elementsEqual("<!--".utf8)
    if isWrapped {
      advance()
      skipBlankLines()
    }
    switch current {
    case let text where text.elementsEqual("---".utf8):
      return delimited(by: "---", .yaml, isWrapped: isWrapped, start: start)
    case let text where text.elementsEqual("+++".utf8):
      return delimited(by: "+++", .toml, isWrapped: isWrapped, start: start)
    case let text where text.first == UInt8(ascii: "{") && beginsJSON:
      return .success(json(start: start))
    default:
      return .success(start.bodyOnly)
    }
  }

  /// Everything as text, without front matter.
  private var bodyOnly: FrontMatterText {
    FrontMatterText(body: bytes[position...], bodyLine: line)
  }

  private mutating func delimited(
    by delimiter: String,
    _ format: ConfigurationFormat,
    isWrapped: Bool,
    start: SourceLines
  ) -> Result<FrontMatterText, FrontMatterText.Problem> {
    let opening = line
    advance()
    let isThematicBreak = !isAtEnd && current.isEmpty && !holdsKey
    let (first, firstLine) = (position, line)
    let mark = delimiter.utf8
    while !isAtEnd, bytes[position] != mark.first || !current.elementsEqual(mark) { advance() }
    guard !isAtEnd else {
      return isThematicBreak
        ? .success(start.bodyOnly) : .failure(.unclosed(delimiter: delimiter, line: opening))
    }
    let metadata = bytes[first..<position]
    guard metadata.count <= ContentLimits.frontMatterSize else {
      return .failure(.tooLarge(bytes: metadata.count, line: opening))
    }
    advance()
    if isWrapped { skipCommentEnd() }
    return .success(
      FrontMatterText(
        format: format,
        metadata: metadata,
        metadataLine: firstLine,
        body: bytes[position...],
        bodyLine: line
      )
    )
  }

  private mutating func skipCommentEnd() {
    let before = self
    skipBlankLines()
    if current.elementsEqual(Array("-->".utf8)) { advance() } else { self = before }
  }

  /// Whether the first line of text from here on looks like `key: value`, as front matter does and prose does not.
  private var holdsKey: Bool {
    var ahead = self
    ahead.skipBlankLines()
    let name = ahead.current.prefix { SourceLines.isKeyByte($0) }
    guard !name.isEmpty else { return false }
    return ahead.current.dropFirst(name.count).first == UInt8(ascii: ":")
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A brace opens front matter when a key or nothing follows it; `{{` and `{%` are an author's templates.
  private var beginsJSON: Bool {
    let next = bytes[position...].dropFirst().first {
      !SourceLines.isBlank($0) && $0 != UInt8(ascii: "\n")
    }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }

  /// Where a JSON value ends is known only to its reader, so all from its brace on is handed over.
  private func json(start: SourceLines) -> FrontMatterText {
    FrontMatterText(
      format: .json,
      metadata: bytes[position...],
      metadataLine: line,
      body: bytes[bytes.endIndex...],
      bodyLine: line
    )
  }
}
