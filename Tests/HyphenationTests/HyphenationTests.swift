import Hyphenation
import Testing

/// The patterns of a small language: it divides before `b`, never after `x`, and asks for 2 and 3 letters.
private func hyphenator(
  _ patterns: String = "1b\nx2\n",
  minima: String = "LEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n"
) throws -> Hyphenator {
  try Hyphenator(dictionary: Array("UTF-8\n\(minima)\(patterns)".utf8))
}

extension Hyphenator {
  /// The word with `=` where it may be divided.
  fileprivate func divided(_ word: String) -> String {
    var pieces: [Substring.UTF8View] = []
    var rest = word.utf8[...]
    for point in points(in: word).reversed() {
      let index = word.utf8.index(word.utf8.startIndex, offsetBy: point)
      pieces.insert(rest[index...], at: 0)
      rest = rest[..<index]
    }
    pieces.insert(rest, at: 0)
    return pieces.map { String(Substring($0)) }.joined(separator: "=")
  }
}

struct HyphenatorTests {
  @Test(arguments: [
    ("aabaa", "aa=baa"), ("axbaa", "axbaa"), ("aaabaaba", "aaa=baaba"), ("abaaa", "abaaa"),
  ])
  func `odd digits divide, higher even ones forbid, and both ends keep their letters`(
    word: String,
    divided: String
  ) throws {
    #expect(try hyphenator().divided(word) == divided)
  }

  @Test func `at least two letters stay and three follow, though the dictionary asks for less`()
    throws
  {
    let eager = try hyphenator("1a\n", minima: "LEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n")
    #expect(eager.divided("aaaaaa") == "aa=a=aaa")
  }

  @Test func `a point in a pattern stands for the word's end`() throws {
    #expect(try hyphenator(".aa1\n1bbb.\n").divided("aaaaabbb") == "aa=aaa=bbb")
  }

  @Test(arguments: [
    ("“aabaa,”", "“aa=baa,”"), ("(aabaa).", "(aa=baa)."), ("Aabaa", "Aa=baa"),
    ("…aabaa!", "…aa=baa!"), ("’aabaa’", "’aa=baa’"), ("aabaa’s", "aa=baa’s"),
  ])
  func `quotes, stops and a capital do not matter`(word: String, divided: String) throws {
    #expect(try hyphenator().divided(word) == divided)
  }

  @Test(arguments: [
    "AABAA", "aaBaa", "aa8baa", "aabaa.aabaa", "aabaa@aa", "aaбbaa", "", "ab", "—", "a", "日本語日本語",
  ])
  func `what is not an ordinary word stays whole`(word: String) throws {
    #expect(try hyphenator().points(in: word).isEmpty)
  }

  @Test(arguments: [
    ("aabaa-aabaa", "aabaa-aabaa"), ("aabaa-aabaaaba", "aabaa-aabaaaba"),
    ("aabaa-aaabaaaba", "aabaa-aaa=baaaba"), ("-aabaa-", "-aa=baa-"),
  ])
  func `of a word with hyphens only a long part is divided`(word: String, divided: String) throws {
    #expect(try hyphenator().divided(word) == divided)
  }

  @Test func `soft hyphens are the only points of a word that has them`() throws {
    #expect(try hyphenator().divided("aaba\u{AD}aba\u{AD}") == "aaba\u{AD}=aba\u{AD}")
  }

  @Test func `an accent of its own is not parted from its letter`() throws {
    let hyphenator = try hyphenator("1é\n")
    #expect(hyphenator.divided("aae\u{301}aaa") == "aa=e\u{301}aaa")
    #expect(hyphenator.points(in: "aaée\u{301}aa") == [2, 4])
    #expect(hyphenator.points(in: "aae\u{302}aaa").isEmpty)
  }

  @Test func `a division that would change the spelling is not made`() throws {
    #expect(try hyphenator("s1s\nas1szony/sz=,2,1\n").divided("aassaas") == "aas=saas")
    #expect(try hyphenator("s1s\nas1szony/sz=,2,1\n").divided("asszony") == "asszony")
  }

  @Test func `the parts of a compound are divided like words`() throws {
    let compounds = """
      COMPOUNDLEFTHYPHENMIN 2
      COMPOUNDRIGHTHYPHENMIN 2
      hof1tor
      NEXTLEVEL
      f1t
      .to1r
      h1o
      """
    #expect(try hyphenator(compounds, minima: "").divided("hoftor") == "hof=tor")
    #expect(try hyphenator(compounds, minima: "").divided("haftor") == "haf=tor")
  }

  @Test func `a language's own characters are read`() throws {
    let polish = try Hyphenator(dictionary: Array("ISO8859-2\n1".utf8) + [0xB1, 0x0D, 0x0A])
    #expect(polish.divided("aaąaa") == "aa=ąaa")
    let russian = try Hyphenator(dictionary: Array("KOI8-R\n1".utf8) + [0xC1])
    #expect(russian.divided("Ббабб") == "Бб=абб")
  }

  @Test func `a dictionary that cannot be read tells why`() {
    #expect(throws: HyphenationFailure.unknownCharset("EBCDIC-XX")) {
      try Hyphenator(dictionary: Array("EBCDIC-XX\na1b\n".utf8))
    }
    #expect(throws: HyphenationFailure.noPatterns) { try Hyphenator(dictionary: []) }
    #expect(throws: HyphenationFailure.noPatterns) {
      try Hyphenator(dictionary: Array("UTF-8\n% nothing\nLEFTHYPHENMIN 2\n".utf8))
    }
  }

  @Test func `hostile dictionaries and words do no harm`() throws {
    let dictionaries = [
      "UTF-8\n1/\n//,,\na1b/c=,99999999999999999999,-3\n1a\nNEXTLEVEL\nNEXTLEVEL\nNEXTLEVEL\n9",
      "UTF-8\nLEFTHYPHENMIN -9\nRIGHTHYPHENMIN 99999999999999999999\n1a1\n1b",
      "ISO8859-1\n" + String(repeating: "a1", count: 9000) + "\n1a",
    ]
    let words: [String] = [
      String(repeating: "a", count: 100_000), String(repeating: "ab", count: 60), "\u{301}\u{301}a",
      "a\u{AD}", "\u{AD}", "\u{0}aaaaaa", "a-a-a-a-a-------aaaaaaaaaaaaa",
      "e\u{301}\u{301}\u{301}aaaaaaa",
    ]
    for dictionary in dictionaries {
      let hyphenator = try Hyphenator(dictionary: Array(dictionary.utf8) + [0xFF, 0x0A, 0xC3])
      for word in words {
        let points = hyphenator.points(in: word)
        #expect(points.allSatisfy { (1..<word.utf8.count).contains($0) })
        #expect(zip(points, points.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }
}
