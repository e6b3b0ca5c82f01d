import TestSupport
import Testing

private let week = ["build", "--week", "2026-W07"]

@Suite struct `the formats of an issue` {
  @Test func `are both unless one is asked for`() throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.output == """
        output/tiny-news-2026-w07.epub
        output/tiny-news-2026-w07.pdf
        output/tiny-news-2026-w07.json

        """
    )
  }

  @Test func `are the same bytes under another zone, locale, number of jobs and folder`() throws {
    try expectSameBytesElsewhere(week, suffixes: ["epub", "pdf", "json"])
  }

  @Test func `leave the record with the paper, the pages and the page of every article`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week + ["--format", "pdf", "--paper", "a5"], site: site)
    let record = String(
      decoding: try site.bytes(of: "output/tiny-news-2026-w07.json"),
      as: UTF8.self
    )
    #expect(record.contains(#""paper": "a5""#))
    #expect(record.contains(#""page": 2"#))
    #expect(record.contains(#""mediaType": "application/pdf""#))
    #expect(try site.names(in: "output") == ["tiny-news-2026-w07.json", "tiny-news-2026-w07.pdf"])
  }

  @Test func `take back a file that is no longer made`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    _ = try broadsheet(week + ["--format", "epub"], site: site)
    #expect(
      try site.names(in: "output") == ["tiny-news-2026-w07.epub", "tiny-news-2026-w07.json"]
    )
  }

  @Test func `are one file where the EPUB is put into the PDF`() throws {
    let attaching = week + ["--format", "pdf", "--attach-epub"]
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(attaching, site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try site.names(in: "output") == ["tiny-news-2026-w07.json", "tiny-news-2026-w07.pdf"])
    let pdf = try site.bytes(of: "output/tiny-news-2026-w07.pdf")
    #expect(pdf.contains(Array("mimetypeapplication/epub+zip".utf8)))
    try expectSameBytesElsewhere(attaching, suffixes: ["pdf", "json"])
  }

  @Test func `cannot be one file without a PDF`() throws {
    let run = try broadsheet(
      week + ["--format", "epub", "--attach-epub"],
      site: try TemporaryFolder(tinySite)
    )
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("--format names none"))
  }

  @Test func `of an unknown name are refused in words`() throws {
    let run = try broadsheet(week + ["--format", "docx"], site: try TemporaryFolder(tinySite))
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("No format is named 'docx'"))
  }
}
