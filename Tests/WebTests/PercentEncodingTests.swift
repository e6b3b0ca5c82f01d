import Testing
import Web

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("lantern-2026.epub", "lantern-2026.epub"), ("a b", "a%20b"), ("~user_1", "~user_1"),
    ("50%", "50%25"), ("\u{1}\n", "%01%0A"), ("Grüße", "Gr%C3%BC%C3%9Fe"), ("a+b@c", "a%2Bb%40c"),
  ])
  func `all but unreserved characters is encoded, and can be read back`(text: String, url: String) {
    #expect(PercentEncoding.encoded(text) == url)
    #expect(PercentEncoding.decoded(url[...].utf8) == text)
  }

  @Test func `the slashes of a path stay, and those of a name do not`() {
    #expect(PercentEncoding.encoded(path: "files/a b.pdf") == "files/a%20b.pdf")
    #expect(PercentEncoding.encoded("files/a b.pdf") == "files%2Fa%20b.pdf")
  }

  @Test(arguments: ["%", "%4", "%zz", "%FF", "a%C3"])
  func `half an encoding and what is no text cannot be read`(written: String) {
    #expect(PercentEncoding.decoded(written[...].utf8) == nil)
  }

  @Test func `a plus is a space in a query alone`() {
    #expect(PercentEncoding.decoded("a+b"[...].utf8) == "a+b")
    #expect(PercentEncoding.decoded("a+b"[...].utf8, plusIsSpace: true) == "a b")
  }
}
