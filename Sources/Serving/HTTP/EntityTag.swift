/// A strong validator (RFC 9110, section 8.8.3): the sum of the bytes that are sent.
struct EntityTag: Hashable, Sendable {
  /// With its quotation marks.
  let string: String

  /// - Parameters:
  ///   - sum: of the bytes, before any encoding.
  ///   - encoding: how they are sent; another encoding is another tag.
  init(sum: String, encoding: String? = nil) {
    string = "\"\(sum)\(encoding.map { "-" + $0 } ?? "")\""
  }

  /// Whether a list of tags, such as that of `If-None-Match`, holds this one; `weakly` counts it as a weak one too.
  func isIn(_ list: String, weakly: Bool) -> Bool {
    if list.trimmed == "*" { return true }
    return list.split(separator: ",").contains { written in
      let tag = String(written).trimmed
      return tag == string || weakly && tag == "W/" + string
    }
  }
}

extension String {
  /// Without spaces and tabs at either end.
  var trimmed: String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let bytes = Array(utf8.drop(while: isSpace))
    let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? 0
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
