import TestSupport
import Testing

/// Three articles of a Hugo site, two of them in ISO week 2026-W07.
let tinySite = [
  "hugo.toml": """
  baseURL = "https://tiny.example/"
  title = "Tiny News"
  timeZone = "Europe/Berlin"
  """,
  "content/news/tides.md": """
  ---
  title: "Tides & <Times>"
  date: 2026-02-10T09:00:00+01:00
  author: Ann Author
  categories: [Science]
  description: What the gauge says.
  ---
  The tide came in. See [the ferry](/news/ferry/) and [the shop](/shop/).
  """,
  "content/news/ferry.md": """
  +++
  title = "The ferry"
  date = 2026-02-11
  categories = ["City"]
  +++
  It sails at eight.
  """,
  "content/news/old.md": """
  ---
  title: Old news
  date: 2025-12-01
  ---
  Long ago.
  """,
]

/// Runs `broadsheet` on a site, writing into `output` beside it.
func broadsheet(
  _ arguments: [String],
  site: TemporaryFolder,
  environment: [String: String] = [:]
) throws -> Tool.Run {
  try Tool.broadsheet.run(arguments, in: site.path, environment: environment)
}

/// Builds the week here, and in another folder under another zone, locale and number of jobs.
func expectSameBytesElsewhere(_ arguments: [String], suffixes: [String]) throws {
  let first = try TemporaryFolder(tinySite)
  let second = try TemporaryFolder(tinySite)
  _ = try broadsheet(arguments, site: first)
  _ = try broadsheet(
    arguments + ["--jobs", "1"],
    site: second,
    environment: ["TZ": "Asia/Tokyo", "LC_ALL": "C"]
  )
  for suffix in suffixes {
    let name = "output/tiny-news-2026-w07.\(suffix)"
    #expect(try first.bytes(of: name) == second.bytes(of: name), "\(suffix)")
  }
}
