import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct BodyShortcodeTests {
  @Test func `a figure has its caption, credit and link`() {
    expectBody(
      """
      {{< figure src="a.png" alt="A" title="T" caption="*Cap*"
          attr="Me" attrlink="https://me.org" link="https://x.y" >}}
      """,
      """
      figure
        !{a.png 'A'}
        caption <strong:T> <emphasis:Cap>
        credit [Me](https://me.org)
        link https://x.y
      """
    )
  }

  @Test func `references lead to pages`() {
    let references = LiteralReferences(pages: ["b.md": Article.ID("b")])
    expectBody(
      "[x]({{< relref \"b.md\" >}}) [y]({{% ref `b.md#z` %}}) [h]({{< ref \"#h\" >}})\n\n## H\n",
      "p [x](@b) [y](@b#z) [h](#h)\nh2 #h H",
      in: .test(references: references)
    )
  }

  @Test(arguments: [
    ("{{< youtube abc_1 >}}", "card video https://www.youtube.com/watch?v=abc_1 ''"),
    ("{{< youtube id=\"a\" title=\"T\" >}}", "card video https://www.youtube.com/watch?v=a 'T'"),
    ("{{< vimeo 12 >}}", "card video https://vimeo.com/12 ''"),
    ("{{< tweet user=\"u\" id=\"9\" >}}", "card post https://x.com/u/status/9 ''"),
    ("{{< x user=\"u\" id=\"9\" />}}", "card post https://x.com/u/status/9 ''"),
    ("{{< gist spf13 7896402 >}}", "card page https://gist.github.com/spf13/7896402 ''"),
    ("{{< instagram Bx >}}", "card post https://www.instagram.com/p/Bx/ ''"),
  ])
  func `what a page would embed is a card`(_ markdown: String, _ expected: String) {
    expectBody(markdown, expected)
  }

  @Test(arguments: [
    "{{< note >}}\nIn *it*.\n{{< /note >}}", "{{% alert %}} In *it*. {{% /alert %}}",
    "{{< box >}} In *it*.\n{{< /box >}}",
  ])
  func `a paired shortcode for something set apart is a box`(_ markdown: String) {
    expectBody(markdown, "box\n  p In <emphasis:it>.")
  }

  @Test func `boxes may have titles, and lie in lists and in one another`() {
    expectBody(
      """
      - {{% details "More" %}}
        a
        {{% /details %}}

      {{< note title="N" >}}
      {{< unknown >}}
      - b
      {{< /unknown >}}
      {{< tip >}}c{{< /tip >}}
      {{< /note >}}
      """,
      """
      list - loose
        item
          box More
            p a
      box N
        list -
          item
            p b
        box
          p c
      """
    )
  }

  @Test func `an unknown shortcode is told of once and its text stays`() {
    let markdown = "a {{< odd 1 >}} b {{< odd 2 >}}\n\n{{< pair >}}\n*c*\n{{< /pair >}}"
    expectBody(markdown, "p a b\np <emphasis:c>")
    #expect(findings(markdown) == ["1:3 unknown-shortcode", "3:1 unknown-shortcode"])
  }

  @Test func `in code a shortcode is what its author wrote, escaped it is itself`() {
    expectBody(
      "`{{< ref \"x\" >}}` {{</* figure */>}}\n\n```\n{{< figure\n  src=\"a.png\" >}}\n\n{{%/* b */%}}\n```",
      """
      p `{{< ref "x" >}}` {{< figure >}}
      code 
        |{{< figure
        |  src="a.png" >}}
        |
        |{{% b %}}
      """
    )
  }

  @Test func `highlighted text is code and no Markdown`() {
    expectBody(
      "{{< highlight go \"linenos=table\" >}}\n# no *heading*\n\n{{< /highlight >}}\n",
      "code go\n  |# no *heading*"
    )
  }

  @Test func `a site's own shortcodes are understood by their arguments`() {
    expectBody("{{< img src=\"a.png\" alt=\"A\" >}}", "figure\n  !{a.png 'A'}")
    expectBody("{{< quote-block text=\"Q *q*\" cite=\"C\" >}}", "quote\n  p Q <emphasis:q>\n  by C")
    expectBody(
      "a {{< asset-static file=\"https://x.y/a.pdf\" label=\"PDF\" >}}",
      "p a [PDF](https://x.y/a.pdf)"
    )
  }

  @Test(arguments: [
    "{{< a", "{{<", "{{< \"", "{{< a=>}}", "{{</", "{{%%}}", "{{< /x >}}", "{{</* a",
  ])
  func `a broken tag takes nothing with it`(_ tag: String) {
    let body = BodyReader.read("before\n\n\(tag)\n\nafter", in: .test()).value
    #expect(body.blocks.first == .paragraph([.text("before")]))
    #expect(body.blocks.last == .paragraph([.text("after")]))
  }

  @Test func `places behind a shortcode of several lines are right`() {
    #expect(
      findings("{{< figure\nsrc=\"a.png\" alt=\"A\" >}}\n\nx [a](/gone)\n") == ["4:3 missing-page"]
    )
  }

  // MARK: - Other template languages

  @Test(arguments: [
    ("[a]({{ \"/b/\" | url }})", "p [a](@b)"),
    ("{% if x %}a{% endif %}", "p a"),
    ("{% comment %}a{% endcomment %}b", "p b"),
    ("{% raw %}{{ a }}{% endraw %}", "p {{ a }}"),
    ("{% image \"a.png\" \"A\" %}", "figure\n  !{a.png 'A'}"),
    ("{% include figure.html src=\"a.png\" alt=\"A\" %}", "figure\n  !{a.png 'A'}"),
    ("{% include \"fig.html\", image: \"a.png\", alt: \"A: b\" %}", "figure\n  !{a.png 'A: b'}"),
    ("{% highlight go %}\n*a*\n{% endhighlight %}", "code go\n  |*a*"),
    ("[a]({{ site.baseurl }}/b/)", "p [a](@b)"),
    ("[a]({{ '/b/' | relative_url }})", "p [a](@b)"),
    ("{% assign x = 'A' %}{{ x }} {% capture y %}b{% endcapture %}{{ y }}", "p A b"),
    ("a{% for p in site.posts %}{{ p.title }}{% endfor %}b", "p ab"),
    ("{% include figure image_path=\"a.png\" alt=\"A\" %}", "figure\n  !{a.png 'A'}"),
    (
      "{% include video id=\"x\" provider=\"youtube\" %}",
      "card video https://www.youtube.com/watch?v=x ''"
    ),
    ("`${{ steps.a }}`", "p `${{ steps.a }}`"),
    (
      "<figure>\n\t{% image \"a.png\" \"A\" %}\n\t<figcaption>Cap</figcaption>\n</figure>",
      "figure\n  !{a.png 'A'}\n  caption Cap"
    ),
  ])
  func `tags of Liquid are read on sites of Jekyll and Eleventy`(
    _ markdown: String,
    _ expected: String
  ) {
    var markup = MarkupSettings()
    markup.templates = .liquid
    let references = LiteralReferences(pages: ["/b/": Article.ID("b")], pictures: ["a.png"])
    expectBody(markdown, expected, in: .test(markup: markup, references: references))
  }

  @Test func `a value of the site that is left out is reported once`() {
    var markup = MarkupSettings()
    markup.templates = .liquid
    let read = BodyReader.read(
      "a {{ page.date | date: '%Y' }}\n\n{{ page.date }} {{ site.url }}",
      in: .test(markup: markup)
    )
    #expect(read.diagnostics.map(\.id) == ["unknown-shortcode"])
    #expect(read.diagnostics.first?.message.contains("page.date") == true)
  }

  @Test(arguments: [
    ("{{ youtube(id=\"x\") }}", "card video https://www.youtube.com/watch?v=x ''"),
    ("{% note() %}\na\n{% end %}", "box\n  p a"),
    ("{{ a }} and {% if x %}", "p {{ a }} and {% if x %}"),
    ("`{{/* note(a=1) */}}`", "p `{{ note(a=1) }}`"),
  ])
  func `shortcodes of Zola are read on its sites`(_ markdown: String, _ expected: String) {
    var markup = MarkupSettings()
    markup.templates = .tera
    let references = LiteralReferences(pages: ["/b/": Article.ID("b")], pictures: ["a.png"])
    expectBody(markdown, expected, in: .test(markup: markup, references: references))
  }
}
