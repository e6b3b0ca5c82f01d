import TestSupport
import Testing

@Suite struct `broadsheet list` {
  @Test func `says of every article whether it would be selected, and if not why`() throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(["list", "--week", "2026-W07", "--format", "csv"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(
      lines.first
        == "path,title,date,publishDate,expiryDate,lastmod,draft,language,section,slug,permalink,bundle,categories,tags,authors,words,selected,reason"
    )
    #expect(lines.count == 4)
    let old = try #require(lines.first { $0.hasPrefix("content/news/old.md,") })
    #expect(old.hasSuffix(",false,outside-period"))
    let ferry = try #require(lines.first { $0.hasPrefix("content/news/ferry.md,") })
    #expect(ferry.contains("The ferry,2026-02-11T00:00:00+01:00,"))
    #expect(ferry.hasSuffix(",true,"))
  }

  @Test func `writes JSON with the same fields`() throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(["list", "--all", "--format", "json"], site: site)
    #expect(run.exitCode == 0)
    #expect(run.output.contains(#""permalink": "https://tiny.example/news/ferry/""#))
    #expect(run.output.contains(#""categories": ["#))
    let article = run.output.split(separator: "}")[0].split(separator: "\n").dropFirst(2)
    #expect(
      article.compactMap { $0.split(separator: "\"").dropFirst().first } == [
        "path", "title", "date", "publishDate", "expiryDate", "lastmod", "draft", "language",
        "section", "slug", "permalink", "bundle", "categories", "tags", "authors", "words",
        "selected", "reason",
      ]
    )
  }

  @Test func `ends with 0 when nothing is selected`() throws {
    let site = try TemporaryFolder(tinySite)
    #expect(try broadsheet(["list", "--week", "2020-W01"], site: site).exitCode == 0)
  }
}
