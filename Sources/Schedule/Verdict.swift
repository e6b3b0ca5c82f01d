internal import Articles
internal import Collector
internal import Compiler
internal import Diagnostics

/// Whether a period gets an issue, and if not why.
enum Verdict: Hashable, Sendable {
  case issue
  /// Nothing appeared.
  case empty
  /// Too little appeared; it is in the next issue.
  case held(least: Int)

  /// - Parameters:
  ///   - prospect: what the issue would hold.
  ///   - passed: how many periods have had none since the last issue; `nil` before the first issue of all, which
  ///     nothing is held back from, since the next one does not look for it.
  ///   - schedule: what the newsletter says of thin periods.
  init(on prospect: Prospect, passed: Int?, by schedule: Newsletter.Schedule) {
    let count = prospect.selected.count
    if count == 0 {
      self = .empty
    } else if let passed, count < schedule.least, passed < schedule.hold {
      self = .held(least: schedule.least)
    } else {
      self = .issue
    }
  }

  /// In a sentence.
  func words(of prospect: Prospect) -> String {
    let name = prospect.period.name
    let articles = counted(prospect.selected.count, "article")
    switch self {
    case .issue: return "\(name) is due: \(articles)"
    case .empty: return "\(name) has no issue: nothing appeared"
    case .held(let least):
      return "\(name) has no issue yet: \(articles), and \(least) make one; they wait for more"
    }
  }
}
