/// Follows fenced code from line to line, so that what stands in it is left alone before Markdown is parsed.
struct FenceTracker {
  private struct Fence {
    var character: UInt8
    var length: Int
    var isQuoted: Bool
    var indentation: Int
  }

  private var fence: Fence?

  var isInCode: Bool { fence != nil }

  /// Whether `line` belongs to fenced code, its fences included.
  mutating func isCode(_ line: ManuscriptLine) -> Bool {
    guard let open = fence else {
      fence = FenceTracker.opening(line)
      return fence != nil
    }
    if ends(open, at: line) {
      fence = FenceTracker.opening(line)
      return fence != nil
    }
    if closes(open, line) { fence = nil }
    return true
  }

  /// A quote or a list item that ends takes its code with it, with no closing fence.
  private func ends(_ fence: Fence, at line: ManuscriptLine) -> Bool {
    if fence.isQuoted { return !line.quotePrefix.contains(UInt8(ascii: ">")) }
    return fence.indentation >= 4 && !line.isBlank && line.indentation + 3 < fence.indentation
  }

  private func closes(_ fence: Fence, _ line: ManuscriptLine) -> Bool {
    let rest = line.text.dropFirst(line.quotePrefix.count).trimmed
    return rest.count >= fence.length && rest.allSatisfy { $0 == fence.character }
  }

  private static func opening(_ line: ManuscriptLine) -> Fence? {
    var rest = line.text.dropFirst(line.quotePrefix.count)
    while let marker = listMarker(at: rest) {
      rest = rest.dropFirst(marker).drop { $0 == 32 || $0 == 9 }
    }
    guard let character = rest.first,
      character == UInt8(ascii: "`") || character == UInt8(ascii: "~")
    else { return nil }
    let length = rest.prefix { $0 == character }.count
    guard length >= 3 else { return nil }
    if character == UInt8(ascii: "`"), rest.dropFirst(length).contains(character) { return nil }
    return Fence(
      character: character,
      length: length,
      isQuoted: line.quotePrefix.contains(UInt8(ascii: ">")),
      indentation: line.indentation
    )
  }

  /// The length of a list's marker and of one blank behind it.
  static func listMarker(at text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    var length = 1
    if (48...57).contains(first) {
      length = text.prefix(9).prefix { (48...57).contains($0) }.count
      guard let mark = text.dropFirst(length).first,
        mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
      else { return nil }
      length += 1
    } else if !Array("-*+".utf8).contains(first) {
      return nil
    }
    guard let blank = text.dropFirst(length).first, blank == 32 || blank == 9 else { return nil }
    return length + 1
  }
}
