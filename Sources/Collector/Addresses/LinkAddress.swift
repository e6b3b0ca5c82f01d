/// A link's destination as an author wrote it, told apart by where it can lead.
enum LinkAddress: Hashable {
  /// `http`, `https`, `mailto` or `tel`, ready for any document.
  case absolute(String)
  /// `#fragment`, decoded.
  case fragment(String)
  /// A path, with what follows it: `?query` and `#fragment`, as written.
  case relative(path: String, query: String, fragment: String?)
  case unsupported(scheme: String)
  case malformed(String)

  init(_ written: String) {
    let address = LinkAddress.cleaned(written)
    if address.hasPrefix("//") {
      self = LinkAddress.web("https:" + address)
    } else if address.lowercased().hasPrefix("www.") {
      self = LinkAddress.web("https://" + address)
    } else if let scheme = LinkAddress.scheme(of: address) {
      self = LinkAddress.absolute(address, scheme: scheme)
    } else if address.hasPrefix("#") {
      self = .fragment(PercentEncoding.decoded(String(address.dropFirst())))
    } else {
      self = LinkAddress.relative(address)
    }
  }

  /// Without space around it, and without the tabs and line breaks that the URL standard drops.
  private static func cleaned(_ written: String) -> String {
    let scalars = written.unicodeScalars.filter { !["\t", "\n", "\r"].contains($0) }
    var address = Substring(String(String.UnicodeScalarView(scalars)))
    while let first = address.unicodeScalars.first, first.value <= 0x20 { address.removeFirst() }
    while let last = address.unicodeScalars.last, last.value <= 0x20 { address.removeLast() }
    return String(address)
  }

  /// The scheme in lower case (RFC 3986, section 3.1); `nil` for a relative address.
  private static func scheme(of address: String) -> String? {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = address[..<colon].lowercased()
    guard let first = scheme.utf8.first, (97...122).contains(first),
      scheme.utf8.allSatisfy({
        (97...122).contains($0) || (48...57).contains($0) || "+-.".utf8.contains($0)
      })
    else { return nil }
    return scheme
  }

  private static func absolute(_ address: String, scheme: String) -> LinkAddress {
    let rest = String(address.dropFirst(scheme.count + 1))
    switch scheme {
    case "http", "https": return web(scheme + ":" + rest)
    case "mailto", "tel":
      let encoded = PercentEncoding.encoded(rest, keeping: .query)
      return rest.isEmpty
        ? .malformed("nothing follows '\(scheme):'") : .absolute("\(scheme):\(encoded)")
    default: return .unsupported(scheme: scheme)
    }
  }

  /// An address of the web, its host checked and the rest encoded as the URL standard asks.
  private static func web(_ address: String) -> LinkAddress {
    guard let slashes = address.firstRange(of: "://") else {
      return .malformed("no '//' before its host")
    }
    let scheme = address[..<slashes.lowerBound].lowercased()
    let rest = address[slashes.upperBound...]
    let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
    let authority = rest[..<end]
    guard Authority.isSound(authority) else {
      return .malformed(authority.isEmpty ? "no host" : "its host '\(authority)' is none")
    }
    let parts = AddressParts(rest[end...])
    let path = PercentEncoding.encoded(parts.path.replacing("\\", with: "/"), keeping: .path)
    let query = parts.query.map { "?" + PercentEncoding.encoded($0, keeping: .query) } ?? ""
    let fragment = parts.fragment.map { "#" + PercentEncoding.encoded($0, keeping: .query) } ?? ""
    return .absolute("\(scheme)://\(authority.lowercasedHost)\(path)\(query)\(fragment)")
  }

  private static func relative(_ address: String) -> LinkAddress {
    let parts = AddressParts(address[...])
    return .relative(
      path: PercentEncoding.decoded(parts.path),
      query: parts.query.map { "?" + $0 } ?? "",
      fragment: parts.fragment.map(PercentEncoding.decoded)
    )
  }
}

/// An address parted at its first `#`, and what is before that at its first `?`.
private struct AddressParts {
  let path: String
  let query: String?
  let fragment: String?

  init(_ address: Substring) {
    let hash = address.firstIndex(of: "#")
    let front = address[..<(hash ?? address.endIndex)]
    let mark = front.firstIndex(of: "?")
    path = String(front[..<(mark ?? front.endIndex)])
    query = mark.map { String(front[front.index(after: $0)...]) }
    fragment = hash.map { String(address[address.index(after: $0)...]) }
  }
}

/// The part of a web address that names the machine: `user@host:port`.
private enum Authority {
  static func isSound(_ authority: Substring) -> Bool {
    let host =
      authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    if host.first == "[" { return isSoundIPv6(host) }
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, parts.count <= 2,
      name.contains(where: { $0 != "." })
    else { return false }
    if parts.count == 2, !isPort(parts[1]) { return false }
    return authority.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"\"<>\\^`{|}[]%".unicodeScalars.contains($0)
        && !$0.properties.isWhitespace
    }
  }

  private static func isSoundIPv6(_ host: Substring) -> Bool {
    guard let close = host.firstIndex(of: "]") else { return false }
    let address = host[host.index(after: host.startIndex)..<close]
    let port = host[host.index(after: close)...]
    return address.contains(":") && address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
      && (port.isEmpty || port.first == ":" && isPort(port.dropFirst()))
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || (UInt16(text) != nil && text.utf8.allSatisfy { (48...57).contains($0) })
  }
}

extension Substring {
  /// An authority whose host is in lower case, as hosts are compared; a user's name keeps its own.
  fileprivate var lowercasedHost: String {
    guard let at = lastIndex(of: "@") else { return lowercased() }
    return self[...at] + self[index(after: at)...].lowercased()
  }
}
