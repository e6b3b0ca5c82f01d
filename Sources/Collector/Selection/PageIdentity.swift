/// An address of the web by which two pages are told to be one: without what does not make another page of it.
struct PageIdentity: Hashable {
  private let address: String

  /// The identity of an address; `nil` for none, and for one that is only a fragment.
  ///
  /// `base` is the site's own address, below whose host an address without one stands.
  init?(_ written: String, base: String?) {
    var address = written.prefix { $0 != "#" }
    guard !address.isEmpty else { return nil }
    if address.hasPrefix("//") { address = "https:" + address }
    if address.hasPrefix("/"), let base { address = PageIdentity.host(of: base) + address }
    if address.hasSuffix("/index.html") { address = address.dropLast(10) }
    while address.hasSuffix("/") { address = address.dropLast() }
    self.address = PageIdentity.withPlainHost(address)
  }

  /// Scheme and host, without a slash at their end.
  private static func host(of base: String) -> Substring {
    guard let scheme = base.firstRange(of: "://") else { return "" }
    let rest = base[scheme.upperBound...]
    return base[..<(rest.firstIndex(of: "/") ?? base.endIndex)]
  }

  /// Hosts are the same in capitals, and by `http` and `https`.
  private static func withPlainHost(_ address: Substring) -> String {
    guard let scheme = address.firstRange(of: "://") else { return String(address) }
    let rest = address[scheme.upperBound...]
    let path = rest.firstIndex(of: "/") ?? rest.endIndex
    return "//" + rest[..<path].lowercased() + rest[path...]
  }
}

extension SiteEntry {
  /// Where the article stands, and the page of which it says that it is a copy.
  func identities(base: String?) -> [PageIdentity] {
    [permalink, canonical].compactMap { $0.flatMap { PageIdentity($0, base: base) } }
  }
}
