internal import Articles
internal import Diagnostics
internal import Jobs

/// Finds articles of an issue that say nearly the same: most likely one of them is not wanted.
struct LikenessStage: Sendable {
  var jobs: Int

  /// How much of two texts must be the same, of all that either has; by judgement.
  private static let leastLikeness = 0.8
  /// Runs of so many words are compared.
  private static let runLength = 5
  /// One run in so many is looked at, those whose sums are told by chance: enough to tell texts apart.
  private static let sampling: UInt64 = 4
  /// Shorter texts are alike too easily.
  private static let leastRuns = 8

  /// A note for each article that is nearly the same as one before it.
  func findings(in articles: [Article]) async -> [Diagnostic] {
    let samples = await articles.inParallel(jobs: jobs) { LikenessStage.sample(of: $0) }
    var holders: [UInt64: [Int]] = [:]
    var findings: [Diagnostic] = []
    for (index, sample) in samples.enumerated() where sample.count >= LikenessStage.leastRuns {
      var shared: [Int: Int] = [:]
      for run in sample {
        for holder in holders[run] ?? [] { shared[holder, default: 0] += 1 }
        // A phrase that stands in many articles tells nothing, and would take time.
        if holders[run]?.count ?? 0 < 8 { holders[run, default: []].append(index) }
      }
      let alike = shared.keys.sorted().first { other in
        let common = shared[other] ?? 0
        let all = sample.count + samples[other].count - common
        return Double(common) >= LikenessStage.leastLikeness * Double(all)
      }
      if let alike { findings.append(.nearDuplicate(articles[index], of: articles[alike])) }
    }
    return findings
  }

  /// The sums of some of a text's runs of words.
  private static func sample(of article: Article) -> Set<UInt64> {
    let words = sums(ofWordsIn: article.blocks.plainText)
    guard words.count >= runLength else { return [] }
    var sample: Set<UInt64> = []
    for start in 0...(words.count - runLength) {
      let sum = words[start..<(start + runLength)].reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
      if (sum >> 32) % sampling == 0 { sample.insert(sum) }
    }
    return sample
  }

  /// Sums (FNV-1a) of words parted by white space, and of every CJK character, in capitals or not.
  private static func sums(ofWordsIn text: String) -> [UInt64] {
    var sums: [UInt64] = []
    let start: UInt64 = 0xCBF2_9CE4_8422_2325
    var sum = start
    func end() {
      if sum != start { sums.append(sum) }
      sum = start
    }
    for scalar in text.unicodeScalars {
      if scalar.value <= 32 || scalar.value == 0xA0 {
        end()
        continue
      }
      let isCJK = WordCount.isCJK(scalar)
      if isCJK { end() }
      let isCapital = (65...90).contains(scalar.value)
      sum = (sum ^ UInt64(isCapital ? scalar.value + 32 : scalar.value)) &* 0x100_0000_01B3
      if isCJK { end() }
    }
    end()
    return sums
  }
}

extension Diagnostic {
  static func nearDuplicate(_ article: Article, of other: Article) -> Diagnostic {
    Diagnostic(
      .note,
      id: "near-duplicate",
      "says nearly the same as '\(other.metadata.path)'; both are in the issue",
      at: article.metadata.place,
      hint: "give one of them 'canonical' with the address of the other, to have only the other"
    )
  }
}
