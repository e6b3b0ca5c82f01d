import NIOCore
import NIOHTTP1

/// Refuses heads of which two readers could think differently, and says plainly where a connection ends.
///
/// What the parser cannot know: that a request of HTTP/1.1 names its host once, and no encoding but `chunked`
/// (RFC 9112). It sees heads before their version is forgotten.
final class HeadCheck: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  private var isRefused = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isRefused else { return }
    guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
    guard HeadCheck.isClear(head) else {
      isRefused = true
      return context.fireErrorCaught(HTTPParserError.invalidHeaderToken)
    }
    if !head.isKeepAlive { head.headers.replaceOrAdd(name: "Connection", value: "close") }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  private static func isClear(_ head: HTTPRequestHead) -> Bool {
    let hosts = head.headers["Host"]
    let encodings = head.headers["Transfer-Encoding"]
    let hasHost = hosts.count == 1 || hosts.isEmpty && head.version == .http1_0
    return hasHost && (encodings.isEmpty || encodings == ["chunked"])
  }
}
