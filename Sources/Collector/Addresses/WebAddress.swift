/// URLs as texts: parted and joined after the URL standard (WHATWG), as far as links need it.
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
    let parts = Parts(text.trimmed)
    guard parts.isWeb else { return nil }
    let path = parts.path.split(separator: "/").joined(separator: "/")
    return parts.origin + "/"
      + (path.isEmpty ? "" : PercentEncoding.encoded(path, keeping: .path) + "/")
  }

  /// The host of a URL, without user, port and `www.`.
  static func host(of url: String) -> String? {
    guard let host = Parts(url).authority?.host, !host.isEmpty else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
