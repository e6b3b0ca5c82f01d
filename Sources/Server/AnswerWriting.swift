import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOPosix
import Serving

/// Sends answers: files in pieces, each read when the one before it has gone, so that a thousand downloads need little
/// memory.
struct AnswerWriting: Sendable {
  /// A slow reader's connection holds about two of them.
  private static let pieceBytes = 32 << 10

  let threads: NIOThreadPool

  /// The file became shorter while it was sent.
  struct FileEnded: Error {}

  func write(
    _ answer: Answer,
    to writer: consuming ResponseWriter,
    on channel: any Channel
  ) async throws {
    let head = HTTPResponse(status: answer.status, headerFields: answer.fields)
    switch answer.body {
    case .none: try await writer.writeResponse(head)
    case .bytes(let bytes):
      try await writer.write(
        response: head,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
      )
    case .file(let file, let range):
      var body = try await writer.writeHead(head)
      var offset = range.lowerBound
      while offset < range.upperBound {
        let piece = try await piece(of: file, offset..<range.upperBound)
        offset += piece.readableBytes
        try await body.write(piece)
        // The connection's own thread learns of a piece later, and whether there is room for another later still: who
        // does not wait for it reads whole books into its queue.
        try await channel.eventLoop.submit {}.get()
      }
      try await body.finish(nil)
    }
  }

  private func piece(of file: OpenFile, _ range: Range<Int>) async throws -> ByteBuffer {
    try await threads.runIfActive {
      let most = min(AnswerWriting.pieceBytes, range.count)
      var buffer = ByteBufferAllocator().buffer(capacity: most)
      let count = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: most) { room in
        file.read(
          at: range.lowerBound,
          into: UnsafeMutableRawBufferPointer(rebasing: room[..<most])
        )
      }
      guard count > 0 else { throw FileEnded() }
      return buffer
    }
  }
}
