import Glibc

extension WebAddress {
  /// A URL or a relative reference in its parts.
  struct Parts: Hashable, Sendable {
    /// In lower case.
    var scheme: String?
    /// `nil` when there is no `//`.
    var authority: Authority?
    var path: String
    /// With its `?`; empty without one.
    var query: String
    /// Without its `#`; `nil` without one.
    var fragment: String?

    init(_ text: String) {
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
        let written = rest.dropFirst(2).prefix { $0 != "/" && $0 != "\\" }
        authority = Authority(written)
        rest = rest.dropFirst(2 + written.count)
      } else {
        authority = nil
      }
      path = String(rest)
    }

    var isWeb: Bool { (scheme == "http" || scheme == "https") && authority?.isSound == true }

    /// `https://host`, the host in lower case.
    var origin: String { "\(scheme ?? "https")://\(authority?.normalised ?? "")" }
  }

  /// The part of a URL that names the machine: `user@host:port`.
  struct Authority: Hashable, Sendable {
    let written: String
    let user: String?
    /// An IPv6 address with its brackets.
    let host: String
    /// What follows the colon; may be empty.
    let port: String?

    init(_ written: Substring) {
      let at = written.lastIndex(of: "@")
      let machine = at.map { written[written.index(after: $0)...] } ?? written
      let bracket = machine.first == "[" ? machine.firstIndex(of: "]") : nil
      let colon = machine[(bracket ?? machine.startIndex)...].firstIndex(of: ":")
      self.written = String(written)
      user = at.map { String(written[..<$0]) }
      host = String(machine[..<(colon ?? machine.endIndex)])
      port = colon.map { String(machine[machine.index(after: $0)...]) }
    }

    /// As hosts are compared, in lower case; a user's name keeps its own.
    var normalised: String {
      (user.map { $0 + "@" } ?? "") + host.lowercased() + (port.map { ":" + $0 } ?? "")
    }

    /// Whether a URL can lead there.
    var isSound: Bool { isSoundHost && isSoundPort && isSoundUser }

    private var isSoundUser: Bool {
      guard let user else { return true }
      return !user.contains("@") && PercentEncoding.encoded(user, keeping: .path) == user
    }

    private var isSoundPort: Bool {
      guard let port, !port.isEmpty else { return true }
      return UInt16(port) != nil && port.utf8.allSatisfy(WebAddress.isDigit)
    }

    private var isSoundHost: Bool {
      if host.hasPrefix("[") { return host.hasSuffix("]") && isSoundIPv6 }
      return !host.isEmpty && !host.hasPrefix(".") && !host.contains("..")
        && host.unicodeScalars.allSatisfy(Self.isOfName)
        && host.lowercased().split(separator: ".").allSatisfy(Self.isSoundLabel)
    }

    /// As the system reads such addresses (RFC 4291, section 2.2).
    private var isSoundIPv6: Bool {
      var address = in6_addr()
      return inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &address) == 1
    }

    /// What follows `xn--` is Punycode, which writes no character with fewer than three.
    private static func isSoundLabel(_ label: Substring) -> Bool {
      !label.hasPrefix("xn--") || label.utf8.count >= 7
    }

    /// Letters, digits, dots, hyphens and underscores; of other scripts also marks, joiners, and emoji.
    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        return WebAddress.isLetter(byte) || WebAddress.isDigit(byte) || "-._~".utf8.contains(byte)
      }
      if scalar == "\u{200C}" || scalar == "\u{200D}" { return true }
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil { return true }
      switch properties.generalCategory {
      case .nonspacingMark, .spacingMark, .otherSymbol, .modifierSymbol: return true
      default: return false
      }
    }
  }
}
