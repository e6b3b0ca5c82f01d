/// Bytes as letters, digits, `+` and `/` (RFC 4648).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  /// On one line.
  static func encoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group = 0
    var held = 0
    for byte in bytes {
      group = group << 8 | Int(byte)
      held += 1
      if held == 3 {
        append(group, digits: 4, to: &output)
        (group, held) = (0, 0)
      }
    }
    if held > 0 {
      append(group << (8 * (3 - held)), digits: held + 1, to: &output)
      output += repeatElement(UInt8(ascii: "="), count: 3 - held)
    }
    return output
  }

  private static func append(_ group: Int, digits: Int, to output: inout [UInt8]) {
    for place in 0..<digits { output.append(alphabet[group >> (18 - 6 * place) & 63]) }
  }

  /// In lines of 76 that end with CRLF (RFC 2045, section 6.8).
  static func inLines(_ bytes: [UInt8]) -> [UInt8] {
    let lineLength = 57
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / lineLength * 78 + 80)
    var start = 0
    while start < bytes.count {
      let end = min(start + lineLength, bytes.count)
      output += encoded(bytes[start..<end])
      output += [13, 10]
      start = end
    }
    return output
  }
}
