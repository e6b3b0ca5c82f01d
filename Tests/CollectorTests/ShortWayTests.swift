import Articles
import TestSupport
import Testing

@testable import Collector

/// Text in ASCII goes a shorter way than other text, byte by byte, and has to arrive where the other does.
@Suite struct `a short way for plain text` {
  private func text(_ random: inout Seeded, of pieces: [String]) -> String {
    (0..<Int.random(in: 0...14, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private func eachCase(_ pieces: [String], _ check: (String, Comment) -> Void) {
    for seed in 1...3000 as ClosedRange<UInt64> {
      var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
      let text = text(&random, of: pieces)
      check(text, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test func `tells sound UTF-8 as the standard library does`() {
    let seeds = ["A plain sentence.", "Ünï — “x”", "日本語のテキスト", "👩‍👩‍👧 \u{10FFFF}"]
    Fuzzing(seeds: seeds, words: ["\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}"]).run("UTF-8") {
      text,
      note in
      let isSound = text.withUnsafeBufferPointer(PlainUTF8.isSound)
      #expect(isSound == (String(validating: text, as: UTF8.self) != nil && !text.contains(0)), note)
    }
  }

  @Test func `removes the same marks`() {
    let pieces = ["*", "**", "_", "`", "~~", "\\", "a", "B1", " ", ".", "<", "\n"]
    eachCase(pieces) { text, note in
      let bytes = String(decoding: MarkedText(Array(text.utf8)).plain, as: UTF8.self)
      #expect(bytes == String(MarkedText(Array(text)).plain), note)
    }
  }

  @Test func `makes the same of names in addresses`() {
    let pieces = ["a", "Bc", "-", "--", " ", "\t", "/", ".", "#", "&", "(", "+", "_", "9"]
    eachCase(pieces) { text, note in
      #expect(URLSegments.sanitised(text + "xé") == URLSegments.sanitised(text + "x") + "é", note)
    }
  }

  @Test func `folds the same terms`() {
    let pieces = ["a", "Bc", "-", "_", " ", "\t", "\r\n", ".", "9"]
    eachCase(pieces) { text, note in
      #expect(Term.folded(text + "xé") == Term.folded(text + "x") + "é", note)
    }
  }

  @Test(arguments: [
    "/a/b/": "/a/b/", "/a//b": "/a/b", "/a/./b/": "/a/b/", "/a/../b": "/b", "/.a": "/.a", "/": "/",
    "/a/.": "/a/",
  ])
  func `leaves paths that are clean already`(path: String, resolved: String) {
    #expect(SitePath.resolved(path, from: "/x/y") == resolved)
  }
}
