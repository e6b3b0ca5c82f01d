import Articles
import Collector
import Diagnostics
import TestSupport
import Testing

private func read(_ text: String) -> Diagnosed<NewsletterFile> {
  NewsletterFile.read(Array(text.utf8), file: "newsletter.yaml")
}

@Suite struct `newsletter.yaml` {
  @Test func `sets what an issue needs`() {
    let file = read(
      """
      title: Tidewater Weekly
      language: en-gb
      time-zone: Europe/London
      base-url: https://Tidewater.example
      departments: [City, {title: Money, categories: [Business, Trade]}]
      period: {days: 10}
      late-window: 28d
      number: {first: 400}
      formats: [epub]
      select: {not-category: Sport, drafts: true, limit: 12, sort: title}
      """
    )
    #expect(file.diagnostics == [])
    #expect(file.value.title == "Tidewater Weekly")
    #expect(file.value.language?.tag == "en-GB")
    #expect(file.value.zone?.name == "Europe/London")
    #expect(file.value.baseURL == "https://tidewater.example/")
    #expect(
      file.value.departments == [
        DepartmentRule(title: "City"),
        DepartmentRule(title: "Money", categories: ["Business", "Trade"]),
      ]
    )
    #expect(file.value.period == .days(10))
    #expect(file.value.lateWindow == 28)
    #expect(file.value.firstNumber == 400)
    #expect(file.value.selection.categories.unwanted == ["Sport"])
    #expect(file.value.selection.takesDrafts)
    #expect(file.value.selection.order == .title)
  }

  @Test(arguments: [
    ("1️⃣tilte: x", "no key is named 'tilte'", "did you mean 'title'?"),
    (
      "time-zone: 1️⃣Mars/Olympus",
      "'time-zone' takes a time zone such as 'Europe/Berlin', not 'Mars/Olympus'", nil
    ),
    (
      "base-url: 1️⃣ftp://x",
      "'base-url' takes an address such as 'https://news.example/', not 'ftp://x'", nil
    ),
    ("period: 1️⃣fortnight", "'period' takes week, month, day or {days: 10}, not 'fortnight'", nil),
    ("select:\n  1️⃣categories: x", "no key is named 'categories'", "did you mean 'category'?"),
  ])
  func `says what is wrong where it is written`(marked: String, message: String, hint: String?) {
    let source = MarkedSource(marked)
    let findings = read(source.text).diagnostics
    #expect(findings.map(\.message) == [message])
    #expect(findings.map(\.hint) == [hint])
    #expect(findings.first?.place == source.place("1️⃣", in: "newsletter.yaml"))
    #expect(findings.first?.severity == .error)
  }

  @Test func `finds every mistake, not the first alone`() {
    #expect(read("titel: a\nperiod: x\nnumber: y\n").diagnostics.count == 3)
  }

  @Test func `may be empty`() {
    #expect(read("# nothing yet\n").diagnostics == [])
  }
}

@Suite struct `a period that was asked for` {
  private let today = Day("2026-02-16") ?? Day(daysSinceEpoch: 0)

  @Test(arguments: [
    (Rhythm.week, "2026-W07"), (.month, "2026-01"), (.day, "2026-02-15"),
    (.days(10), "2026-02-06--2026-02-15"),
  ])
  func `is the last complete one when none is named`(rhythm: Rhythm, name: String) {
    #expect(rhythm.lastComplete(before: today).name == name)
  }

  @Test func `of the last days ends on the clock's day`() {
    #expect(PeriodRequest.lastDays(7).period(today: today).name == "2026-02-10--2026-02-16")
  }

  @Test func `with an open end is closed by its first or last article`() {
    let open = PeriodRequest.between(from: nil, to: today).period(today: today)
    let days = [3, 8].map { today.adding(days: -$0) }
    #expect(open.closed(around: days).name == "2026-02-08--2026-02-16")
  }
}

@Test(arguments: [
  ("https://digital.gov", "https://digital.gov/"),
  ("HTTP://X.example/sub//", "http://x.example/sub/"),
  ("/", nil), ("example.org", nil), ("https://", nil), ("ftp://x.example", nil),
])
func `a base URL is absolute and ends in one slash`(written: String, normalized: String?) {
  #expect(BaseURL.normalized(written) == normalized)
}
