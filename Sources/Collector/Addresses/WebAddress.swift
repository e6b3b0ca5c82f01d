/// URLs as texts: parted, joined and percent-encoded after the URL standard (WHATWG), as far as links need it.
enum WebAddress {
  /// The scheme before a colon, in lower case; `nil` for a relative reference.
  static func scheme(of text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first,
      isLetter(first)
    else { return nil }
    let name = text[..<colon]
    let isScheme = name.utf8.allSatisfy { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }
    return isScheme ? name.lowercased() : nil
  }

  /// A base URL with one slash at its end; `nil` when it is not http(s) or has no host.
  static func base(_ text: String) -> String? {
    guard let parts = Parts(text.trimmed), parts.isWeb else { return nil }
    let path = parts.path.split(separator: "/").joined(separator: "/")
    return parts.origin + "/" + (path.isEmpty ? "" : encoded(path) + "/")
  }

  /// The host of a URL, without user, port and `www.`.
  static func host(of url: String) -> String? {
    guard let authority = Parts(url)?.authority, !authority.isEmpty else { return nil }
    let host = authority.split(separator: "@").last?.split(separator: ":").first.map(String.init)
    return host.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 }
  }

  /// What the standard percent-encodes in a path, a query or a fragment, encoded; what is encoded already stays.
  ///
  /// A `%` that begins no code is written `%25`; brackets, braces, bars, backslashes and quotes are encoded everywhere,
  /// since checkers of EPUB and PDF want RFC 3986.
  static func encoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { !isPlain($0) }) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    for (index, byte) in bytes.enumerated() {
      let isCode =
        byte == UInt8(ascii: "%") && index + 2 < bytes.count && isHexadecimal(bytes[index + 1])
        && isHexadecimal(bytes[index + 2])
      if isPlain(byte) || isCode {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Bytes that stand for themselves in a URL: RFC 3986's unreserved and reserved ones, without brackets.
  private static func isPlain(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "-._~!$&'()*+,;=:@/?#".utf8.contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool { value(ofHexadecimal: byte) != nil }

  private static func value(ofHexadecimal byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  private static func hexadecimal(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
}

extension WebAddress {
  /// A URL or a relative reference in its parts.
  struct Parts: Hashable, Sendable {
    var scheme: String?
    /// Host with port and user; `nil` when there is no `//`.
    var authority: String?
    var path: String
    /// With its `?`; empty without one.
    var query: String
    /// Without its `#`; `nil` without one.
    var fragment: String?

    init?(_ text: String) {
      var rest = text[...]
      fragment = nil
      query = ""
      if let hash = rest.firstIndex(of: "#") {
        fragment = String(rest[rest.index(after: hash)...])
        rest = rest[..<hash]
      }
      scheme = WebAddress.scheme(of: String(rest))
      if let scheme { rest = rest.dropFirst(scheme.count + 1) }
      if let mark = rest.firstIndex(of: "?") {
        query = String(rest[mark...])
        rest = rest[..<mark]
      }
      if rest.hasPrefix("//") {
        let host = rest.dropFirst(2).prefix { $0 != "/" && $0 != "\\" }
        authority = String(host)
        rest = rest.dropFirst(2 + host.count)
      } else {
        authority = nil
      }
      path = String(rest)
    }

    var isWeb: Bool {
      (scheme == "http" || scheme == "https") && authority.map(WebAddress.isHost) == true
    }

    /// `https://host` in lower case.
    var origin: String { "\(scheme ?? "https")://\((authority ?? "").lowercased())" }
  }

  /// Whether a URL can lead to such a host: letters, digits, dots and hyphens, an IPv6 address in brackets, with a port.
  static func isHost(_ authority: String) -> Bool {
    let afterUser = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    var host = afterUser[...]
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return false }
      let address = host[host.index(after: host.startIndex)..<end]
      let isAddress = address.utf8.allSatisfy { isHexadecimal($0) || ":.".utf8.contains($0) }
      return isAddress && address.contains(":") && isPort(host[host.index(after: end)...])
    }
    if let colon = host.firstIndex(of: ":") {
      guard isPort(host[colon...]) else { return false }
      host = host[..<colon]
    }
    return !host.isEmpty && host.first != "." && !host.contains("..")
      && host.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          ? isLetter(UInt8(scalar.value)) || isDigit(UInt8(scalar.value))
            || "-._~".unicodeScalars.contains(scalar)
          : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
      }
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty
      || text.first == ":" && text.utf8.count <= 6
        && text.dropFirst().utf8.allSatisfy(isDigit)
  }
}
