import Glibc
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import Serving

/// Takes requests from connections, has them answered, and writes down what became of them.
struct Responder: Sendable {
  let host: CatalogHost
  let metrics: ServerMetrics
  let writing: AnswerWriting
  let logger: Logger

  func respond(
    to request: Request,
    by writer: consuming ResponseWriter,
    on channel: any Channel
  ) async throws {
    let begin = ContinuousClock.now
    let inquiry = Inquiry(request.head, from: channel.remoteAddress?.ipAddress)
    var answer = await answer(to: request, inquiry)
    complete(&answer, closing: request.hasBody)
    metrics.answerBegins(after: ContinuousClock.now - begin)
    var isWhole = false
    defer {
      // What of an unfinished answer was sent is not known, and not counted.
      let sent = isWhole ? answer.bodyLength : 0
      metrics.answerEnds(method: request.method.known, status: answer.status.code, sent: sent)
      log(request, inquiry, answer, isWhole: isWhole, ContinuousClock.now - begin)
    }
    try await writing.write(answer, to: writer, on: channel)
    isWhole = true
    // Nothing that we answer has use for a body: what comes of it is not waited for.
    if request.hasBody { channel.close(mode: .output, promise: nil) }
  }

  private func answer(to request: Request, _ inquiry: Inquiry) async -> Answer {
    // How much is read here is nobody else's business.
    if request.head.path == "/metrics", request.method == .get, inquiry.client.isLocal {
      return .metrics(metrics.text)
    }
    return await host.answer(inquiry)
  }

  private func complete(_ answer: inout Answer, closing: Bool) {
    answer.fields[.date] = Responder.date
    answer.fields[.server] = "Broadsheet"
    answer.fields[.xContentTypeOptions] = "nosniff"
    if closing { answer.fields[.connection] = "close" }
  }

  private func log(
    _ request: Request,
    _ inquiry: Inquiry,
    _ answer: Answer,
    isWhole: Bool,
    _ duration: Duration
  ) {
    // Neither what was searched for nor who signed in is anybody's business.
    let path = String((request.head.path ?? "").prefix { $0 != "?" }.prefix(200))
    logger.info(
      "request",
      metadata: [
        "method": "\(request.method.known)", "path": "\(path)", "status": "\(answer.status.code)",
        "bytes": "\(answer.bodyLength)", "whole": "\(isWhole)",
        "milliseconds": "\(Int(duration / .milliseconds(1)))",
        "client": "\(inquiry.client.network)",
      ]
    )
  }

  private static var date: String { HTTPDate.string(time(nil)) }
}

extension Request {
  /// Whether bytes follow the head.
  fileprivate var hasBody: Bool {
    headers[.transferEncoding] != nil || headers[.contentLength].map { $0 != "0" } ?? false
  }
}

extension HTTPRequest.Method {
  /// Its name, where it is one that everybody knows: clients cannot fill our books with others.
  fileprivate var known: String {
    [.get, .head, .post, .put, .delete, .options, .patch, .connect, .trace].contains(self)
      ? rawValue : "other"
  }
}
