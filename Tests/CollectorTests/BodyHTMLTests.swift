import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct BodyHTMLTests {
  @Test(arguments: [
    ("H<sub>2</sub>O x<sup>2</sup>", "p H<subscript:2>O x<superscript:2>"),
    ("<kbd>C</kbd> <mark>m</mark> <u>u</u>", "p <keyboard:C> <marked:m> <inserted:u>"),
    ("a<br>b<br/>c", "p a⏎b⏎c"),
    ("<abbr title=\"World\">W</abbr>", "p <abbr 'World':W>"),
    ("<q>a</q>", "p “a”"),
    ("<a href=\"https://x.y\" onclick=\"z\">*b*</a>", "p [<emphasis:b>](https://x.y)"),
    ("<ruby>漢<rp>(</rp><rt>kan</rt></ruby>", "p 漢 (kan)"),
    ("<span lang=\"de\">\"a\"</span>", "p <de:“a”>"),
    ("<span dir=\"rtl\">a</span>", "p <rtl:a>"),
    ("Vec<String> and a < b", "p Vec<String> and a < b"),
    ("<code>a *b*</code>", "p a <emphasis:b>"),
    ("<code>a_b</code>", "p `a_b`"),
    ("<my-tag>a</my-tag> <font color=red>b</font>", "p a b"),
    ("a <!-- b --> c", "p a c"),
  ])
  func `inline HTML becomes inlines`(_ markdown: String, _ expected: String) {
    expectBody(markdown, expected)
  }

  @Test func `Markdown between tags is Markdown`() {
    expectBody(
      "<div class=\"row\">\n<div>\n\n- *a*\n\n</div>\n\n**b**\n\n</div>\n\nc\n",
      "list -\n  item\n    p <emphasis:a>\np <strong:b>\np c"
    )
    expectBody("<div>\n*not md*\n</div>", "p *not md*")
  }

  @Test func `details, asides and notes are boxes`() {
    expectBody(
      "<details>\n<summary>More <b>of</b> it</summary>\n\nText\n\n</details>",
      "box More <strong:of> it\n  p Text"
    )
    expectBody("<div class=\"alert x\"><p>a</p></div>", "box\n  p a")
  }

  @Test func `a figure has pictures and a caption`() {
    expectBody(
      "<figure><img src=\"a.png\" alt=\"A\"><figcaption>Cap <i>i</i></figcaption></figure>",
      "figure\n  !{a.png 'A'}\n  caption Cap <emphasis:i>"
    )
    expectBody("<p><img src=\"a.png\" alt=\"\"></p>", "figure\n  !{a.png decorative ''}")
    #expect(findings("x\n\n<div>\n<img src=\"no.png\" alt=\"A\">\n</div>") == ["4 missing-image"])
  }

  @Test func `a table has spans, row headings, a caption and no gaps`() {
    expectBody(
      """
      <table><caption>Cap</caption>
      <tr><th>A</th><th colspan="2">B</th></tr>
      <tr><th rowspan="2">1</th><td align="right">2</td><td>3</td></tr>
      <tr><td>x<br>y</td></tr>
      </table>
      """,
      """
      table <>< Cap
        head A | 2×1 B
        row 1×2 th 1 | 2 | 3
        row x⏎y | 
      """
    )
  }

  @Test func `a span is as broad as the table and no broader`() {
    expectBody(
      "<table><tr><td colspan=99999>a<tr><td>b<td>c</table>",
      "table <<\n  row 2×1 a\n  row b | c"
    )
    expectBody(
      "<table><tr><td colspan=3>a<tr><td>b<td colspan=2>c</table>",
      "table <<<\n  row 3×1 a\n  row b | 2×1 c"
    )
  }

  @Test func `lists, definitions, quotes and code become blocks`() {
    expectBody(
      "<ol start=\"3\"><li>a<ul><li>b</ul></ol><dl><dt>T<dd>m</dl>",
      "list 3.\n  item\n    p a\n    list -\n      item\n        p b\ndefinitions\n  term T\n  meaning\n    p m"
    )
    expectBody(
      "<blockquote><p>a</p><footer>— B</footer></blockquote>",
      "quote\n  p a\n  by B"
    )
    expectBody(
      "<pre><code class=\"language-c\">a &lt;\n  b</code></pre>",
      "code c\n  |a <\n  |  b"
    )
  }

  @Test(arguments: [
    ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn>", "x^2+1"),
    (
      "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msqrt><mn>2</mn></msqrt></mfrac>",
      "(a+b)/(√2)"
    ),
    (
      "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover>",
      "∑_(i=0)^n"
    ),
    ("<msubsup><mi>&alpha;</mi><mi/><mn>12</mn></msubsup>", "α^12"),
    ("<mi>a</mi><mo>mod</mo><mi>b</mi><mo>&lt;</mo><mn>3</mn>", "a mod b<3"),
    ("<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd></mtr></mtable>", "1, 2; 3"),
    ("<semantics><mi>x</mi><mi>y</mi></semantics></mi></msup><mi>z", "xz"),
  ]) func `a formula of MathML is read in one line`(formula: String, line: String) {
    expectBody("a <math>\(formula)</math>", "p a `\(line)`")
  }

  @Test func `what cannot be printed is a card or is left out and told of`() {
    expectBody(
      "<iframe src=\"https://www.youtube.com/embed/abc?x=1\" title=\"T\"></iframe>",
      "card video https://www.youtube.com/watch?v=abc 'T'"
    )
    expectBody("<video src=\"https://x.y/a.mp4\"></video>", "card video https://x.y/a.mp4 ''")
    #expect(findings("a\n\n<script>x</script>") == ["3 dropped-html"])
    expectBody("<script>x</script>\n\nb", "p b")
  }

  @Test(arguments: [
    ("a <math><mi>x_1</mi> <mo>*</mo></math> *b*", "p a `x_1*` <emphasis:b>", "1 dropped-html"),
    ("a <math></math> b", "p a b", "1 dropped-html"),
    (
      "a <math><mi>x</mi><annotation encoding=\"t\">x_1 & y</annotation></math> b",
      "p a `x_1 & y` b",
      "1 dropped-html"
    ),
    ("a <svg><title>A b</title><text>c</text></svg> d", "p a A b d", "1 dropped-html"),
    ("a <script>let b = 1</script> c", "p a c", "1 dropped-html"),
    ("a <math> b", "p a b", "1 dropped-html"),
    ("<button>Buy</button>", "p Buy", "1 dropped-html"),
    ("<select><option>A<option>B</select>", "p A B", "1 dropped-html"),
    ("<iframe src='x'>See <b>this</b></iframe>", "p See <strong:this>", "1 dropped-html"),
    ("<video>No *film*</video>", "p No <emphasis:film>", "1 dropped-html"),
    (
      "<video src='https://x.y/a'>No <i>film</i></video>", "card video https://x.y/a ''",
      "1 shown-as-link: 'video' is shown as a link, without its text 'No film'"
    ),
  ])
  func `text of what cannot be printed stays, or is told of`(
    markdown: String,
    expected: String,
    finding: String
  ) {
    expectBody(markdown, expected)
    let found = BodyReader.read(markdown, in: .test()).diagnostics
    #expect(found.count == 1)
    let words = found.first.map { "\($0.place?.line ?? 0) \($0.id): \($0.message)" } ?? ""
    #expect(words.hasPrefix(finding), "\(words)")
  }

  @Test func `a site that has raw HTML switched off gets none`() {
    var markup = MarkupSettings()
    markup.readsHTML = false
    expectBody("a <b>b</b>\n\n<div>c</div>\n\nd", "p a b\np d", in: .test(markup: markup))
  }

  @Test func `an anchor leads to the heading behind it`() {
    let body = BodyReader.read("[x](#there)\n\n<a name=\"there\"></a>\n\n## Head\n", in: .test())
    #expect(body.value.dump == "p [x](#head)\nh2 #head Head")
    #expect(body.value.anchors == ["there": "head", "head": "head"])
    #expect(body.diagnostics.isEmpty)
  }

  @Test func `HTML in a thousand levels is flattened and keeps its words`() {
    let markdown = String(repeating: "<blockquote>", count: 1_000) + "words"
    let body = BodyReader.read(markdown, in: .test())
    #expect(body.value.blocks.plainText.contains("words"))
    #expect(body.diagnostics.map(\.id) == ["too-deep"])
  }
}
