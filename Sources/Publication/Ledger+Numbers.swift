internal import Articles
package import Diagnostics
package import Layout

extension Ledger {
  /// The number that an issue has already under another name.
  func number(of issue: Issue) -> Int? {
    series(of: issue).first { $0.id == "urn:uuid:\(issue.id)" }?.number
  }

  /// The number after the last regular issue's, without those that other issues were given by hand.
  func nextNumber(for issue: Issue, first: Int) -> Int? {
    switch issue.period.kind {
    case .week, .month, .day, .days:
      let series = series(of: issue)
      let taken = Set(series.compactMap(\.number))
      var next = series.filter(\.isRegular).compactMap(\.number).max().map { $0 + 1 } ?? first
      while taken.contains(next) { next += 1 }
      return next
    case .range, .all, .article: return nil
    }
  }

  /// What is odd about the numbers of a series with `issue` in it: some given twice, some to none.
  package func oddNumbers(with issue: Issue) -> [Diagnostic] {
    guard let number = issue.number else { return [] }
    let others = series(of: issue).filter { $0.id != "urn:uuid:\(issue.id)" }
    let numbered = others.compactMap { other in other.number.map { (number: $0, name: other.name) }
    }
    let names = Dictionary(
      grouping: numbered + [(number, issue.fileName)],
      by: \.number
    ).mapValues { $0.map(\.name).sorted() }
    let numbers = names.keys.sorted()
    let repeated = numbers.compactMap { number in
      names[number].flatMap { $0.count > 1 ? Diagnostic.repeatedNumber(number, of: $0) : nil }
    }
    let gaps = zip(numbers, numbers.dropFirst()).filter { $1 > $0 + 1 }
    return repeated + gaps.map { .missingNumbers(from: $0 + 1, to: $1 - 1) }
  }
}
