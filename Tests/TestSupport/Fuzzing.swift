import Foundation
package import Testing

/// Senseless input made of sensible: files of ours, changed here and there.
///
/// Every case has a seed of its own, so that one that fails can be run alone: `FUZZ_SEED=… FUZZ_CASES=1`.
package struct Fuzzing: Sendable {
  /// The texts that cases are made of.
  private let seeds: [[UInt8]]
  /// Words that mean something to whoever reads the text.
  private let words: [String]

  package init(seeds: [String], words: [String]) {
    self.seeds = seeds.map { Array($0.utf8) }
    self.words = words + Fuzzing.odd
  }

  /// How many cases the suite runs; `make fuzz` runs more.
  package static var cases: Int {
    ProcessInfo.processInfo.environment["FUZZ_CASES"].flatMap(Int.init) ?? 1500
  }

  private static var firstSeed: UInt64 {
    ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 1
  }

  /// Runs the cases, each in turn; the seed is told of one that fails, and now and then in case of a crash.
  package func run(
    _ name: String,
    _ check: (_ text: [UInt8], _ note: Comment) throws -> Void
  ) rethrows {
    let first = Fuzzing.firstSeed
    for seed in first..<(first + UInt64(max(1, Fuzzing.cases))) {
      if (seed - first) % 500 == 0 { print("fuzzing \(name): seed \(seed)") }
      var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
      let text = text(&random)
      try check(
        text,
        "seed \(seed): \(String(decoding: text.prefix(300), as: UTF8.self).debugDescription)"
      )
    }
  }

  // MARK: Cases

  private func text(_ random: inout Seeded) -> [UInt8] {
    var text = seeds.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 0...6, using: &random) { change(&text, &random) }
    return Array(text.prefix(20_000))
  }

  private func change(_ text: inout [UInt8], _ random: inout Seeded) {
    let place = Int.random(in: 0...text.count, using: &random)
    let end = min(text.count, place + Int.random(in: 0...24, using: &random))
    let word = Array((words.randomElement(using: &random) ?? "").utf8)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: text.insert(contentsOf: word, at: place)
    case 1: text.replaceSubrange(place..<end, with: word)
    case 2: text.removeSubrange(place..<end)
    case 3: text.insert(contentsOf: text[place..<end], at: place)
    case 4: text.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 5: text = Array(text[..<place])
    case 6:
      let count = [3, 90, 110, 1000].randomElement(using: &random) ?? 3
      text.insert(contentsOf: repeatElement(word.prefix(8), count: count).joined(), at: place)
    case 7:
      let other = seeds.randomElement(using: &random) ?? []
      text.replaceSubrange(place..<end, with: other.dropFirst(min(place, other.count)).prefix(200))
    default:
      if let digit = text[place...].firstIndex(where: { (48...57).contains($0) }) {
        text.replaceSubrange(digit...digit, with: word)
      }
    }
  }

  /// What is hard on readers of any kind.
  private static let odd = [
    "\u{0}", "\u{FEFF}", "\u{200F}", "\u{2028}", "\u{85}", "é", "e\u{301}", "日本", "👩‍👩‍👧", "\u{E000}",
    "\u{10FFFF}", "\r\n", "\r", "\n", "\t", " ", "\\", "\"", "'", "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "1e400", "-0", "0x", "0o777", "1_000", ".inf",
    ".nan", "00", "+",
  ]
}

extension Fuzzing {
  /// What stands before the text in articles of the example site.
  package static let frontMatters: [String] = exampleArticles.map { text in
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.dropFirst().firstIndex { $0 == lines.first } ?? lines.endIndex
    return lines[..<end].joined(separator: "\n") + "\n" + (lines.first ?? "") + "\nText.\n"
  }

  /// The articles of the example site.
  package static let exampleArticles: [String] = {
    let content = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Examples/merrowby-lantern/content")
    let names = FileManager.default.enumerator(atPath: content.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted()
      .compactMap { try? String(contentsOf: content.appending(path: $0), encoding: .utf8) }
  }()
}
