/// Categories, tags and the like, compared as people mean them.
package enum Term {
  /// The term without regard to case, and with hyphens, underscores and runs of space all one space.
  package static func folded(_ term: String) -> String {
    foldedASCII(term)
      ?? term.lowercased()
      .split(whereSeparator: { $0.isWhitespace || $0 == "-" || $0 == "_" })
      .joined(separator: " ")
  }

  /// The same of text in ASCII, byte by byte; `nil` for other text.
  private static func foldedASCII(_ term: String) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(term.utf8.count)
    var isApart = false
    for byte in term.utf8 {
      switch byte {
      case 0x80...: return nil
      case 9...13, UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"): isApart = true
      default:
        if isApart, !folded.isEmpty { folded.append(UInt8(ascii: " ")) }
        isApart = false
        folded.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }
}
