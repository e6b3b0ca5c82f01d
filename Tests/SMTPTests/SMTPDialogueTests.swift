import Testing

@testable import SMTP

/// What a dialogue comes to: lines that begin with `>` are ours, `.` is the message's last byte.
private func outcome(_ lines: String, failure: String? = nil) -> Outcome {
  var dialogue = SMTPDialogue()
  for line in lines.split(separator: "\n") {
    if line == "." {
      dialogue.gaveLastByte()
    } else if line.hasPrefix(">") {
      dialogue.told(Array((line.dropFirst() + "\r\n").utf8))
    } else {
      dialogue.heard(Array((line + "\r\n").utf8))
    }
  }
  dialogue.failure = failure
  return dialogue.outcome
}

private let upToSender = "220 hello\n>EHLO us\n250-mail\n250 SIZE 100\n>MAIL FROM:<a@x>\n"
private let upToRecipient = upToSender + "250 ok\n>RCPT TO:<b@x>\n"
private let upToMessage = upToRecipient + "250 ok\n>DATA\n"
private let upToEnd = upToMessage + "354 go on\n.\n"

@Suite struct `what an SMTP dialogue comes to` {
  @Test(arguments: [
    (upToEnd + "250 2.0.0 queued", Outcome.accepted("250 2.0.0 queued")),
    (upToEnd + "250 queued\n>QUIT\n500 what", .accepted("250 queued")),
    (upToEnd + "552 5.3.4 too big\n>QUIT\n221 bye", .refused("552 5.3.4 too big")),
    (upToEnd + "451 4.7.1 greylisted", .deferred("451 4.7.1 greylisted")),
    (upToEnd, .unknown("gone")),
    (upToMessage + "354 go on", .unavailable("gone")),
    (upToMessage + "554 no", .refused("554 no")),
    (
      upToRecipient + "550-5.1.1 no\n550 5.1.1 such user\n>QUIT\n221 bye",
      .refused("550-5.1.1 no 550 5.1.1 such user")
    ),
    (upToRecipient + "450 4.2.1 full\n>QUIT\n221 bye", .deferred("450 4.2.1 full")),
    (upToRecipient + "421 closing", .unavailable("421 closing")),
    (upToRecipient, .unavailable("gone")),
    (upToSender + "552 too big for me", .refused("552 too big for me")),
    (upToSender + "553 not you", .unavailable("553 not you")),
    ("554 go away", .unavailable("554 go away")),
    (
      "220 hello\n>EHLO us\n250 ok\n>AUTH PLAIN REFUQQ==\n535 5.7.8 no",
      .unavailable("535 5.7.8 no")
    ),
    ("", .unavailable("gone")),
  ])
  func `follows from where it ended`(lines: String, expected: Outcome) {
    #expect(outcome(lines, failure: "gone") == expected)
  }

  @Test func `a message on a connection that was open already begins with its sender`() {
    #expect(
      outcome(">MAIL FROM:<a@x>\n250 ok\n>RCPT TO:<b@x>\n250 ok\n>DATA\n354 go\n.\n250 q")
        == .accepted("250 q")
    )
  }

  @Test func `what an old connection says in parting is no answer to the new one`() {
    #expect(outcome(">QUIT\n221 bye\n" + upToEnd + "250 q") == .accepted("250 q"))
  }
}
