import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct BodyRobustnessTests {
  /// A little of everything.
  static let sample = """
    # Title {#t}

    "Text" with *emphasis*, `code`, [link](/x "t"), ![pic](a.png), <b>html</b>[^1] and $x^2$ :smile:.

    <!--more-->

    {{< note title="N" >}}
    - [x] task {{< youtube abc >}}
      > quote
      > -- Name
    {{< /note >}}

    Term
    : Meaning

    | a | b |
    |---|--:|
    | 1 | {{% ref "b" %}} |

    $$
    a_1
    $$

    <table><tr><td rowspan=2>a</td></tr></table>
    <details><summary>s</summary>

    ```swift
    let a = "{{< x >}}"
    ```

    </details>

    {% include "a.html", image: "a.png" %} {{ "b" | url }}

    [^1]: Note with [^1] and 日本語.
    """

  @Test(arguments: [TemplateLanguage.hugo, .liquid, .tera, .none])
  func `every beginning of an article can be read`(_ templates: TemplateLanguage) {
    var markup = MarkupSettings()
    markup.templates = templates
    let bytes = Array(BodyRobustnessTests.sample.utf8)
    for end in stride(from: 0, through: bytes.count, by: 5) {
      _ = BodyReader.read(Array(bytes[..<end]), in: .test(markup: markup))
    }
  }

  @Test func `damaged articles can be read`() {
    let bytes = Array(BodyRobustnessTests.sample.utf8)
    let signs = Array("<>{}[]()`*_$\"'|:-\n \\^%#&\u{0}é".utf8) + [0xFF, 0xC3, 0xF3, 0xF4]
    // A generator of our own, so that a failure can be repeated.
    var seed: UInt64 = 42
    func random(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(below))
    }
    for _ in 0..<200 {
      var damaged = bytes
      for _ in 0..<(1 + random(12)) {
        damaged[random(damaged.count)] = signs[random(signs.count)]
      }
      _ = BodyReader.read(damaged, in: .test())
    }
  }

  @Test(arguments: [
    "[", "![", "*a ", "**a_ ", "`", "> ", "- ", "<div>", "<b><p>", "{{< a >}}", "{{< ", "{{</*",
    "[^1]",
    "$", "\\(", "|a|b|\n|-|-|\n", "a\n: b\n\n", "\"", " 'a", "[a](#b) ", "<a id=x></a>", "# a\n",
    "~~~\n",
  ])
  func `one piece over and over is read in steps that its length alone decides`(_ piece: String) {
    // Steps that grow with the square of the length would keep the tests waiting for minutes.
    let count = 12_000
    let body = BodyReader.read(String(repeating: piece, count: count), in: .test())
    #expect(body.value.blocks.count <= count)
    #expect(body.diagnostics.count <= count)
  }

  @Test func `an article of nothing but markup is printed as it is written from some line on`() {
    let count = 100
    let source = String(repeating: "T\n: d\n\n", count: count)
    let body = BodyReader.read(source, in: .test(), allowing: MarkupAllowance(signs: 50))
    #expect(body.diagnostics.map(\.id) == ["too-much-markup"])
    guard case .definitions(let definitions)? = body.value.blocks.first else {
      Issue.record("no definitions at the beginning")
      return
    }
    let written = body.value.blocks.dropFirst().map(\.plainText).joined(separator: "\n\n")
    #expect(definitions.count + written.ranges(of: "T\n: d").count == count)
    #expect(body.diagnostics.first?.place?.line == 3 * definitions.count + 1)
  }

  @Test func `a single line of more markup than is read is cut between characters`() {
    let source = String(repeating: "*日本語", count: 20_000)
    let body = BodyReader.read(source, in: .test(), allowing: MarkupAllowance(signs: 100)).value
    #expect(body.blocks.count > 1)
    #expect(body.blocks.map(\.plainText).joined() == source)
  }

  @Test func `characters that look like our marks are no marks`() {
    expectBody("a\u{F0000}b [^1]\n\n[^1]: c", "p a\u{FFFD}b ^1.0\nnote 1 ×1\n  p c")
  }

  @Test func `the same source gives the same body`() {
    let first = BodyReader.read(BodyRobustnessTests.sample, in: .test())
    let second = BodyReader.read(BodyRobustnessTests.sample, in: .test())
    #expect(first.value == second.value)
    #expect(first.diagnostics == second.diagnostics)
  }
}
