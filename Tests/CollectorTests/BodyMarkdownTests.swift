import Articles
import CommonMark
import Diagnostics
import Testing

@testable import Collector

/// Checks what a body's Markdown becomes; `expected` is the dump of `ArticleBody`.
func expectBody(
  _ markdown: String,
  _ expected: String,
  in context: BodyContext = .test(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    BodyReader.read(markdown, in: context).value.dump == expected,
    sourceLocation: sourceLocation
  )
}

/// What is found in a body: `line:column id`, columns left out where they are not known.
func findings(_ markdown: String, in context: BodyContext = .test()) -> [String] {
  BodyReader.read(markdown, in: context).diagnostics.map { finding in
    let place = [finding.place?.line, finding.place?.column].compactMap(\.self).map(String.init)
    return place.joined(separator: ":") + " " + finding.id
  }
}

@Suite struct BodyMarkdownTests {
  @Test func `paragraphs, lists, quotes, code and tables become blocks`() {
    expectBody(
      """
      Some *words* and `code`
      on two lines.\\
      Third.

      3. [x] done
      4. open

      > Said
      > so
      > -- A. Nyone

      ```swift {.x}
      let\ta = 1
      ```

      | a | b |
      |:--|--:|
      | `x\\|y` | 2 |
      """,
      """
      p Some <emphasis:words> and `code` on two lines.⏎Third.
      list 3.
        [x]
          p done
        item
          p open
      quote
        p Said so
        by A. Nyone
      code swift
        |let    a = 1
      table <>
        head a | b
        row `x|y` | 2
      """
    )
  }

  @Test func `dashes after the beginning are a rule and never front matter`() {
    expectBody("a\n\n---\n*Sources: b*\n", "p a\nrule\np <emphasis:Sources: b>")
  }

  @Test func `a term and its meanings are a definition, in code they are text`() {
    expectBody(
      """
      Term
      Other term
      : One
      : Two

          More of two

      ```
      a
      : b
      ```
      """,
      """
      definitions
        term Term
        term Other term
        meaning
          p One
        meaning
          p Two
          p More of two
      code 
        |a
        |: b
      """
    )
  }

  @Test func `a link to the heading that is the title leads to the article's top`() {
    expectBody(
      "# Title {#top}\n\n[a](#top), [b](#the-end)\n\n## The end",
      "p [a](@a), [b](#the-end)\nh2 #the-end The end"
    )
    expectBody("# <a id=x></a>Title\n\n[a](#x) [b](#Title)", "p [a](@a) [b](@a)")
  }

  @Test func `a definition may follow one of several paragraphs`() {
    expectBody(
      """
      Term
      : One

          More of one

      : Two

        ```
        code of two
        ```

      : Three

      Words, and
      : no definition

      : of no term
      """,
      """
      definitions
        term Term
        meaning
          p One
          p More of one
        meaning
          p Two
          code 
            |code of two
        meaning
          p Three
        term Words, and
        meaning
          p no definition
        meaning
          p of no term
      """
    )
  }

  @Test(arguments: [
    ("para\n{.cls}", "p para"),
    ("para\n{: .cls}", "p para"),
    ("[a](https://b.c){:target=\"_blank\"} d", "p [a](https://b.c) d"),
    ("a {x} b", "p a {x} b"),
    ("## Head {#id .cls}", "h2 #id Head"),
  ])
  func `attributes leave no trace`(_ markdown: String, _ expected: String) {
    expectBody(markdown, expected)
  }

  @Test func `attributes of headings are text where the site has switched them off`() {
    var markup = MarkupSettings()
    markup.hasHeadingAttributes = false
    expectBody("## Head {#id}", "h2 #head-id Head {#id}", in: .test(markup: markup))
  }

  @Test func `what cannot be nested deeper is kept flat and reported`() {
    let body = BodyReader.read(String(repeating: "> ", count: 5_000) + "words", in: .test())
    #expect(body.value.blocks.plainText.contains("words"))
    #expect(body.diagnostics.map(\.id) == ["too-deep"])
  }

  @Test func `a table of too many cells is shown as text and reported`() {
    let rows = String(repeating: "|a|b|\n", count: 10_001)
    let body = BodyReader.read("|h|i|\n|-|-|\n" + rows + "\nafter", in: .test())
    #expect(body.diagnostics.map(\.id) == ["table-too-large"])
    #expect(body.value.blocks.count == 2)
    #expect(body.value.blocks.last?.plainText == "after")
  }

  @Test func `bytes that are no UTF-8 are reported and nothing else is lost`() {
    let body = BodyReader.read([0x61, 0xFF, 0x62, 0x00, 0x0D, 0x0A, 0x63], in: .test())
    expectBody("a\u{FFFD}b\nc", body.value.dump)
    #expect(body.diagnostics.map(\.id) == ["invalid-utf-8"])
  }

  // MARK: - Headings

  @Test func `levels begin with two and none is skipped`() {
    expectBody(
      "#### A\n##### B\n# C\n### D\n",
      "h2 #a A\nh3 #b B\nh2 #c C\nh3 #d D"
    )
  }

  @Test(arguments: [
    ("Hello, *World* & Co.", "hello-world--co"), ("中文 标题！", "中文-标题"),
    ("Ünïcode Straße", "ünïcode-straße"), ("It's `a_b` -- so", "its-a_b----so"), ("!!!", "heading"),
  ])
  func `identifiers are as Goldmark makes them`(_ heading: String, _ identifier: String) {
    let body = BodyReader.read("## \(heading)\n\n## \(heading)\n", in: .test()).value
    #expect(body.anchors.keys.sorted() == [identifier, identifier + "-1"])
  }

  @Test func `a first heading that repeats the title is dropped`() {
    expectBody("# The *Title*!\n\na\n", "p a", in: .test(title: "the title"))
  }

  @Test func `without a title the first heading is it`() {
    expectBody("# My title\n\na\n", "title My title\np a", in: .test(title: nil))
    expectBody("a\n\n# Later\n", "title Later\np a\nh2 #later Later", in: .test(title: nil))
  }

  @Test func `points under a heading that says so are taken out`() {
    expectBody(
      "## Key Takeaways\n* The **A**.\n* B.\n\n## Next\n\n- c\n",
      "takeaway The <strong:A>.\ntakeaway B.\nh2 #next Next\nlist -\n  item\n    p c"
    )
    expectBody("## In brief\n\nNo list.\n", "h2 #in-brief In brief\np No list.")
  }

  @Test func `what stands before the divider is the summary`() {
    let body = BodyReader.read("One *a*.\n\n<!--more-->\n\nTwo.\n", in: .test()).value
    #expect(body.summary == "One a.")
    #expect(body.dump == "p One <emphasis:a>.\np Two.")
  }

  // MARK: - Links and pictures

  @Test func `links lead to the web, to pages and to headings of the article`() {
    let references = LiteralReferences(pages: ["/b/": Article.ID("b")])
    expectBody(
      "[a](https://x.y) [b](/b/#c) [d](#sec) <https://e.f> www.g.h\n\n## Sec\n",
      """
      p [a](https://x.y) [b](@b#c) [d](#sec) [https://e.f](https://e.f) [www.g.h](https://www.g.h)
      h2 #sec Sec
      """,
      in: .test(references: references)
    )
  }

  @Test func `a link that leads nowhere keeps its text and is reported where it stands`() {
    expectBody("See [the page](/gone) and [this](#gone).", "p See the page and this.")
    #expect(
      findings("See [the page](/gone) and\n[this](#gone).")
        == ["1:5 missing-page", "2:1 missing-fragment"]
    )
    #expect(findings("- é [a](/gone)") == ["1:5 missing-page"])
  }

  @Test func `a picture alone is a figure, its title or the line below its caption`() {
    expectBody("![A](a.png \"Cap\")", "figure\n  !{a.png 'A'}\n  caption Cap")
    expectBody("![A](a.png)\n*Below*", "figure\n  !{a.png 'A'}\n  caption Below")
    expectBody("In ![A](a.png) line", "p In !{a.png 'A'} line")
    expectBody("[![A](a.png)](https://x.y)", "figure\n  !{a.png 'A'}\n  link https://x.y")
  }

  @Test func `a picture that is missing, remote or without words is told of`() {
    expectBody("![A](no.png)", "figure\n  !{missing no.png 'A'}")
    expectBody("![A](https://x.y/a.png)", "card picture https://x.y/a.png 'A'")
    #expect(
      findings("![A](no.png)\n\n![](a.png)\n\na ![A](https://x.y/a.png)")
        == ["1:1 missing-image", "3:1 missing-alt", "5:3 remote-image"]
    )
  }

  // MARK: - Notes

  @Test func `notes are numbered by their first reference and kept when nothing refers to them`() {
    expectBody(
      """
      Two[^b] one[^a] again[^b], `[^a]`.

      [^a]: Note *a*.
      [^b]: Para

          ```
          code [^a]
          ```
      [^never]: Kept.
      """,
      """
      p Two^1.0 one^2.0 again^1.1, `[^a]`.
      note 1 ×2
        p Para
        code 
          |code [^a]
      note 2 ×1
        p Note <emphasis:a>.
      note 3 ×0
        p Kept.
      """
    )
    #expect(findings("a\n\n[^n]: b") == ["3 unused-note"])
    #expect(findings("a[^n]") == ["1 missing-note"])
  }

  @Test func `a note may use the article's link definitions and refer to other notes`() {
    expectBody(
      "a[^1]\n\n[^1]: [x][r] and[^2]\n\n[^2]: b\n\n[r]: https://x.y\n",
      "p a^1.0\nnote 1 ×1\n  p [x](https://x.y) and^2.0\nnote 2 ×1\n  p b"
    )
  }

  @Test func `a bare address ends before a note's mark, and emphasis closes before it`() {
    expectBody(
      "https://x.y/z[^1] **\"a\"**[^1] _b_[^1]\n\n[^1]: n\n",
      "p [https://x.y/z](https://x.y/z)^1.0 <strong:“a”>^1.1 <emphasis:b>^1.2\nnote 1 ×3\n  p n"
    )
  }

  // MARK: - What sites switch on and off

  @Test(arguments: [
    (
      "a ++b++ ==c *d*== e^f^ H~2~O ^g h^",
      "p a <inserted:b> <marked:c <emphasis:d>> e<superscript:f> H<subscript:2>O <superscript:g h>"
    ),
    ("a ~~b~~ `==c==` 1 == 2 ^ 3 ++", "p a <deleted:b> `==c==` 1 == 2 ^ 3 ++"),
    ("x^a^ ^b ~c", "p x<superscript:a> ^b ~c"),
  ])
  func `signs of a site's extras are read where it has them on`(
    _ markdown: String,
    _ expected: String
  ) {
    var markup = MarkupSettings()
    markup.extensions.formUnion([.inserted, .marked, .superscript, .subscript])
    expectBody(markdown, expected, in: .test(markup: markup))
    expectBody("a ==b== c^d^ ~e~ ++f++", "p a ==b== c^d^ ~e~ ++f++")
  }

  @Test func `what a site has off is text`() {
    var markup = MarkupSettings()
    markup.extensions = []
    markup.hasNotes = false
    markup.hasDefinitions = false
    expectBody(
      "~~a~~ https://b.c d[^1]\n: e\n\n|f|\n|-|\n\n- [ ] g\n\n[^1]: /h",
      "p ~~a~~ https://b.c d^1 : e\np |f| |-|\nlist -\n  item\n    p [ ] g",
      in: .test(markup: markup)
    )
  }

  @Test(arguments: [
    (HeadingIdentifier.github, "größe--2nd-a_b"), (.githubASCII, "groe--2nd-a_b"),
    (.blackfriday, "größe-2nd-a-b"),
  ])
  func `identifiers are made as the site has it`(_ style: HeadingIdentifier, _ expected: String) {
    var markup = MarkupSettings()
    markup.headingIdentifiers = style
    let body = BodyReader.read("## Größe & \"2nd\" a_b", in: .test(markup: markup)).value
    #expect(body.anchors.keys.sorted() == [expected])
  }

  // MARK: - Formulas

  @Test(arguments: [
    ("$$\na_1 * b * c\n$$", "math a_1 * b * c"),
    ("x $$a_1 * b$$ y", "p x $a_1 * b$ y"),
    ("\\(a^2\\) and $x_{1}$", "p $a^2$ and $x_{1}$"),
    ("costs $5 and $10", "p costs $5 and $10"),
    ("\\[sic\\] \\(a b\\)", "p [sic] (a b)"),
    ("`$x^2$`", "p `$x^2$`"),
    ("\\begin{align}\na &= b\n\\end{align}", "math \\begin{align}\na &= b\n\\end{align}"),
  ])
  func `formulas are kept from Markdown, and money is none`(_ markdown: String, _ expected: String)
  {
    expectBody(markdown, expected)
  }
}
