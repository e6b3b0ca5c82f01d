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
    } else if let scheme = WebAddress.scheme(of: address) {
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
    let parts = WebAddress.Parts(address)
    guard let authority = parts.authority else { return .malformed("no '//' before its host") }
    guard authority.isSound else {
      let written = authority.written
      return .malformed(written.isEmpty ? "no host" : "its host '\(written)' is none")
    }
    let path = PercentEncoding.encoded(parts.path.replacing("\\", with: "/"), keeping: .path)
    let query = PercentEncoding.encoded(parts.query, keeping: .query)
    let fragment = parts.fragment.map { "#" + PercentEncoding.encoded($0, keeping: .query) } ?? ""
    return .absolute(parts.origin + path + query + fragment)
  }

  private static func relative(_ address: String) -> LinkAddress {
    let parts = WebAddress.Parts(address)
    return .relative(
      path: PercentEncoding.decoded(parts.path),
      query: parts.query,
      fragment: parts.fragment.map(PercentEncoding.decoded)
    )
  }
}
