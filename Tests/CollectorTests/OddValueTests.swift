import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `an odd value in front matter` {
  @Test(arguments: [
    (
      "title: [a, b]", "2:8 warning a list cannot be 'title'; it counts as absent", "wanted: a text"
    ),
    ("title: {a: b}", "2:8 warning a map cannot be 'title'; it counts as absent", "wanted: a text"),
    (
      "Title:", "2:7 note 'title' is empty; the first heading or the file's name stands for it",
      "write 'title: …'"
    ),
    (
      "description: [a]", "2:14 warning a list cannot be 'description'; it counts as absent",
      "wanted: a text"
    ),
    (
      "draft: maybe", "2:8 warning 'maybe' cannot be 'draft'; it counts as absent",
      "wanted: true or false"
    ),
    ("draft: \"true\"", "2:8 note 'true' in 'draft' is taken for true", "write 'draft: true'"),
    ("pinned: 1", "2:9 note '1' in 'pinned' is taken for true", "write 'pinned: true'"),
    (
      "headless: [true]", "2:11 warning a list cannot be 'headless'; it counts as absent",
      "wanted: true or false"
    ),
    ("weight: \"5\"", "2:9 note '5' in 'weight' is taken for 5", "write 'weight: 5'"),
    ("weight: 1.5", "2:9 note '1.5' in 'weight' is taken for 1", "write 'weight: 1'"),
    (
      "weight: heavy", "2:9 warning 'heavy' cannot be 'weight'; it counts as absent",
      "wanted: a whole number"
    ),
    (
      "weight: true", "2:9 warning 'true' cannot be 'weight'; it counts as absent",
      "wanted: a whole number"
    ),
    (
      "tags: a, b", "2:7 note 'a, b' in 'tags' is taken for one", "write 'tags: [a, b]' for several"
    ),
    (
      "tags: {a: b}", "2:7 warning a map cannot be 'tags'; it counts as absent",
      "wanted: a list of texts"
    ),
    (
      "categories: [a, [b]]", "2:17 warning a list cannot be 'categories'; it counts as absent",
      "wanted: a text in each place of the list"
    ),
    ("author: 7", "2:9 warning '7' cannot be 'author'; it counts as absent", "wanted: a name"),
    (
      "authors: [{url: x}]", "2:11 warning a map cannot be 'authors'; it counts as absent",
      "wanted: a name, or a map with 'name'"
    ),
    (
      "lang: in English", "2:7 warning 'in English' is no language tag",
      "write it as 'en' or 'pt-BR'"
    ),
    (
      "featured_image: true", "2:17 warning 'true' cannot be 'featured_image'; it counts as absent",
      "wanted: a picture's path"
    ),
    (
      "images: [a.png, 3]", "2:17 warning '3' cannot be 'images'; it counts as absent",
      "wanted: a picture's path"
    ),
    (
      "resources: a.png", "2:12 warning 'a.png' cannot be 'resources'; it counts as absent",
      "wanted: a list of maps"
    ),
    ("params: x", "2:9 warning 'x' cannot be 'params'; it counts as absent", "wanted: a map"),
    (
      "date: last summer", "2:7 warning 'last summer' in 'date' is no date",
      "write it as 2026-02-14 or 2026-02-14T09:30:00+01:00"
    ),
    (
      "date: [2026-01-01]", "2:7 warning 'a list or a map' in 'date' is no date",
      "write it as 2026-02-14 or 2026-02-14T09:30:00+01:00"
    ),
    (
      "date: 14 February 2026",
      "2:7 note the date '14 February 2026' is read as 2026-02-14; Hugo would not read it",
      "write it as 2026-02-14 or 2026-02-14T09:30:00+01:00"
    ),
  ])
  func `is reported where it stands, with what it was taken for`(
    _ line: String,
    _ expected: String,
    _ hint: String
  ) async throws {
    let site = try await open([
      "hugo.toml": "title = \"A\"\nlanguageCode = \"en\"", "content/a.md": article(line),
    ])
    let findings = site.diagnostics.map { finding in
      let place = "\(finding.place?.line ?? 0):\(finding.place?.column ?? 0)"
      return "\(place) \(finding.severity) \(finding.message)"
    }
    #expect(findings == [expected])
    #expect(site.diagnostics.first?.hint == hint)
  }

  @Test(arguments: [
    "title: 2020", "title: true", "tags: []", "tags: a", "tags: [1, true]", "author: null",
    "author: {name: A, url: x}", "authors: [a, {name: B}]", "images: false", "images: {src: a}",
    "draft: no", "weight: 0", "weight: 5.0", "published: false", "resources: []",
    "custom: {a: [1]}",
  ])
  func `is none of those that Hugo and its themes take`(_ line: String) async throws {
    let site = try await open([
      "hugo.toml": "title = \"A\"\nlanguageCode = \"en\"", "content/a.md": article(line),
    ])
    #expect(site.diagnostics == [])
  }

  @Test(arguments: [
    ("author: Al Bright", "Al Bright"), ("author: Ada King", "Ada King of the Folder"),
    ("author: Al Bright <al@x.org>", "Al Bright"),
    ("authors: [Ada, Dan]", "Ada, Dan"), ("author: {name: Ada, url: x, email: y}", "Ada"),
    ("authors: [{name: Ada}, {email: bob@x.org}]", "Ada, bob@x.org"),
    ("authors: [ada-king]", "Ada King of the Folder"), ("author: bob", "Bob of the Data"),
    ("authors: [{slug: cyd}]", "Cyd of the List"), ("author: dee", "Dee of the File"),
    ("author: eve-adams", "Eve Adams"), ("author: null", ""), ("author: [null, Ada]", "Ada"),
  ])
  func `or a plain one, an author has the name that the site shows`(
    _ line: String,
    _ expected: String
  ) async throws {
    let site = try await open([
      "hugo.toml": "title = \"A\"\nlanguageCode = \"en\"", "content/a.md": article(line),
      "content/authors/ada-king/_index.md": article("display_name: Ada King of the Folder"),
      "data/authors.yaml": "bob: {name: Bob of the Data}",
      "data/people.json": "[{\"slug\": \"cyd\", \"name\": \"Cyd of the List\"}]",
      "data/team/dee.toml": "full_name = \"Dee of the File\"",
    ])
    let entry = site.value.entry("content/a.md")
    #expect(entry?.metadata.authors.joined(separator: ", ") == expected)
    #expect(site.diagnostics == [])
  }
}
