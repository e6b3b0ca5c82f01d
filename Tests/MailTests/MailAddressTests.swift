import Testing

@testable import Mail

@Suite struct `mail addresses` {
  @Test(arguments: [
    ("ann@x.example", "ann@x.example"), ("Ann.B+news@X.Example", "Ann.B+news@x.example"),
    ("post@bücher.example", "post@xn--bcher-kva.example"),
    ("post@MÜNCHEN.example", "post@xn--mnchen-3ya.example"),
    ("a@例え.jp", "a@xn--r8jz45g.jp"), ("root@localhost", "root@localhost"),
  ])
  func `stand in an envelope as ASCII`(written: String, address: String) throws {
    #expect(try MailAddress(written).description == address)
  }

  @Test(arguments: [
    ("ann", MailAddress.Flaw.withoutAt), ("@x.example", .local), ("ann@", .domain),
    ("ann b@x.example", .local), ("ann@x..example", .domain), ("ann@-x.example", .domain),
    ("ann..b@x.example", .local), ("änn@x.example", .foreignLocal),
    ("ann@x.example\r\nBcc: all@x.example", .control), ("ann\u{0}@x.example", .control),
    ("ann@x.example>", .domain), ("<ann@x.example", .local), ("ann@x.example,bo@x.example", .local),
    ("ann@[127.0.0.1]", .domain), ("ann@u\u{308}.example", .domain), ("-f@", .domain),
  ])
  func `are refused when they are none`(written: String, flaw: MailAddress.Flaw) {
    #expect(throws: flaw) { try MailAddress(written) }
  }

  @Test func `are the same whatever their capitals`() throws {
    #expect(try MailAddress("Ann@x.example").key == MailAddress("ann@X.EXAMPLE").key)
  }
}
