import Diagnostics
import SMTP
import TestSupport
import Testing

@testable import Mail

@Suite struct `mail in newsletter.yaml` {
  @Test func `says who sends, to whom, and through which server`() throws {
    let read = MailSettingsReader.read(
      Array(
        """
        title: The Packet
        mail:
          from: The Packet <packet@packet.example>
          recipients: people/readers.csv
          via: smtp
          attach: epub
          max-size: 5MB
          unsubscribe: https://packet.example/leave?u={token}
          secret: {file: keys/mail}
          smtp:
            host: mail.packet.example
            port: 587
            user: packet
            password: {credential: smtp-password}
            per-minute: 60
        """.utf8
      ),
      file: "site/newsletter.yaml"
    )
    #expect(read.diagnostics.isEmpty)
    #expect(read.value.from?.name == "The Packet")
    #expect(read.value.recipients == "site/people/readers.csv")
    #expect(read.value.formats == [.epub])
    #expect(read.value.maximumSize == 5_000_000)
    #expect(read.value.secret == .file("site/keys/mail"))
    #expect(read.value.relay?.server.security == .startTLS)
    #expect(read.value.relay?.password == .credential("smtp-password"))
    #expect(read.value.relay?.perMinute == 60)
  }

  @Test(arguments: [
    ("1️⃣form: packet@packet.example", "unknown-key"),
    ("from: 1️⃣packet", "wrong-value"), ("via: 1️⃣pigeon", "wrong-value"),
    ("unsubscribe: 1️⃣http://packet.example/leave", "wrong-value"),
    ("unsubscribe: 1️⃣https://packet.example/{token}", "missing-secret"),
    ("secret: 1️⃣hunter2", "open-secret"), ("secret: {1️⃣filw: x}", "unknown-key"),
    ("subject: \"1️⃣{titel}\"", "wrong-value"), ("max-size: 1️⃣tiny", "wrong-value"),
    ("smtp: {host: mail.x.example, password: 1️⃣hunter2}", "open-secret"),
    ("smtp: {host: mail.x.example, security: 1️⃣none}", "wrong-value"),
    ("smtp: {host: \"1️⃣mail.x.example/a b\"}", "wrong-value"),
    ("downloads: 1️⃣issues/", "wrong-value"), ("attach: 1️⃣mobi", "wrong-value"),
    ("dkim: 1️⃣{selector: s1}", "wrong-value"),
  ])
  func `what makes no sense is an error with its place`(line: String, id: String) {
    let source = MarkedSource("mail:\n  \(line)\n")
    let read = MailSettingsReader.read(Array(source.text.utf8), file: "newsletter.yaml")
    #expect(read.diagnostics.map(\.id) == [id], "\(read.diagnostics)")
    #expect(read.diagnostics.allSatisfy { $0.severity == .error })
    // A quotation mark is part of the value's place.
    let place = source.place("1️⃣", in: "newsletter.yaml")
    let quoted = line.contains("\"1️⃣") ? 1 : 0
    #expect(read.diagnostics.first?.place?.column == place?.column.map { $0 - quoted })
  }

  @Test func `no password is ever quoted`() {
    let yaml = "mail:\n  smtp: {host: x.example, password: hunter2}\n  secret: hunter3\n"
    let read = MailSettingsReader.read(Array(yaml.utf8), file: "newsletter.yaml")
    #expect(!read.diagnostics.contains { "\($0)".contains("hunter") })
  }
}
