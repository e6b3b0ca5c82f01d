import Articles
import Configuration
import Diagnostics
import Testing

@testable import Collector

/// The rules that a `shortcodes:` map gives, and what is wrong in it.
private func rules(_ yaml: String) throws -> Diagnosed<ShortcodeRules> {
  let node = ConfigurationReader.read(Array(yaml.utf8), as: .yaml, file: "newsletter.yaml").value
  return ShortcodeRulesReader.read(try #require(node?.map))
}

private func expectBody(
  _ markdown: String,
  _ expected: String,
  saying yaml: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var context = BodyContext.test()
  context.shortcodes = try rules(yaml).value
  expectBody(markdown, expected, in: context, sourceLocation: sourceLocation)
}

@Suite struct `a shortcode of a site's own` {
  @Test(arguments: [
    ("x: box", "{{< x \"T\" >}}\n*a*\n{{< /x >}}", "box\n  p <emphasis:a>"),
    ("x: {form: box, label: Well}", "{{< x >}}\na\n{{< /x >}}", "box Well\n  p a"),
    ("x: {form: box, title: 0}", "{{< x \"T\" >}}\na\n{{< /x >}}", "box T\n  p a"),
    (
      "x: {form: box, title: head, text: [body, 0]}", "{{< x head=H body=\"a *b*\" />}}",
      "box H\n  p a <emphasis:b>"
    ),
    (
      "x: {form: figure, src: file, alt: title}", "{{< x file=a.png title=\"A\" >}}",
      "figure\n  !{a.png 'A'}"
    ),
    ("x: quote", "{{< x author=N >}}\na\n{{< /x >}}", "quote\n  p a\n  by N"),
    ("x: pull-quote", "{{< x by=N >}}\na\n{{< /x >}}", "box\n  p <emphasis:a>\n  p — N"),
    (
      "x: link", "a {{< x href=\"https://y.z\" >}}*b*{{< /x >}} c",
      "p a [<emphasis:b>](https://y.z) c"
    ),
    (
      "x: {form: link, to: 'https://y.z/rfc{0}', text: 'RFC {0}'}", "See {{< x 822 >}}.",
      "p See [RFC 822](https://y.z/rfc822)."
    ),
    (
      "x: {form: card, to: 'https://y.z/{id}', kind: audio, title: name}",
      "{{< x id=7 name=\"Seven\" >}}", "card audio https://y.z/7 'Seven'"
    ),
    ("x: code", "{{< x go >}}\n# *no*\n{{< /x >}}", "code go\n  |# *no*"),
    ("x: formula", "{{< x >}}a_1 * b{{< /x >}}", "math a_1 * b"),
    ("x: text", "a {{< x \"b *c*\" >}} d", "p a b <emphasis:c> d"),
    ("x: drop", "a\n\n{{< x >}}\nb\n{{< /x >}}\n\nc {{< x 1 >}}d", "p a\np c d"),
    ("youtube: drop", "a {{< youtube x >}}", "p a"),
  ])
  func `is set in the form that the newsletter's file gives it`(
    _ yaml: String,
    _ markdown: String,
    _ expected: String
  ) throws {
    try expectBody(markdown, expected, saying: yaml)
    var context = BodyContext.test()
    context.shortcodes = try rules(yaml).value
    #expect(BodyReader.read(markdown, in: context).diagnostics == [])
  }

  @Test(arguments: [
    ("x: boxs", "1:4 wrong-value did you mean 'box'?"),
    ("x: [box]", "1:4 wrong-value wanted: box, details,"),
    ("x: {title: a}", "1:4 wrong-value write 'x: {form: box}'"),
    ("x:\n  form: figure\n  srcs: file", "3:3 unknown-key did you mean 'src'?"),
    ("x: {form: card, kind: song}", "1:23 wrong-value wanted: video, audio"),
    ("x: {form: box, src: a}", "1:16 unknown-key "),
  ])
  func `is reported where the newsletter's file says it wrongly`(
    _ yaml: String,
    _ expected: String
  ) throws {
    let findings = try rules(yaml).diagnostics.map { finding in
      let place = "\(finding.place?.line ?? 0):\(finding.place?.column ?? 0)"
      return "\(place) \(finding.id) \(finding.hint ?? "")"
    }
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix(expected) == true, "\(findings)")
  }

  @Test(arguments: [
    ("{{% notice info \"Head\" %}}\na\n{{% /notice %}}", "box Head\n  p a", "box"),
    ("{{< callout type=\"warning\" >}}\na\n{{< /callout >}}", "box Warning\n  p a", "box"),
    ("{{< my-note >}}\na\n{{< /my-note >}}", "box\n  p a", "box"),
    ("{{< picture \"a.png\" \"left\" \"An A\" >}}", "figure\n  !{a.png 'An A'}", "figure"),
    ("{{< button href=\"https://y.z\" >}}Go{{< /button >}}", "p [Go](https://y.z)", "link"),
    ("{{< pullquote >}}\na\n{{< /pullquote >}}", "box\n  p <emphasis:a>", "pull-quote"),
    ("{{< tabs >}}\na\n{{< /tabs >}}", "p a", "text"),
    ("{{< odd label=\"L\" url=\"https://y.z\" >}}", "p [L](https://y.z)", "link"),
  ])
  func `is set as its name or its arguments say, which is told`(
    _ markdown: String,
    _ expected: String,
    _ form: String
  ) {
    expectBody(markdown, expected)
    let findings = BodyReader.read(markdown, in: .test()).diagnostics
    #expect(findings.map(\.id) == ["guessed-shortcode"])
    #expect(findings.first?.message.contains("set as '\(form)'") == true)
  }

  @Test(arguments: [
    ("a {{< x \"b\"", "1:3 broken-shortcode"), ("a {{< x k=\"b >}}", "1:3 broken-shortcode"),
    ("a\n\n{{< /note >}}", "3:1 broken-shortcode"),
    ("{{< figure \"a.png\" alt=\"A\" >}}", "1:1 broken-shortcode"),
    ("{{< highlight go >}}\n\na", "1:1 broken-shortcode"),
    ("{{< tip >}}", "1:1 broken-shortcode"), ("{{< chart >}}", "1:1 unknown-shortcode"),
    ("{{< param nothing >}}", "1:1 missing-parameter"),
  ])
  func `that is wrong is reported where it stands`(_ markdown: String, _ expected: String) {
    #expect(findings(markdown) == [expected])
  }

  /// What Hugo 0.111 makes of the same.
  @Test(arguments: [
    ("{{<t a>}}", "0=a"), ("{{< t \"a\\\"b\" >}}", "0=a\"b"),
    ("{{< t a=\"b\"c=\"d\" >}}", "a=b c=d"),
    ("{{< t `x \"y\"` >}}", "0=x \"y\""), ("{{< t a = \"b\" >}}", "a=b"),
    ("{{< t k=v/ >}}", "k=v/"),
    ("{{< t a=\"x\\\\y\" >}}", "a=x\\y"), ("{{< t\n a=\"b\"\n c=`d\ne`\n>}}", "a=b c=d\ne"),
    ("{{< t a=b\"c\" >}}", "a=b\"c\""), ("{{< t a==b >}}", "a==b"),
    ("{{< t a=\\\"b c\\\" >}}", "a=b c"),
    ("{{< t \"a>}}b\" >}}", "0=a>}}b"), ("{{< t a=\"{{x}}\" >}}", "a={{x}}"),
    ("{{% t 5 1.5 %}}", "0=5 1=1.5"),
    ("{{< t \"\" />}}", "0="), ("{{< t 中文=\"x\" ä=y >}}", "ä=y 中文=x"),
    ("{{< t src=x/y.png >}}", "src=x/y.png"),
  ])
  func `has its arguments as Hugo reads them`(_ tag: String, _ expected: String) {
    let tags = ShortcodeScanner.tags(in: Array(tag.utf8), file: "a.md", firstLine: 1)
    let shortcode = tags.value.first?.shortcode
    let named = (shortcode?.named ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let positional = (shortcode?.positional ?? []).enumerated().map { "\($0.offset)=\($0.element)" }
    #expect((positional + named).joined(separator: " ") == expected)
    #expect(tags.diagnostics == [])
  }

  @Test func `stays readable where its tag has no end`() {
    expectBody("a {{< x \"b\" c", "p a {{< x “b” c")
  }

  @Test func `has raw strings, several lines, and others within it`() {
    expectBody(
      """
      {{< figure
         src=`a.png`
         alt=`An "A"`
         caption="with \\"b\\"" >}}

      {{% note %}}
      {{< figure src="b.png" alt="B" />}}
      {{% tip "Inner" %}}c{{% /tip %}}
      {{% /note %}}
      """,
      """
      figure
        !{a.png 'An "A"'}
        caption with “b”
      box
        figure
          !{b.png 'B'}
        box
          p c
      """
    )
  }

  @Test func `stands in its line where words stand before it or behind`() {
    expectBody(
      "In {{< span a >}} {{< span b >}} {{< span c >}}.\n\n{{< span d >}} {{< span e >}} f",
      "p In a b c.\np d e f"
    )
  }

  @Test func `may have HTML in its caption`() {
    let markdown = "{{< figure src = \"a.png\" caption=\"<center><b>c</b><br>d</center>\" >}}"
    expectBody(markdown, "figure\n  !{a.png 'c d'}\n  caption <strong:c>⏎d")
    #expect(findings(markdown) == [])
  }

  @Test func `of a picture that the site's data name has their words`() {
    let record = PictureCatalogue.Record(
      destination: "a.png",
      alternativeText: "An A",
      caption: "Cap",
      credit: "Me"
    )
    let remote = PictureCatalogue.Record(
      destination: "https://cdn.x/b.png",
      alternativeText: "A B",
      caption: "Far"
    )
    let references = LiteralReferences(
      pictures: ["a.png"],
      catalogue: ["aa": record, "bb": remote]
    )
    expectBody(
      "{{< img src=aa >}}\n\n{{< img src=bb >}}",
      """
      figure
        !{a.png 'An A'}
        caption Cap
        credit Me
      card picture https://cdn.x/b.png 'A B'
      p Far
      """,
      in: .test(references: references)
    )
  }
}
