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
    guard issue.isRegular else { return nil }
    let series = series(of: issue)
    let taken = Set(series.compactMap(\.number))
    var next = series.filter(\.isRegular).compactMap(\.number).max().map { $0 + 1 } ?? first
    while taken.contains(next) { next += 1 }
    return next
  }

  /// What is odd about the numbers of a series with `issue` in it: some given twice, some to none.
  package func oddNumbers(with issue: Issue) -> [Diagnostic] {
    guard let number = issue.number else { return [] }
    let others = series(of: issue).filter { $0.id != "urn:uuid:\(issue.id)" }
    var names = [number: [issue.fileName]]
    for other in others {
      if let number = other.number { names[number, default: []].append(other.name) }
    }
    let numbers = names.keys.sorted()
    let repeated = numbers.compactMap { number in
      names[number].flatMap {
        $0.count > 1 ? Diagnostic.repeatedNumber(number, of: $0.sorted()) : nil
      }
    }
    // A number that was given by hand fills a gap, and makes none.
    let regular =
      others.filter(\.isRegular).compactMap(\.number) + (issue.isRegular ? [number] : [])
    let counted = numbers.filter { $0 >= regular.min() ?? .max && $0 <= regular.max() ?? .min }
    let gaps = zip(counted, counted.dropFirst()).filter { $1 > $0 + 1 }
    return repeated + gaps.map { .missingNumbers(from: $0 + 1, to: $1 - 1) }
  }
}

extension Issue {
  /// Whether it is one of a row of issues that are counted.
  fileprivate var isRegular: Bool {
    switch period.kind {
    case .week, .month, .day, .days: true
    case .range, .all, .article: false
    }
  }
}
