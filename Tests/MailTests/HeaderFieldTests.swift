import Foundation
import Testing

@testable import Mail

@Suite struct `fields of a header` {
  private func text(_ field: HeaderField) -> String { String(decoding: field.bytes, as: UTF8.self) }

  @Test(arguments: [
    ("Plain words", "Plain words"),
    ("A café tonight", "A =?utf-8?q?caf=C3=A9?= tonight"),
    ("Grüße, Jürgen!", "=?utf-8?q?Gr=C3=BC=C3=9Fe=2C_J=C3=BCrgen!?="),
    ("夜のフェリー", "=?utf-8?b?5aSc44Gu44OV44Kn44Oq44O8?="),
    ("=?utf-8?q?no?=", "=?utf-8?q?=3D=3Futf-8=3Fq=3Fno=3F=3D?="),
  ])
  func `a subject is ASCII, and only words that need it are encoded`(
    subject: String,
    encoded: String
  ) {
    #expect(HeaderField("Subject", text: subject).value == encoded)
  }

  @Test func `no line end gets into a header`() {
    let field = HeaderField("Subject", text: "News\r\nBcc: all@x.example\u{2028}more")
    #expect(text(field) == "Subject: News Bcc: all@x.example more\r\n")
  }

  @Test func `long fields are folded between words, and encoded words between characters`() {
    let title = "Überlängen " + String(repeating: "äöü", count: 60)
    for line in text(HeaderField("Subject", text: title)).split(separator: "\r\n") {
      #expect(line.utf8.count <= 76)
      #expect(line.utf8.allSatisfy { $0 < 128 })
    }
  }

  @Test(arguments: [
    ("Ann Author", "Ann Author <ann@x.example>"),
    ("Author, Ann", "\"Author, Ann\" <ann@x.example>"),
    ("Ann \"A\" Author", "\"Ann \\\"A\\\" Author\" <ann@x.example>"),
    ("Änn", "=?utf-8?q?=C3=84nn?= <ann@x.example>"),
    ("Ann <bo@y.example>", "\"Ann <bo@y.example>\" <ann@x.example>"),
  ])
  func `a name before an address cannot be taken for an address`(
    name: String,
    value: String
  ) throws {
    let field = HeaderField("To", mailbox: try MailAddress("ann@x.example"), called: name)
    #expect(field.value == value)
  }
}

@Suite struct `text in seven bits` {
  @Test(arguments: [
    ("plain\n", "plain\r\n"), ("a = b\n", "a =3D b\r\n"), ("é\n", "=C3=A9\r\n"),
    (".dot\nFrom me\n", "=2Edot\r\n=46rom me\r\n"), ("end \n-- \n", "end=20\r\n--=20\r\n"),
    ("\n\n", "\r\n\r\n"), ("tab\t\n", "tab=09\r\n"),
  ])
  func `is quoted-printable`(text: String, encoded: String) {
    #expect(String(decoding: QuotedPrintable.encoded(text), as: UTF8.self) == encoded)
  }

  @Test func `has no long lines`() {
    let line = String(repeating: "é.From ", count: 100)
    let encoded = String(decoding: QuotedPrintable.encoded(line), as: UTF8.self)
    #expect(
      encoded.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") }
    )
  }

  @Test(arguments: [0, 1, 2, 3, 56, 57, 58, 114])
  func `base64 comes back as it went`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for encoded in [Base64.encoded(bytes), Base64.inLines(bytes)] {
      let data = Data(base64Encoded: Data(encoded), options: .ignoreUnknownCharacters)
      #expect(data == Data(bytes))
    }
  }
}
