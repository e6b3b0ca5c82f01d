/// An address of the web by which two pages are told to be one: without what does not make another page of it.
struct PageIdentity: Hashable {
  private let address: String

  /// The identity of an address; `nil` for none, and for one that is only a fragment.
  ///
  /// `base` is the site's own address, below whose host an address without one stands.
  init?(_ written: String, base: String?) {
    var written = written
    let bytes = written.withUTF8 { text in
      PageIdentity.completed(text.prefix { $0 != .hash }, base: base)
    }
    guard let bytes else { return nil }
    address = PageIdentity.withPlainHost(bytes)
  }

  /// An address with its host, and without what ends in the same page; `nil` for an empty one.
  private static func completed(
    _ address: Slice<UnsafeBufferPointer<UInt8>>,
    base: String?
  ) -> [UInt8]? {
    guard let first = address.first else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(address.count + 64)
    if address.starts(with: "//".utf8) {
      bytes += "https:".utf8
    } else if first == .slash, let base {
      bytes += PageIdentity.host(of: base)
    }
    bytes += address
    if bytes.suffix(11).elementsEqual("/index.html".utf8) { bytes.removeLast(10) }
    while bytes.last == .slash { bytes.removeLast() }
    return bytes
  }

  /// Scheme and host, without a slash at their end.
  private static func host(of base: String) -> Substring.UTF8View {
    guard let start = PageIdentity.endOfScheme(base.utf8) else { return ""[...].utf8 }
    let end = base.utf8[start...].firstIndex(of: .slash) ?? base.utf8.endIndex
    return base[..<end].utf8
  }

  /// Hosts are the same in capitals, and by `http` and `https`.
  private static func withPlainHost(_ address: [UInt8]) -> String {
    guard let start = endOfScheme(address) else { return String(decoding: address, as: UTF8.self) }
    let end = address[start...].firstIndex(of: .slash) ?? address.endIndex
    // The two slashes before the host stay.
    let plain = address[(start - 2)...]
    if !address[start..<end].contains(where: { $0 >= 0x80 || (0x41...0x5A).contains($0) }) {
      return String(decoding: plain, as: UTF8.self)
    }
    let host = String(decoding: address[start..<end], as: UTF8.self).lowercased()
    return "//" + host + String(decoding: address[end...], as: UTF8.self)
  }

  /// Where what follows the first `://` begins.
  private static func endOfScheme<Bytes: Collection<UInt8>>(_ bytes: Bytes) -> Bytes.Index? {
    var index = bytes.startIndex
    while let colon = bytes[index...].firstIndex(of: .colon) {
      let rest = bytes[bytes.index(after: colon)...]
      if rest.starts(with: "//".utf8) { return bytes.index(colon, offsetBy: 3) }
      index = rest.startIndex
    }
    return nil
  }
}

extension SiteEntry.Particulars {
  /// Where the article stands, and the page of which it says that it is a copy.
  func identities(base: String?) -> [PageIdentity] {
    let own = PageIdentity(permalink, base: base)
    let copied = canonical.flatMap { PageIdentity($0, base: base) }
    return [own, copied].compactMap(\.self)
  }
}
