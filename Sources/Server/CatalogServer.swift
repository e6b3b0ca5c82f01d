import Glibc
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
package import Serving
import UnixSignals

/// Serves a catalog on a socket until it is told to stop.
package struct CatalogServer: Sendable {
  package typealias Running = @Sendable (_ port: Int) async -> Void

  private let host: CatalogHost
  private let address: BindAddress
  private let limits: ServerLimits
  private let logger: Logger

  /// Prepares a server of what `host` answers, at a name or an address of this machine; port 0 is any that is free.
  package init(
    _ host: CatalogHost,
    name: String,
    port: Int,
    limits: ServerLimits = ServerLimits(),
    logger: Logger
  ) {
    self.host = host
    address = .hostname(name, port: port)
    self.limits = limits
    self.logger = logger
  }

  /// Serves until SIGTERM or SIGINT comes; downloads that are under way then may end.
  ///
  /// - Parameter running: is told the port as soon as somebody can connect.
  /// - Throws: what the system says when nobody can listen there.
  package func run(running: @escaping Running = { _ in }) async throws {
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: service(running: running))],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: quietLogger
    )
    configuration.maximumGracefulShutdownDuration = .seconds(limits.drainSeconds)
    try await ServiceGroup(configuration: configuration).run()
  }

  /// Serves until its task is cancelled.
  func serve(running: @escaping Running) async throws {
    try await service(running: running).run()
  }

  private func service(running: @escaping Running) -> any Service {
    let metrics = ServerMetrics()
    let responder = Responder(
      host: host,
      metrics: metrics,
      writing: AnswerWriting(threads: .singleton),
      logger: logger
    )
    let channel = GuardedChannel(
      base: HTTP1Channel(
        responder: { try await responder.respond(to: $0, by: $1, on: $2) },
        configuration: .init(
          idleTimeout: .seconds(Int64(limits.headSeconds)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: ServerLimits.fieldBytes,
            maxHeaderListSize: ServerLimits.headBytes,
            maxHeaderFieldCount: ServerLimits.fields
          )
        )
      ),
      limits: limits,
      counts: ConnectionCount(most: limits.connectionsOfClient),
      metrics: metrics
    )
    return channel.server(
      configuration: ServerConfiguration(
        address: address,
        backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(
          CatalogServer.connections(limits.connections),
          logger: quietLogger
        )
      ),
      onServerRunning: { await running($0.localAddress?.port ?? 0) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: quietLogger
    )
  }

  /// What the machinery below us has to say is of interest when it goes wrong.
  private var quietLogger: Logger {
    var logger = logger
    logger.logLevel = max(.warning, logger.logLevel)
    return logger
  }

  /// As many connections as were asked for, if the system lets us have two open files for each of them.
  private static func connections(_ wanted: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let files = Int(clamping: limit.rlim_cur) - 100
    return max(1, min(wanted, files / 2))
  }
}
