package import HTTPTypes
private import Web

/// What a client asks for.
package struct Inquiry: Sendable {
  var method: HTTPRequest.Method
  /// Before the question mark, as it is written.
  var path: Substring
  /// After the question mark; `nil` without one.
  var query: Substring?
  var fields: HTTPFields
  /// The host that the client thinks it speaks to.
  var authority: String?
  package var client: Client

  package init(_ request: HTTPRequest, from socketAddress: String?) {
    method = request.method
    fields = request.headerFields
    authority = request.authority
    client = Client(at: socketAddress, fields: request.headerFields)
    let target = Inquiry.local(request.path ?? "")
    let mark = target.firstIndex(of: "?")
    path = target[..<(mark ?? target.endIndex)]
    query = mark.map { target[target.index(after: $0)...].prefix { $0 != "#" } }
  }

  /// A target without the host that proxies write before it (RFC 9112, section 3.2.2).
  private static func local(_ target: String) -> Substring {
    for scheme in ["http://", "https://"] where target.lowercased().hasPrefix(scheme) {
      let rest = target.dropFirst(scheme.count)
      return rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
    }
    return target[...]
  }

  /// The first value of a name in the query.
  func parameter(_ name: String) -> String? {
    for pair in (query ?? "").utf8.split(separator: UInt8(ascii: "&")).prefix(32) {
      let halves = pair.split(
        separator: UInt8(ascii: "="),
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      if halves.count == 2, String(Substring(halves[0])) == name {
        return PercentEncoding.decoded(halves[1], plusIsSpace: true)
      }
    }
    return nil
  }

  /// Where the client finds us, with a slash at its end; `nil` where something stands between that may know better.
  var origin: String? {
    guard !client.isForwarded, let authority, !authority.isEmpty, authority.utf8.count < 256,
      authority.utf8.allSatisfy(Inquiry.isOfAuthority)
    else { return nil }
    return "http://\(authority)/"
  }

  private static func isOfAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
