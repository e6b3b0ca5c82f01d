package import Articles
import Configuration
import Diagnostics

extension Newsletter {
  /// What `run` says: when a period's issue is made, and how much makes one.
  package struct Schedule: Hashable, Sendable {
    /// The first day that issues are to cover; `nil` for that of the first issue.
    package var start: Day?
    /// Seconds from the end of a period until its issue is due, in which late articles may still come in.
    package var delay = 0
    /// With fewer articles a period has no issue, and the next has them.
    package var least = 1
    /// After so many periods without an issue whatever there is makes one.
    package var hold = 3
    /// Whether each period that was missed gets an issue, and not one all of them.
    package var catchesUp = false

    package init() {}
  }
}

// `run`: when issues are due.
extension NewsletterReader {
  private enum CatchUp: String, CaseIterable { case one, each }

  mutating func schedule() -> Newsletter.Schedule {
    var schedule = Newsletter.Schedule()
    guard let map = settings.map("run") else { return schedule }
    var part = SettingsMap(map, keys: ["start", "after", "least", "hold", "catch-up"])
    if let node = part.node("start") {
      schedule.start = node.text.flatMap { Day($0) }
      if schedule.start == nil { part.wrong(node, "start", wanted: "a day such as 2026-02-09") }
    }
    if let node = part.node("after") {
      if let seconds = node.text.flatMap(NewsletterReader.seconds) {
        schedule.delay = seconds
      } else {
        part.wrong(node, "after", wanted: "a time such as 90m, 6h or 1d")
      }
    }
    schedule.least = part.count("least") ?? schedule.least
    schedule.hold = part.count("hold") ?? schedule.hold
    let catchUp: CatchUp? = part.choice("catch-up")
    schedule.catchesUp = catchUp == .each
    findings += part.findings
    return schedule
  }

  /// Reads `90m`, `6h`, `1d`, up to a year.
  private static func seconds(_ text: String) -> Int? {
    let units: [Character: Int] = ["m": 60, "h": 3600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Digits.number(text.dropLast()),
      count <= 366 * 86_400 / unit
    else { return nil }
    return count * unit
  }
}
