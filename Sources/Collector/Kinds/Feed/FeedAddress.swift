/// Addresses in feeds, which may be relative to that of the feed or of one of its elements.
enum FeedAddress {
  static func isWeb(_ address: String) -> Bool { WebAddress.Parts(address).isWeb }

  /// The address of the folder in which a page stands: a page named `index.html` is no part of its site's address.
  static func folder(_ address: String) -> String {
    let parts = WebAddress.Parts(address)
    let last = parts.path.split(separator: "/").last ?? ""
    guard last.contains("."), !parts.path.hasSuffix("/") else { return parts.origin + parts.path }
    return parts.origin + SitePath.resolved(".", from: parts.path)
  }

  /// The absolute address that one means (RFC 3986, section 5), encoded; `nil` when there is none.
  static func resolved(_ written: String?, from base: String?) -> String? {
    guard let whole = whole(written, from: base), isWeb(whole),
      case .absolute(let address) = LinkAddress(whole)
    else { return nil }
    return address
  }

  private static func whole(_ written: String?, from base: String?) -> String? {
    guard let written = written?.trimmed, !written.isEmpty else { return nil }
    if WebAddress.scheme(of: written) != nil { return written }
    guard let base else { return nil }
    let parts = WebAddress.Parts(base)
    guard parts.isWeb else { return nil }
    if written.hasPrefix("//") { return (parts.scheme ?? "https") + ":" + written }
    let own = WebAddress.Parts(written)
    let tail = own.query + (own.fragment.map { "#" + $0 } ?? "")
    let from = parts.path.isEmpty ? "/" : parts.path
    let path = own.path.isEmpty ? from : SitePath.resolved(own.path, from: from)
    let query = own.path.isEmpty && own.query.isEmpty ? parts.query : ""
    return parts.origin + path + query + tail
  }
}
