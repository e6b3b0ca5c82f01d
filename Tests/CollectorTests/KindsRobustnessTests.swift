import Diagnostics
import TestSupport
import Testing

@testable import Collector

@Suite struct `sites of every kind` {
  static let samples: [[String: String]] = [
    [
      "_config.yml": """
      title: T
      permalink: /:categories/:year/W:week/:short_day-:title:output_ext
      defaults:
        - {scope: {path: "x/**", type: posts}, values: {author: A}}
      collections: {talks: {output: true, permalink: /:collection/:path/}}
      """,
      "x/_posts/2026-02-14-a.md": """
      ---
      title: A
      categories: b c
      permalink: /:slug_x/:title:/
      ---
      {% for x in y %}a{% endfor %} [b]({% link _talks/t.md %}) {{ '/x' | relative_url }}
      {: .x}

      | a |
      |---|
      {:toc}

      {::comment}
      {% assign a = "b" %}{{ a }}{% include x/y.html src='z' %}
      """,
    ],
    [
      "zola.toml":
        "base_url = 'https://x.example'\ntaxonomies = [{name = 'tags'}]\n[languages.fr]\n",
      "content/2026-02-14_a.fr.md": """
      +++
      path = "2026/02/14/a"
      aliases = ["x", "/y/"]
      [taxonomies]
      tags = ["a"]
      [extra]
      author = "B"
      +++
      {{ a(b="c", d=[1, 2]) }} {% x(y=1) %}z{% end %} [a](@/b.md#c) {{/* x() */}}
      """,
    ],
    [
      ".eleventy.js": "module.exports = () => ({ dir: { input: 'src', data: `x${1}` } })\n",
      "src/src.11tydata.js":
        "module.exports = {\n  permalink: '/{{ page.date | x }}/',\n  tags: ['a',\n 'b'],\n}",
      "src/2026-02-14-a.md": """
      ---
      title: A
      permalink: "/{{ page.date | date: '%Y/%-m/%j' }}/{{ title | slugify }}/index.html"
      ---
      <figure>
      	{% image "a.png" "b" %}
      </figure>
      """,
    ],
    [
      "pelicanconf.py": """
      SITENAME = u'P'
      ARTICLE_URL = '{date:%Y}/{slug}-{lang}{'
      ARTICLE_PATHS = [
        'a', "b",
      ]
      FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})-(?P<slug>.*)'
      """,
      "content/a/2026-02-14-x.md": """
      Title: X: y
      Tags: a, b; c
          d
      Status: hidden

      [a]({filename}../b.md) |filename|x

      !!! note "T"
          a

          :::python
          b
      """,
    ],
  ]

  /// The file's first bytes, as long as they are text.
  private func beginning(of text: String, _ count: Int) -> String? {
    String(validating: Array(text.utf8.prefix(count)), as: UTF8.self)
  }

  private func read(_ files: [String: String]) async {
    guard let site = try? await open(files).value else { return }
    _ = await site.articles(site.entries, jobs: 1)
  }

  @Test(arguments: samples)
  func `may be cut off anywhere without harm`(files: [String: String]) async {
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      for end in stride(from: 0, through: text.utf8.count, by: 3) {
        guard let cut = beginning(of: text, end) else { continue }
        await read(files.merging([path: cut]) { _, new in new })
      }
    }
  }

  @Test(arguments: samples)
  func `may be damaged anywhere without harm`(files: [String: String]) async {
    let signs = Array("{}[]()%:'\"|/\\-+=.,;#<>!*`~ \n\t0aé".unicodeScalars)
    // A generator of our own, so that a failure can be repeated.
    var seed: UInt64 = 7
    func random(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(below))
    }
    for _ in 0..<60 {
      var damaged = files
      for (path, text) in files.sorted(by: { $0.key < $1.key }) {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<(1 + random(8)) { scalars[random(scalars.count)] = signs[random(signs.count)] }
        damaged[path] = String(String.UnicodeScalarView(scalars))
      }
      await read(damaged)
    }
  }

  @Test func `are not made to nest scripts for ever`() async {
    let nested = String(repeating: "a:{", count: 200_000)
    _ = ScriptLiterals(Array(nested.utf8))
    await read([".eleventy.js": nested, "a.md": "x"])
  }
}
