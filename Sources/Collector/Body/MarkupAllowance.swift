import Articles

/// How much markup an article may hold; what stands behind it is printed as it was written.
///
/// Ten megabytes of prose have a tenth of it. Ten megabytes of nothing but list items would take a minute and
/// gigabytes, since every sign that may be markup costs some hundred times its length.
struct MarkupAllowance: Sendable {
  /// Lines and signs; one that is cheap for the parser counts as a quarter.
  var signs: Int

  // Measured: the costliest mixture is read in some seconds and half a gigabyte.
  static let standard = MarkupAllowance(signs: 500_000)

  /// Bytes of one block of the rest, so that nothing later has to hold it all in one piece.
  private static let longestBlock = 65_536

  /// How much of `source` is read as Markdown: all of it, but for an article of markup alone.
  ///
  /// The cut is behind a blank line, where one is not too far away, else behind a line.
  func end(of source: [UInt8]) -> Int {
    guard source.count > signs else { return source.count }
    var left = 4 * signs
    var lineStart = 0
    var paragraphStart = 0
    var isAtStart = true
    for (index, byte) in source.enumerated() {
      let quarters = MarkupAllowance.quarters[Int(byte)]
      // Before the first word every hyphen may be a list in a list.
      left -= isAtStart && quarters > 0 ? 4 : quarters
      guard left >= 0 else { return paragraphStart > lineStart / 2 ? paragraphStart : lineStart }
      isAtStart = byte == UInt8(ascii: "\n") || isAtStart && byte < UInt8(ascii: "A")
      guard byte == UInt8(ascii: "\n") else { continue }
      if lineStart == index { paragraphStart = index + 1 }
      lineStart = index + 1
    }
    return source.count
  }

  /// The rest of a source, as blocks of code.
  static func verbatim(_ rest: ArraySlice<UInt8>) -> [Block] {
    var blocks: [Block] = []
    var rest = rest
    while !rest.isEmpty {
      let end = endOfBlock(rest)
      let text = CodeText.clean(rest[..<end].string)
      if !text.utf8.allSatisfy({ $0 <= 32 }) {
        blocks.append(.code(CodeBlock(text, language: nil)))
      }
      rest = rest[end...]
    }
    return blocks
  }

  /// Behind a line, else a word, else a character.
  private static func endOfBlock(_ rest: ArraySlice<UInt8>) -> Int {
    guard rest.count > longestBlock else { return rest.endIndex }
    let block = rest.prefix(longestBlock)
    if let end = block.lastIndex(of: UInt8(ascii: "\n")) ?? block.lastIndex(of: 32) {
      return end + 1
    }
    let continues = rest[block.endIndex...].prefix { $0 & 0xC0 == 0x80 }
    return continues.endIndex
  }

  /// What a byte may cost the Markdown parser: a node of its own, or but a piece of text for a while.
  private static let quarters: [Int] = {
    var quarters = [Int](repeating: 0, count: 256)
    for byte in "\n*_`[<>|$\\{~:@".utf8 { quarters[Int(byte)] = 4 }
    for byte in "w&!-+#.)".utf8 { quarters[Int(byte)] = 1 }
    return quarters
  }()
}
