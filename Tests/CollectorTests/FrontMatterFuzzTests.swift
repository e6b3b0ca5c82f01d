import Articles
import Diagnostics
import TestSupport
import Testing
import Workspace

@testable import Collector

private let words = [
  "---\n", "+++\n", "{", "}", "<!--\n", "-->\n", "date: ", "publishDate: ", "draft: ", "weight: ",
  "tags: ", "- ",
  "cascade:", "url: ", "slug: ", "aliases: ", "lang: ", "2026-02-14", "0000-00-00",
  "9999-12-31T23:59:60+14:00",
  "0001-01-01", "99999999999", "Feb 30, 2026", "http://", "..", "/", "%", "build: {list: never}",
]

private let dates = [
  "2026-02-14", "2026-02-14T09:30:00Z", "2026-02-14T09:30:00.123456+05:30",
  "2026-02-14 09:30:00 -0500",
  "Sat, 14 Feb 2026 09:30:00 GMT", "14 February 2026", "Feb 14, 2026 9:30 PM", "20260214",
  "2026-2-4 9:30",
  "2026/02/14", "2026-02-14T09:30:00 -0500 EST",
]

@Suite struct `mangled front matter` {
  @Test func `is read, or left with a reason, the same every time`() {
    let seeds =
      Fuzzing.frontMatters + [
        "+++\ntitle = \"A\"\ndate = 2026-02-14\n[extra]\nx = 1\n+++\nText.\n",
        "{\n\"title\": \"A\",\n\"tags\": [\"b\"]\n}\nText.\n",
      ]
    Fuzzing(seeds: seeds, words: words).run("front matter") { text, note in
      let read = FrontMatter.read(text, file: "f")
      #expect(
        String(reflecting: read) == String(reflecting: FrontMatter.read(text, file: "f")),
        note
      )
      guard let matter = read.value else {
        #expect(read.diagnostics.contains { $0.severity == .error }, note)
        return
      }
      #expect(text.suffix(matter.body.count) == matter.body, note)
      let before = text.dropLast(matter.body.count)
      #expect(matter.bodyLine == 1 + before.count { $0 == 10 }, note)
    }
  }

  @Test func `makes the same entries of a site every time`() async throws {
    var texts: [[UInt8]] = []
    Fuzzing(seeds: Fuzzing.exampleArticles, words: words).run("articles") { text, _ in
      if texts.count < 120 { texts.append(text) }
    }
    var files = Dictionary(
      uniqueKeysWithValues: texts.enumerated().map { ("content/s/\($0).md", $1) }
    )
    files["hugo.toml"] = Array("title = \"T\"\nbaseURL = \"https://t.example/\"\n".utf8)
    let location = SiteLocation(in: MemoryWorkspace(bytes: files))
    let options = Collector.Options(jobs: 2)
    let site = try await Collector.open(location, options)
    let again = try await Collector.open(location, Collector.Options(jobs: 1))
    #expect(site.value.entries == again.value.entries)
    #expect(site.diagnostics == again.diagnostics)
    #expect(site.value.entries.count == texts.count)
  }
}

@Suite struct `a mangled date` {
  @Test func `is a moment that reads back as itself, or none`() {
    let zones =
      [Zone.utc] + ["America/New_York", "Pacific/Apia", "Asia/Kolkata"].compactMap(Zone.init)
    Fuzzing(seeds: dates, words: words + ["PM", "T", "Z", "+", "-", ":", "60", "24", "Feb"]).run(
      "dates"
    ) {
      bytes,
      note in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let date = DateText(text) else { return }
      #expect(DateText(text) == date, note)
      for zone in zones {
        let moment = date.moment(in: zone)
        #expect(abs(zone.day(of: moment).daysSinceEpoch - date.day.daysSinceEpoch) <= 2, note)
        let shown = moment.rfc3339
        // Beyond the calendar's end the nearest day is shown; before zones there were offsets with seconds,
        // which RFC 3339 cannot write.
        guard (1925...9998).contains(date.day.year) else { continue }
        #expect(DateText(shown)?.moment(in: .utc) == moment, note)
      }
    }
  }

  @Test(arguments: [
    ("0000-01-01", nil), ("0001-01-01", "0001-01-01T00:00:00Z"),
    ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"), ("10000-01-01", nil), ("2026-02-29", nil),
    ("2024-02-29", "2024-02-29T00:00:00Z"), ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ("2026-02-14T24:00:00Z", nil), ("2026-02-14T12:60:00Z", nil), ("99999999999999999999", nil),
    ("-2026-02-14", nil), ("2026-02-14T09:30:00+99:99", nil), ("٢٠٢٦-٠٢-١٤", nil), ("", nil),
  ])
  func `at an edge is read or refused`(text: String, moment: String?) {
    #expect(DateText(text)?.moment(in: .utc).rfc3339 == moment)
  }

  @Test(arguments: [
    // The clocks skip from 2 to 3, show 1 to 2 twice, and Samoa skipped a whole day.
    ("Europe/Zurich", "2026-03-29 02:30:00", "2026-03-29T03:30:00+02:00"),
    ("Europe/Zurich", "2026-10-25 02:30:00", "2026-10-25T02:30:00+02:00"),
    ("America/New_York", "2026-11-01 01:30:00", "2026-11-01T01:30:00-04:00"),
    ("Pacific/Apia", "2011-12-30 12:00:00", "2011-12-31T12:00:00+14:00"),
    ("Australia/Lord_Howe", "2026-10-04 02:15:00", "2026-10-04T02:45:00+11:00"),
  ])
  func `that clocks skip or show twice is one moment`(
    zone: String,
    text: String,
    moment: String
  ) throws {
    let zone = try #require(Zone(named: zone))
    #expect(DateText(text)?.moment(in: zone).rfc3339 == moment)
  }
}
