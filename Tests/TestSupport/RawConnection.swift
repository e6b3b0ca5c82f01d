private import Dispatch
private import Foundation

/// A connection to a server on this machine, over which any bytes can be sent.
///
/// Its calls wait on threads of their own: those of tasks may be needed by the server.
package final class RawConnection: Sendable {
  /// What came until the server closed, or said no more for `patience`.
  package struct Reply: Sendable {
    package var bytes: [UInt8]
    package var isClosed: Bool

    /// The beginning, which has all heads in it, as text.
    package var text: String { String(decoding: bytes.prefix(64 << 10), as: UTF8.self) }

    /// The first lines of the answers in it.
    package var statusLines: [String] {
      text.components(separatedBy: "HTTP/1.1 ").dropFirst()
        .map { String($0.prefix { $0 != "\r\n" }) }
    }

    /// What follows the first head.
    package var body: [UInt8] {
      let end = bytes.prefix(64 << 10).firstRange(of: Array("\r\n\r\n".utf8))
      return end.map { Array(bytes[$0.upperBound...]) } ?? []
    }
  }

  private let descriptor: Int32

  /// Connects; with few bytes that may wait to be read (`receiving`) it is a slow reader.
  package init?(port: Int, receiving: Int32? = nil) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if var receiving {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiving, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isOpen = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    if !isOpen { return nil }
  }

  deinit { close(descriptor) }

  package func send(_ text: String) async {
    await waiting { [descriptor] in
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Reads until the server closes, it has `count` bytes, or nothing comes for `patience` seconds: long ones, since
  /// all other tests want the same processors.
  package func receive(_ count: Int = .max, patience: Int32 = 300) async -> Reply {
    await waiting { [descriptor] in
      var reply = Reply(bytes: [], isClosed: false)
      var room = [UInt8](repeating: 0, count: 64 << 10)
      while reply.bytes.count < count {
        var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wish, 1, patience * 1_000) > 0 else { return reply }
        let got = recv(descriptor, &room, min(room.count, count - reply.bytes.count), 0)
        guard got > 0 else {
          reply.isClosed = true
          return reply
        }
        reply.bytes += room[..<got]
      }
      return reply
    }
  }

  private func waiting<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: work()) }
    }
  }
}
