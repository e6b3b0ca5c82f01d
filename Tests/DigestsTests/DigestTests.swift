import Testing

@testable import Digests

@Test func `SHA-256 is that of FIPS 180-4`() {
  #expect(
    Digest.sha256(Array("abc".utf8))
      == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  )
  #expect(Digest.sha256([]).hasPrefix("e3b0c44298fc1c14"))
}

@Test func `a UUID of version 5 follows from its name alone`() {
  // The example of Python's uuid module and of RFC 9562's predecessor.
  #expect(
    UUID(version5Of: "http://www.example.com/", in: .urlNamespace).description
      == "fcde3c85-2270-590f-9e7c-ee003d65e0e2"
  )
}

@Test(arguments: [
  (
    "Jefe", "what do ya want for nothing?",
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
  ),
  (String(repeating: "k", count: 200), "", "d6b741e8"),
])
func `HMAC is that of RFC 4231`(key: String, message: String, expected: String) {
  let code = Digest.hmac(Array(message.utf8), key: Array(key.utf8))
  #expect(code.hasPrefix(expected))
}
