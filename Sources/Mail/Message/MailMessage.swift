internal import Digests

/// A message as it is handed over: one for each recipient.
package struct MailMessage: Sendable {
  package let recipient: MailAddress
  package let sender: MailAddress
  /// With its angle brackets.
  package let messageID: String
  /// Lines that end with CRLF, seven bits throughout (RFC 5322).
  package let bytes: [UInt8]
  /// The names of the files that go with it.
  package let attachments: [String]

  init(
    recipient: MailAddress,
    sender: MailAddress,
    messageID: String,
    fields: [HeaderField],
    content: MIMEPart,
    signer: (any MessageSigner)? = nil
  ) {
    self.recipient = recipient
    self.sender = sender
    self.messageID = messageID
    attachments = content.attachments
    let boundary = "=_" + Digest.sha256(Array(messageID.utf8)).prefix(32)
    let header =
      fields + [HeaderField("MIME-Version", words: ["1.0"])] + content.fields(boundary: boundary)
    var body: [UInt8] = []
    content.appendBody(to: &body, boundary: boundary)
    let signature = signer.map { [$0.signature(of: header, body: body)] } ?? []
    bytes = (signature + header).flatMap(\.bytes) + [13, 10] + body
  }
}

/// Whoever answers for messages with a signature.
protocol MessageSigner: Sendable {
  /// The field to be put before the header.
  func signature(of header: [HeaderField], body: [UInt8]) -> HeaderField
}

extension MIMEPart {
  fileprivate var attachments: [String] {
    switch self {
    case .text: []
    case .file(let file): [file.name]
    case .parts(let parts, _): parts.flatMap(\.attachments)
    }
  }
}
