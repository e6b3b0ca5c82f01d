import HTML
import Testing

@Suite struct HTMLFragmentTests {
  @Test(arguments: [
    ("<p>One<p>Two", "p(One) p(Two)"),
    ("a <b>b <i>c</b> d</i>", "a  b(b  i(c)) i( d)"),
    ("<IMG Src='a.png' ALT=x>", "img[alt=x src=a.png]"),
    ("&copy; &amp; &lt;", "© & <"),
    ("<my-thing a=1>x</my-thing>", "my-thing[a=1](x)"),
    ("<table><tr><td>a", "table(tbody(tr(td(a))))"),
  ])
  func `a fragment becomes the tree that a browser would build`(_ markup: String, _ tree: String) {
    #expect(HTMLFragment.parse(Array(markup.utf8)).map(\.dump).joined(separator: " ") == tree)
  }

  @Test(arguments: [
    ("a <!-- b --> c", "a  c"),
    ("<script>if (a < b) {}</script>x", "x"),
    ("<style>p {}</style>x", "x"),
    ("Vec<String> and <T>", "Vec&lt;String> and &lt;T>"),
    ("a < b <3", "a &lt; b &lt;3"),
    ("<a title='1 > 2'>x</a>", "<a title='1 > 2'>x</a>"),
    ("<a title='open", "&lt;a title='open"),
    ("x</p></div>", "x</p>"),
    ("<svg><title>A &amp; B</title><path/></svg>", "<span>A &amp; B</span>"),
    ("<iframe src=a>fallback</iframe>b", "<iframe src=a>fallback</iframe>b"),
    ("<button>Buy</button>", "Buy"), ("<select><option>A<option>B</select>", " A B"),
    ("<script>never closed", "never closed"),
    ("<broadsheet-insert n=0>", ""),
    ("<form><input>Name</form>", "Name"),
  ])
  func `the screen lets through what is safe`(_ markup: String, _ admitted: String) {
    var screen = HTMLScreen()
    #expect(String(decoding: screen.admit(markup), as: UTF8.self) == admitted)
  }

  @Test func `the screen remembers what is open from piece to piece`() {
    var screen = HTMLScreen()
    _ = screen.admit("<div><section>")
    #expect(screen.open == ["div", "section"])
    _ = screen.admit("</section>")
    #expect(screen.depth == 1)
  }

  @Test func `what was left out is said once`() {
    var screen = HTMLScreen()
    _ = screen.admit("<script>a</script><script>b</script><!-- open")
    #expect(screen.remarks == [.dropped(element: "script"), .unclosedComment])
  }

  @Test(arguments: [
    "<div>", "<b>", "<a x=1>", "<table><tr><td>", "<ruby><rt>", "<font size=1>x<p>",
  ])
  func `tags that are never closed neither overflow nor take long`(_ tag: String) {
    var screen = HTMLScreen()
    let markup = screen.admit(String(repeating: tag, count: 20_000) + "end")
    #expect(screen.remarks.contains(.tooDeep))
    #expect(HTMLFragment.parse(markup).map(\.text).joined().hasSuffix("end"))
  }
}

extension HTMLNode {
  fileprivate var dump: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.dump
    }
  }
}

extension HTMLElement {
  fileprivate var dump: String {
    let attributes = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let list = attributes.isEmpty ? "" : "[" + attributes.joined(separator: " ") + "]"
    let inside = children.map(\.dump).joined(separator: " ")
    return name + list + (children.isEmpty ? "" : "(" + inside + ")")
  }
}
