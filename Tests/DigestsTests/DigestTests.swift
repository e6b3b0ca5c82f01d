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
