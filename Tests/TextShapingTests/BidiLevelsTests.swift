import Testing
import TextShaping

struct BidiLevelsTests {
  /// The levels of the characters, as digits.
  private func levels(_ text: String, base: BaseDirection = .automatic) -> String {
    let levels = BidiLevels(of: text, base: base)
    var offset = 0
    return text.map { character in
      defer { offset += character.utf8.count }
      return String(levels.level(at: offset))
    }.joined()
  }

  @Test(arguments: [
    ("plain text", "0000000000"), ("", ""), ("😀 日本", "0000"), ("ab אב", "00011"),
    ("אב ab", "11122"), ("אב 12", "11122"), ("12 אב", "22111"), ("ab אב 12 גד c", "0001112211100"),
    ("سنة 1404 (AB)", "1111222211221"), ("سال ۱۴۰۴", "11112222"), ("(אב)", "1111"),
  ])
  func `letters, figures and brackets have the levels of UAX 9`(text: String, expected: String) {
    #expect(levels(text) == expected)
  }

  @Test func `the base direction is the first letter's, or what was asked for`() {
    #expect(BidiLevels(of: "… שלום world").isRightToLeft)
    #expect(!BidiLevels(of: "world שלום").isRightToLeft)
    #expect(levels("abc", base: .rightToLeft) == "222")
    #expect(levels("אב!", base: .leftToRight) == "110")
    #expect(BidiLevels(of: "", base: .rightToLeft).runs.isEmpty)
  }

  @Test func `marks and isolates are obeyed`() {
    #expect(levels("\u{202E}abc\u{202C}").contains("1"))
    #expect(levels("a\u{200F}b").contains("1"))
  }

  @Test(
    arguments: [
      ("ab", [97, 98]), ("😀אa", [128512, 1488, 97]),
    ] as [(String, [Int])]
  )
  func `runs follow one another without gaps`(text: String, scalars: [Int]) {
    let runs = BidiLevels(of: text).runs
    #expect(runs.first?.range.lowerBound == 0)
    #expect(runs.last?.range.upperBound == text.utf8.count)
    #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
  }

  @Test(
    arguments: [
      ([], []), ([0, 0], [0, 1]), ([0, 1, 1, 0], [0, 2, 1, 3]), ([1, 2, 1], [2, 1, 0]),
      ([1, 2, 2, 1], [3, 1, 2, 0]), ([0, 1, 2, 1, 0], [0, 3, 2, 1, 4]), ([2, 3, 2], [0, 1, 2]),
    ] as [([UInt8], [Int])]
  )
  func `parts of a line are put in order by rule L2`(levels: [UInt8], order: [Int]) {
    #expect(BidiLevels.visualOrder(levels: levels) == order)
  }

  @Test func `hostile text has levels, too`() {
    let texts = [
      String(repeating: "\u{202B}", count: 500) + "a",
      String(repeating: "אa1 (\u{2067}", count: 3000),
      "\u{0}א\n\u{2029}b", "א\u{FFFF}\u{1F600}",
    ]
    for text in texts {
      #expect(BidiLevels(of: text).runs.last?.range.upperBound == text.utf8.count)
    }
  }
}
