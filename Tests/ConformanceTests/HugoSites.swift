import Testing

/// Small sites, each for some of Hugo's rules.
enum HugoSites {
  struct Site: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var files: [String: String]
  }

  static let all = [
    tokens, sections, languages, languagesInFolders, ownAddresses, names, samePages, mounts,
    cascade, dates, fileNames, builds,
  ]

  private static let base = "baseURL = \"https://x.example/blog/\"\nlanguageCode = \"en\"\n"

  private static func article(_ lines: String...) -> String {
    "---\n" + lines.joined(separator: "\n") + "\n---\nText.\n"
  }

  private static let tokens = Site(
    testDescription: "permalink tokens",
    files: [
      "hugo.toml": base + """
        [permalinks]
        a = "/:year/:month/:day/:slug/"
        b = "/:2006/:Jan/:yearday/:weekdayname/:title"
        c = "/:section/:sections[1:]/:filename"
        d = ":slugorfilename"
        "/" = "/root/:slug/"
        """,
      "content/a/x.md": article("title: 'C++ & A / B'", "date: 2026-02-04T23:30:00-05:00"),
      "content/a/bundle/index.md": article("slug: 'Sl Ug/x'"),
      "content/b/y.md": article("title: 'Été: %41 😀'", "date: 2026-02-04"),
      "content/c/deep/_index.md": article("title: Deep"),
      "content/c/deep/deeper/z + #1.md": article("title: Zed"),
      "content/d/w.md": article("title: Double U"), "content/top.md": article("title: The Top"),
    ]
  )

  private static let sections = Site(
    testDescription: "ugly addresses, accents and capitals",
    files: [
      "hugo.toml": base + """
        disablePathToLower = true
        removePathAccents = true
        [uglyURLs]
        ugly = true
        """,
      "content/ugly/É å Ø й.md": article("title: Some"), "content/ugly/b/index.md": article(),
      "content/Plain/Ünï 中文.md": article("slug: ' Ab '"), "content/Plain/(b) !.md": article(),
    ]
  )

  private static let languages = Site(
    testDescription: "languages by suffix",
    files: [
      "hugo.toml": base + """
        defaultContentLanguageInSubdir = true
        disableLanguages = ["de"]
        timeZone = "Europe/Berlin"
        [languages.en]
        [languages.de]
        [languages.fr]
        timeZone = "America/New_York"
        [languages.fr.permalinks]
        a = "/f/:slug"
        """,
      "content/a/x.md": article("title: Ex", "date: 2026-02-04 10:00:00"),
      "content/a/x.fr.md": article("title: Ex", "date: 2026-02-04 10:00:00"),
      "content/a/x.de.md": article("title: Ex"), "content/a/y.FR.md": article("title: Capitals"),
      "content/a/z.it.md": article("title: None of ours"),
      "content/b/index.fr.md": article("url: own/"), "content/b/index.md": article("url: /own/"),
      "content/c/index.it.md": article(), "content/c/inside.md": article(),
    ]
  )

  private static let languagesInFolders = Site(
    testDescription: "languages by folder and by mount",
    files: [
      "hugo.toml": base + """
        [languages.en]
        weight = 1
        [languages.fr]
        weight = 2
        contentDir = "fr"
        [languages.es]
        contentDir = "es"
        """,
      "content/a/x.md": article("title: Ex"), "fr/a/x.md": article("title: Ex"),
      "fr/a/y.en.md": article("title: Why"), "es/z.md": article("title: Zed"),
    ]
  )

  private static let ownAddresses = Site(
    testDescription: "url and slug",
    files: [
      "hugo.toml": base,
      "content/a.md": article("url: x/y"), "content/b.md": article("url: /X y/é.html"),
      "content/c.md": article("url: /x/../z/./q/"), "content/d.md": article("url: /v1.0/notes"),
      "content/e.md": article("url: ''"), "content/f.md": article("slug: 007"),
      "content/g.md": article("slug: '!!!'"), "content/h.md": article("url: /w/index.html"),
    ]
  )

  private static let names = Site(
    testDescription: "names of files",
    files: [
      "hugo.toml": base + "ignoreFiles = ['\\.Rmd$', '(?i)/SECRET/', '\\bdraft\\b']",
      "content/a.MD": article(), "content/b.markdown": article(), "content/c.mkd": article(),
      "content/d.html": article(), "content/e.html": "<p>no front matter</p>",
      "content/_f.md": article(), "content/#g.md": article(), "content/h.md~": article(),
      "content/i.Rmd": article(), "content/secret/j.md": article(),
      "content/my.draft.md": article(), "content/k.en.md": article(), "content/.l.md": article(),
      "content/m/n.org": "#+title: Org\n#+date: <2026-02-04 Wed>\n#+draft: true\n* text\n",
    ]
  )

  private static let samePages = Site(
    testDescription: "several files for one page",
    files: [
      "hugo.toml": base,
      "content/a.md": article("title: Single"), "content/a/index.md": article("title: Bundle"),
      "content/b.html": article("title: HTML"), "content/b.md": article("title: Markdown"),
      "content/c.en.md": article("title: Named"), "content/c.md": article("title: Unnamed"),
      "content/P/d.md": article("title: Capital"), "content/p/d.md": article("title: Small"),
      "content/e/_index.md": article("title: Both"), "content/e/index.md": article("title: Both"),
      "content/e/f.md": article(),
    ]
  )

  private static let mounts = Site(
    testDescription: "mounts and themes",
    files: [
      "hugo.toml": base + """
        theme = "t"
        [[module.mounts]]
        source = "content"
        target = "content"
        excludeFiles = ["**.draft.md", "skip/**"]
        [[module.mounts]]
        source = "docs"
        target = "content/handbook"
        includeFiles = "a*"
        [[module.mounts]]
        source = "one.md"
        target = "content/single/renamed.md"
        """,
      "content/a.md": article("title: Ours"), "content/b.draft.md": article(),
      "content/skip/c.md": article(), "docs/ab.md": article(), "docs/b.md": article(),
      "one.md": article(), "themes/t/content/a.md": article("title: Theme's"),
      "themes/t/content/d.md": article("title: From the theme"),
      "themes/t/hugo.toml": "[permalinks]\nhandbook = \"/never/:slug\"\n",
    ]
  )

  private static let cascade = Site(
    testDescription: "cascades",
    files: [
      "hugo.toml": base + "[[cascade]]\nslug = \"site\"\n[cascade._target]\npath = \"/c/**\"\n",
      "content/a/_index.md": article("cascade: {draft: true, date: 2026-02-04, slug: down}"),
      "content/a/x.md": article("title: Ex"), "content/a/b/y.md": article("slug: own"),
      "content/c/z.md": article(), "content/c/index2.md": article("params: {draft: true}"),
      "content/d/_index.md": article(
        "cascade:",
        "- _target: {path: '/d/{x,y}.md', kind: 'p*', environment: production}",
        "  slug: hit",
        "- _target: {environment: development}",
        "  draft: true"
      ),
      "content/d/x.md": article(), "content/d/z.md": article(),
    ]
  )

  private static let dates = Site(
    testDescription: "forms of dates",
    files: [
      "hugo.toml": base + "timeZone = \"America/New_York\"\n",
      "content/a.md": article("date: Thu, 02 Jan 2020 10:00:00 GMT"),
      "content/b.md": article("date: 02 Jan 20 10:00 -0500"),
      "content/c.md": article("date: Thu Jan  2 10:00:00 2020"),
      "content/d.md": article("date: Thursday, 02-Jan-20 10:00:00 AEST"),
      "content/e.md": article("date: 1577836800", "lastmod: 2020-01-05 9:00:00"),
      "content/f.md": "+++\ndate = 2020-07-01T10:00:00\nexpiryDate = 2021-01-01\n+++\n",
      "content/g.md": article("published: 2020-01-01", "unpublishdate: 2021-01-01"),
      "content/h.md": article("published: 'F'", "modified: 2020-01-01"),
      "content/i.md": "{\"date\": \"2020-01-01 10:00:00 +0200 CEST\"}text",
      "content/j.md": "<!--\n---\ndate: 02 Jan 2020\ndraft: t\n---\n-->\ntext",
    ]
  )

  private static let fileNames = Site(
    testDescription: "dates in names of files",
    files: [
      "hugo.toml": base + """
        [frontmatter]
        date = ["day", ":filename", ":default"]
        publishDate = [":filename"]
        expiryDate = []
        """,
      "content/p/2021-07-08-from name.md": article("date: 2020-01-01"),
      "content/p/2021-07-09-bundle/index.md": article("day: 2020-01-01", "expirydate: 2022-01-01"),
      "content/p/2021-07-10.md": article(), "content/p/2021-7-11-x.md": article(),
      "content/p/2021-07-12x.md": article("slug: own"),
    ]
  )

  private static let builds = Site(
    testDescription: "what is built and listed",
    files: [
      "hugo.toml": base,
      "content/a/index.md": article("headless: true"), "content/b.md": article("headless: true"),
      "content/c.md": article("_build: {list: never}"),
      "content/d.md": article("_build: {list: local}"),
      "content/e.md": article("_build: {render: never}"),
      "content/f.md": article("_build: {list: Never, render: link}"),
      "content/g/_index.md": article("cascade: {headless: true, _build: {render: false}}"),
      "content/g/h.md": article(),
    ]
  )
}
