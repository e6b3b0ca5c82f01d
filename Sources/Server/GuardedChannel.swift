import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import Serving

/// A connection that is counted, and watched by `ClientWatch`.
struct GuardedChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  let base: HTTP1Channel
  let limits: ServerLimits
  let counts: ConnectionCount
  let metrics: ServerMetrics

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(ClientWatch(limits, metrics))
    }.flatMap { base.setup(channel: channel, logger: logger) }.flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      try pipeline.addHandler(HeadCheck(), position: .before(codec))
      return value
    }
  }

  func handle(value: Value, logger: Logger) async {
    let client = Client(ofConnectionFrom: value.channel.remoteAddress?.ipAddress)
    guard counts.enter(client) else {
      metrics.refused(.tooManyConnections)
      // To leave it at once is to close it.
      return (try? await value.executeThenClose { _, _ in }) ?? ()
    }
    metrics.connectionOpened()
    await base.handle(value: value, logger: logger)
    metrics.connectionClosed()
    counts.leave(client)
  }
}
