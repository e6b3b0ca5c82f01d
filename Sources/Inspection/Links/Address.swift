/// Where a reference leads, as far as its words tell.
enum Address: Hashable, Sendable {
  /// A file of the book by its path from the archive's root, and a place in it.
  case inside(path: String, fragment: String?, hasQuery: Bool)
  case remote(scheme: String)
  case data
  /// Out of the archive.
  case outside
  case malformed(reason: String)

  /// Reads a reference written in the file at `base`.
  init(_ written: String, in base: String) {
    let written = Address.trimmed(written)
    if let scheme = Address.scheme(of: written) {
      self = Address.absolute(written, scheme.lowercased())
      return
    }
    if let flaw = Address.flaw(in: written) {
      self = .malformed(reason: flaw)
      return
    }
    if written.hasPrefix("//") {
      self = .remote(scheme: "https")
      return
    }
    self = Address.relative(written, in: base)
  }

  private static func absolute(_ written: String, _ scheme: String) -> Address {
    if scheme == "data" { return .data }
    if let flaw = flaw(in: written) { return .malformed(reason: flaw) }
    if ["http", "https", "ftp"].contains(scheme) {
      let rest = written.utf8.dropFirst(scheme.utf8.count + 1)
      guard rest.starts(with: "//".utf8) else {
        return .malformed(reason: "two slashes are missing after '\(scheme):'")
      }
      let host = rest.dropFirst(2).prefix { $0 != 47 && $0 != 63 && $0 != 35 }
      if host.isEmpty { return .malformed(reason: "it names no host") }
    }
    return .remote(scheme: scheme)
  }

  private static func relative(_ written: String, in base: String) -> Address {
    let withoutFragment = written.utf8.prefix { $0 != 35 }
    let fragment =
      withoutFragment.count < written.utf8.count
      ? decoded(written.utf8.dropFirst(withoutFragment.count + 1)) : nil
    let path = withoutFragment.prefix { $0 != 63 }
    let hasQuery = path.count < withoutFragment.count
    if path.isEmpty { return .inside(path: base, fragment: fragment, hasQuery: hasQuery) }
    if path.first == 47 { return .outside }
    var parts = base.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: 47, omittingEmptySubsequences: false) {
      switch String(part) {
      case "", ".": continue
      case "..":
        guard parts.popLast() != nil else { return .outside }
      case nil: return .malformed(reason: "it is no UTF-8")
      default: parts.append(decoded(part))
      }
    }
    return .inside(path: parts.joined(separator: "/"), fragment: fragment, hasQuery: hasQuery)
  }

  /// What the URL standard does not accept, in words.
  private static func flaw(in written: String) -> String? {
    let bytes = Array(written.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0...32, 127: return "it has a space or a control character"
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        // An address of IPv6 stands in brackets.
        if !written.contains("://[") { return "it has a bracket" }
      case UInt8(ascii: "|"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "^"),
        UInt8(ascii: "`"):
        return "it has the character '\(Unicode.Scalar(byte))'"
      case UInt8(ascii: "%"):
        let digits = bytes.dropFirst(index + 1).prefix(2)
        if digits.count < 2 || digits.contains(where: { !$0.isHexDigit }) {
          return "a '%' is not followed by two digits"
        }
      default: continue
      }
    }
    return nil
  }

  private static func scheme(of written: String) -> String? {
    guard let first = written.utf8.first, first.isLetter else { return nil }
    let scheme = written.utf8.prefix {
      $0.isLetter || $0.isDigit || [43, 45, 46].contains($0)
    }
    let rest = written.utf8.dropFirst(scheme.count)
    return rest.first == UInt8(ascii: ":") ? String(scheme) : nil
  }

  private static func trimmed(_ written: String) -> String {
    let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    guard written.utf8.first.map(isSpace) ?? false || written.utf8.last.map(isSpace) ?? false else {
      return written
    }
    let start = written.utf8.drop(while: isSpace)
    return String(Substring(start.dropLast(start.reversed().prefix(while: isSpace).count)))
  }

  private static func decoded(_ part: Substring.UTF8View) -> String {
    guard part.contains(UInt8(ascii: "%")) else { return String(Substring(part)) }
    var bytes: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let code = UInt8(String(Substring(digits)), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
  var isDigit: Bool { (48...57).contains(self) }
  var isHexDigit: Bool { isDigit || (65...70).contains(self) || (97...102).contains(self) }
  var isSpace: Bool { self == 32 || (9...13).contains(self) }
}
