import Passwords
import Testing

/// Hashes of `sail at eight`, as several programs make them.
private let hashes = [
  "bcrypt": "$2y$05$Q3Vv4ybFrbMMZIdFzAYlc.MyH2wr.KjHjBzzM1tPP0mWOmTOzreaO",
  "SHA-512":
    "$6$rounds=1000$saltsalt$BSDz/hcUUUMSO24DMvwi5o5r11vBMX6F48KiqYwejHaYJfz5IOLbMDYjhQ1O/zOSSgC1MiZSwDck4SDV46ZaA0",
  "yescrypt": "$y$j75$k2XAnEHBqQ1Ct2aMXFKNa/$u22aQscRvKnki9f2J7gF.o/lZSexeXdClN2hfS.yzhC",
]

@Suite struct `a password's hash` {
  @Test(arguments: hashes.keys.sorted())
  func `knows its password and no other`(kind: String) throws {
    let hash = try #require(hashes[kind].flatMap(PasswordHash.init))
    #expect(hash.matches("sail at eight"))
    #expect(!hash.matches("sail at nine"))
    #expect(!hash.matches("sail at eight "))
    #expect(!hash.matches(""))
  }

  @Test(arguments: [
    "sail at eight", "", "$apr1$abcdefgh$SDPu3K4OyW9p0SsoXUHhk0",
    "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=",
    "rqXexS6ZhobKA", "$1$abcdefgh$irWbblnpmw.5z7wgBnprh0", "$6$", "*", "!", "$y$", "$2y$05$short",
  ])
  func `is not taken where passwords are guessed from it in no time`(text: String) {
    #expect(PasswordHash(text) == nil)
  }

  @Test(arguments: ["nul\u{0}byte", String(repeating: "a", count: 10_000)])
  func `does not match what crypt would cut short`(password: String) throws {
    let hash = try #require(hashes["bcrypt"].flatMap(PasswordHash.init))
    #expect(!hash.matches(password))
  }
}
