package import Serving

/// How much of the server one client may have, and for how long.
package struct ServerLimits: Hashable, Sendable {
  /// Connections in all; who comes then waits until one is closed.
  package var connections = 2_000
  /// Connections of one client; there may be any number from this machine.
  package var connectionsOfClient = 64
  /// In which time a request's head has to be there, and how long a connection may stay without one.
  package var headSeconds = 15
  /// In which time something of an answer has to be taken.
  package var stallSeconds = 60
  /// What has to be taken each second, on the average, once an answer has gone on for `stallSeconds`.
  package var leastBytesPerSecond = 1_000
  /// How long downloads may go on when the server is told to stop.
  package var drainSeconds = 30
  package var requests = CatalogHost.Limits()

  package init() {}

  /// A request's head in bytes, one of its fields, and how many there may be.
  static let headBytes = 16 << 10
  static let fieldBytes = 8 << 10
  static let fields = 100
}
