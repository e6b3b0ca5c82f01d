import NIOCore

/// Cuts off a client that takes an answer too slowly, so that nobody can keep the server busy by doing nothing.
///
/// It stands before all that knows HTTP and sees bytes alone. How soon a request has to come is watched by
/// `HTTPConnectionStateHandler`.
final class ClientWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  private let limits: ServerLimits
  private let metrics: ServerMetrics
  /// What the client has not taken yet.
  private var pending = 0
  /// Since when there has always been something to take, and how much it has taken since.
  private var busySince: NIODeadline?
  private var taken = 0
  private var lastTaken = NIODeadline.now()
  private var nextLook: Scheduled<Void>?
  private var isOutputClosed = false
  private var isInputClosed = false
  private var lingering: Scheduled<Void>?

  init(_ limits: ServerLimits, _ metrics: ServerMetrics) {
    self.limits = limits
    self.metrics = metrics
  }

  func handlerAdded(context: ChannelHandlerContext) { scheduleLook(context) }

  func handlerRemoved(context: ChannelHandlerContext) { nextLook?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    nextLook?.cancel()
    lingering?.cancel()
    context.fireChannelInactive()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let count = unwrapOutboundIn(data).readableBytes
    if pending == 0 {
      busySince = .now()
      (taken, lastTaken) = (0, .now())
    }
    pending += count
    let promise = promise ?? context.eventLoop.makePromise()
    let watch = NIOLoopBound(self, eventLoop: context.eventLoop)
    promise.futureResult.whenSuccess { watch.value.hasTaken(count) }
    context.write(data, promise: promise)
  }

  /// A connection of which our half is closed is given a moment, in which the client can read what it was told and close
  /// the other half; to close at once would make its system throw the answer away.
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    context.close(mode: mode, promise: promise)
    guard mode == .output else { return }
    isOutputClosed = true
    if isInputClosed { return context.close(promise: nil) }
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    lingering = context.eventLoop.scheduleTask(in: ClientWatch.farewell) {
      bound.value.close(promise: nil)
    }
  }

  private static let farewell = TimeAmount.seconds(1)

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed {
      isInputClosed = true
      if isOutputClosed { return context.close(promise: nil) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  private func hasTaken(_ count: Int) {
    pending -= count
    taken += count
    lastTaken = .now()
    if pending == 0 { busySince = nil }
  }

  private func scheduleLook(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    nextLook = context.eventLoop.scheduleTask(in: .seconds(max(1, Int64(limits.stallSeconds) / 4)))
    {
      let (watch, context) = bound.value
      watch.look(context)
    }
  }

  private func look(_ context: ChannelHandlerContext) {
    guard isTooSlow else { return scheduleLook(context) }
    metrics.refused(.tooSlow)
    context.close(promise: nil)
  }

  private var isTooSlow: Bool {
    guard let busySince else { return false }
    let stall = TimeAmount.seconds(Int64(limits.stallSeconds))
    if NIODeadline.now() - lastTaken > stall { return true }
    let busy = NIODeadline.now() - busySince
    let seconds = Int(busy.nanoseconds / 1_000_000_000)
    return busy > stall && taken < seconds * limits.leastBytesPerSecond
  }
}
