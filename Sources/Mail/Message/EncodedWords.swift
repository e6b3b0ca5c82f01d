/// Words beyond ASCII in headers (RFC 2047): `=?utf-8?q?caf=C3=A9?=`.
enum EncodedWords {
  /// No longer than this, so that one stands in a line with the name of its field; 75 are allowed.
  private static let longest = 64
  private static let opening = "=?utf-8?"

  /// The words of a text; white space within it counts as one space each.
  ///
  /// Neighbours that must be encoded are encoded with the space between them, since readers drop the space between
  /// two encoded words.
  static func of(_ text: String) -> [String] {
    let words = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).map(String.init)
    var output: [String] = []
    var run: [String] = []
    for word in words {
      if isPlain(word) {
        output += encoded(run.joined(separator: " "))
        run = []
        output.append(word)
      } else {
        run.append(word)
      }
    }
    return output + encoded(run.joined(separator: " "))
  }

  /// A name before an address: as it is, in quotation marks, or encoded.
  static func ofPhrase(_ name: String) -> [String] {
    let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.allSatisfy(isPlain) else { return encoded(words.joined(separator: " ")) }
    if words.allSatisfy({ $0.utf8.allSatisfy(\.isAtomText) }) { return words }
    let text = words.joined(separator: " ")
    guard text.utf8.count <= 60 else { return encoded(text) }
    let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return ["\"" + escaped + "\""]
  }

  private static func isPlain(_ word: String) -> Bool {
    word.utf8.count <= longest && word.utf8.allSatisfy { (33...126).contains($0) }
      && !word.contains("=?")
  }

  /// The text in as many encoded words as it needs, each of whole characters.
  private static func encoded(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let quoted = text.utf8.reduce(0) { $0 + quotedLength($1) }
    // Somewhat longer is better, if people can read most of it.
    return quoted * 2 <= (text.utf8.count + 2) / 3 * 4 * 3 ? inQ(text) : inB(text)
  }

  private static func inQ(_ text: String) -> [String] {
    parts(of: text) { $0.reduce(0) { $0 + quotedLength($1) } }.map { part in
      opening + "q?" + String(decoding: part.utf8.flatMap(quoted), as: UTF8.self) + "?="
    }
  }

  private static func inB(_ text: String) -> [String] {
    parts(of: text) { ($0.count + 2) / 3 * 4 }.map { part in
      opening + "b?" + String(decoding: Base64.encoded(Array(part.utf8)), as: UTF8.self) + "?="
    }
  }

  /// The text in pieces whose code fits into an encoded word; no scalar is divided.
  private static func parts(of text: String, length: ([UInt8]) -> Int) -> [String] {
    let room = longest - opening.utf8.count - 4
    var parts: [String] = []
    var part: [UInt8] = []
    for scalar in text.unicodeScalars where !scalar.isControl {
      let bytes = Array(String(scalar).utf8)
      if length(part + bytes) > room {
        parts.append(String(decoding: part, as: UTF8.self))
        part = []
      }
      part += bytes
    }
    return part.isEmpty ? parts : parts + [String(decoding: part, as: UTF8.self)]
  }

  private static func quoted(_ byte: UInt8) -> [UInt8] {
    byte == 32
      ? [UInt8(ascii: "_")] : quotedLength(byte) == 1 ? [byte] : QuotedPrintable.code(byte)
  }

  /// What may stand as it is in a phrase, the strictest place (RFC 2047, section 5).
  private static func quotedLength(_ byte: UInt8) -> Int {
    switch byte {
    case 32, 48...57, 65...90, 97...122: 1
    default: "!*+-/".utf8.contains(byte) ? 1 : 3
    }
  }
}
