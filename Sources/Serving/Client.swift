internal import HTTPTypes

/// Who asks, as far as limits need to know.
package struct Client: Hashable, Sendable {
  /// The address that counts for limits: of IPv6 the network, of which one household has one; empty where unknown.
  package let network: String
  /// Whether it speaks to us from this machine, and for itself.
  package let isLocal: Bool
  /// Whether a proxy speaks for it.
  let isForwarded: Bool

  /// - Parameters:
  ///   - address: where the connection comes from.
  ///   - fields: those of the request. What they say of other addresses is believed of this machine alone.
  init(at address: String?, fields: HTTPFields = [:]) {
    let comesFromHere = Client.isLoopback(address)
    let forwarded = Client.forwarding.contains { fields[$0] != nil }
    let told = Client.forwarding.first.flatMap { fields[$0] }?.split(separator: ",").last
      .map { String($0).trimmed }
    isForwarded = forwarded
    isLocal = comesFromHere && !forwarded
    let counted = comesFromHere ? told ?? address : address
    network = Client.network(of: counted ?? "")
  }

  /// The client of a connection before it has asked anything.
  package init(ofConnectionFrom address: String?) { self.init(at: address) }

  private static let forwarding = ["X-Forwarded-For", "Forwarded", "Via", "X-Forwarded-Host"]
    .compactMap { HTTPField.Name($0) }

  private static func isLoopback(_ address: String?) -> Bool {
    guard let address else { return false }
    return address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.")
  }

  /// An IPv4 address as it is; of an IPv6 address its first four groups.
  private static func network(of address: String) -> String {
    let groups = address.prefix(64).split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count > 2, !address.hasPrefix("::") else { return String(address.prefix(64)) }
    return groups.prefix(4).joined(separator: ":") + "::/64"
  }
}
