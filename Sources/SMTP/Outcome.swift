/// What became of a message that was to be handed over, with what was answered.
package enum Outcome: Hashable, Sendable {
  /// The server has it, and answers for it.
  case accepted(String)
  /// The server will not take it for this recipient, now or later.
  case refused(String)
  /// The server does not take it for this recipient now.
  case deferred(String)
  /// The server may have it or not: nobody can tell.
  case unknown(String)
  /// The server takes nothing from us: that is no fault of the recipient's.
  case unavailable(String)
}

extension SMTPDialogue {
  /// What the dialogue came to (RFC 5321, section 4.2).
  ///
  /// Only an answer to the end of the message says that the server has it. When the connection breaks before that
  /// answer, and after the last byte, the server may have it all the same.
  package var outcome: Outcome {
    let words = reply?.text ?? failure ?? "the server said nothing"
    switch stage {
    case .introduction: return .unavailable(failed(words))
    case .sender:
      // 552: the server takes no message of this size.
      return reply?.code == 552 ? .refused(words) : .unavailable(failed(words))
    case .recipient, .message:
      guard let code = reply?.code, code >= 400 else { return .unavailable(failed(words)) }
      return code == 421 ? .unavailable(words) : code < 500 ? .deferred(words) : .refused(words)
    case .end:
      guard let code = reply?.code else { return .unknown(failure ?? words) }
      return code < 400 ? .accepted(words) : code < 500 ? .deferred(words) : .refused(words)
    }
  }

  /// The answer where it is a refusal, else why the connection failed.
  private func failed(_ words: String) -> String {
    if let reply, reply.code >= 400 { return reply.text }
    return failure ?? words
  }
}
