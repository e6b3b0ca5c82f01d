internal import Diagnostics
internal import Workspace

extension Diagnostic {
  static func mailWithoutSender() -> Diagnostic {
    Diagnostic(
      .error,
      id: "no-sender",
      "nothing says who sends the mail",
      hint: "write 'mail: {from: The Lantern <weekly@lantern.example>}' in newsletter.yaml"
    )
  }

  static func mailWithoutUnsubscribe() -> Diagnostic {
    Diagnostic(
      .warning,
      id: "no-unsubscribe",
      "nothing says how people unsubscribe, and large mail providers ask for it",
      hint: "write 'unsubscribe: mailto:leave@…' under 'mail', or an https page for one click"
    )
  }

  static func missingSecret(_ absence: Secret.Absence) -> Diagnostic {
    Diagnostic(.error, id: "missing-secret", absence.words)
  }

  static func badSigningKey(_ key: Secret) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-dkim-key",
      "\(key.place) holds no private key that can sign",
      hint: "an RSA or Ed25519 key in PEM, as 'openssl genpkey' makes it"
    )
  }

  static func fileTooLarge(_ name: String, bytes: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "attachment-too-large",
      "'\(name)' (\(SizeLimit(bytes: bytes))) does not fit into a mail of"
        + " \(SizeLimit(bytes: limit)), and nothing says where it can be downloaded",
      hint: "write 'downloads: https://…' under 'mail', or build with --max-size"
    )
  }

  static func mailWithoutFile() -> Diagnostic {
    Diagnostic(
      .warning,
      id: "no-file",
      "the issue has neither EPUB nor PDF; its mail has nothing attached",
      hint: "build it with --format epub,pdf, or write 'attach: none' under 'mail'"
    )
  }

  /// The formats are those that somebody asks for; with `nil` they are for everybody.
  static func otherFormat(
    _ absent: Set<Recipient.Format>,
    for recipient: Recipient? = nil
  ) -> Diagnostic {
    let names = absent.map { $0.rawValue.uppercased() }.sorted().joined(separator: " and ")
    let asking = recipient.map { "'\($0.address)'" } ?? "'attach' under 'mail'"
    return Diagnostic(
      .note,
      id: "other-format",
      "\(asking) asks for \(names), which this issue does not have; what it has is sent instead",
      at: recipient?.place
    )
  }

  // MARK: People

  static func mailRefused(_ recipient: Recipient, _ reply: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "mail-refused",
      "'\(recipient.address)' was refused: \(reply)",
      at: recipient.place
    )
  }

  static func mailDeferred(_ recipient: Recipient, _ reply: String, minutes: Int) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "mail-deferred",
      "'\(recipient.address)' was not taken now: \(reply)",
      at: recipient.place,
      hint: "a run in \(counted(minutes, "minute")) or later tries again"
    )
  }

  static func mailUnknown(_ recipient: Recipient, _ reply: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "mail-unknown",
      "nobody knows whether '\(recipient.address)' got the issue: \(reply)",
      at: recipient.place,
      hint: "ask them or the server's log, then --resolve-unknown resend or assume-sent"
    )
  }

  static func noFileForDevice(_ recipient: Recipient) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "no-file-for-device",
      "'\(recipient.address)' takes an EPUB alone, and there is none that fits",
      at: recipient.place
    )
  }

  static func mailSuppressed(_ recipient: Recipient, issues: Int) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "mail-suppressed",
      "'\(recipient.address)' refused the last \(counted(issues, "issue")) and is not written to any more",
      at: recipient.place,
      hint: "take them off the list; --to \(recipient.address) tries all the same"
    )
  }

  static func lateSubscribers(_ count: Int) -> Diagnostic {
    Diagnostic(
      .note,
      id: "late-subscribers",
      "\(counted(count, "reader")) came to the list after this issue was first sent, too late for it",
      hint: "--to ADDRESS sends it to one of them"
    )
  }

  // MARK: Runs

  static func mailStopped(_ reply: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "mail-unavailable",
      "the rest is not sent: \(reply)",
      hint: "the next run goes on from here"
    )
  }

  static func manyRefusals(_ refused: Int, of tried: Int) -> Diagnostic {
    Diagnostic(
      .error,
      id: "many-refusals",
      "\(refused) of \(tried) were refused; the rest is not sent",
      hint: "look at the replies: a sender or server that is set up wrong is refused everywhere"
    )
  }
}
