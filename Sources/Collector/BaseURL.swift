/// The address under which a site stands.
package enum BaseURL {
  /// The address with one slash at its end; `nil` unless it is `http` or `https` with a host.
  package static func normalized(_ written: String) -> String? {
    var address = written.prefix { $0 != "#" && $0 != "?" }
      .drop(while: \.isWhitespace)
    while let last = address.last, last.isWhitespace || last == "/" { address.removeLast() }
    guard let scheme = ["https://", "http://"].first(where: { address.lowercased().hasPrefix($0) })
    else { return nil }
    let host = address.dropFirst(scheme.count).prefix { $0 != "/" }
    guard !host.isEmpty, host.utf8.allSatisfy(isHostByte) else { return nil }
    return scheme + host.lowercased() + address.dropFirst(scheme.count + host.count) + "/"
  }

  /// Anything but what RFC 3986 forbids in an authority; names in other scripts are left to resolvers.
  private static func isHostByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
  }
}
