import Testing
import XML

@Suite struct WritingTests {
  @Test func `an element escapes its text and its attributes`() {
    let element = XMLElement("p", ["title": #"a "b" & <c>"#], text: "1 < 2 && 3 > 2")
    #expect(
      written(element)
        == #"<p title="a &quot;b&quot; &amp; &lt;c&gt;">1 &lt; 2 &amp;&amp; 3 &gt; 2</p>"#
    )
  }

  @Test(arguments: [["a", "b"]])
  func `what is written below another element stands after it, in order`(hrefs: [String]) {
    let element = XMLElement("nav", ["epub:type": "toc", "hidden": nil]) {
      XMLElement("h2", text: "Contents")
      for name in hrefs { XMLElement("a", ["href": name], text: name) }
      if hrefs.count == 2 { "text" }
    }
    #expect(
      written(element)
        == #"<nav epub:type="toc"><h2>Contents</h2><a href="a">a</a><a href="b">b</a>text</nav>"#
    )
  }

  @Test(arguments: [
    ("a\u{0}b\u{1F}c", "abc"), ("line\nnext\tstop", "line\nnext\tstop"),
    ("carriage\rreturn", "carriage&#13;return"), ("日本語 🌊 \u{FFFD}", "日本語 🌊 \u{FFFD}"),
    ("\u{FEFF}\u{E000}", "\u{FEFF}\u{E000}"),
  ])
  func `what XML cannot hold is dropped and the rest stays`(text: String, expected: String) {
    #expect(written(XMLElement("p", text: text)) == "<p>\(expected)</p>")
  }

  @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0xFFFFF, 0x10FFFF] as [UInt32])
  func `a code point that is no character is dropped`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(written(XMLElement("p", text: "a\(Character(scalar))b")) == "<p>ab</p>")
  }

  @Test func `white space in an attribute survives a reader`() throws {
    let element = XMLElement("p", ["title": "a\nb\tc\rd"])
    let read = try XMLDocument(reading: XMLDocument(root: element).encoded())
    #expect(read.root["title"] == "a\nb\tc\rd")
  }

  @Test func `a document has a declaration and a document type`() {
    let document = XMLDocument(doctype: "html", root: XMLElement("html"))
    #expect(
      String(decoding: document.encoded(), as: UTF8.self)
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html/>\n"
    )
  }

  @Test func `lines are never broken where there is text`() {
    let root = XMLElement("package") {
      XMLElement("metadata") { XMLElement("title", text: "A") }
      XMLElement("p") {
        "one"
        XMLElement("b") { XMLElement("i") }
      }
    }
    let text = String(
      decoding: XMLDocument(root: root).encoded(indenting: .everywhere),
      as: UTF8.self
    )
    #expect(
      text.dropFirst(39) == """
        <package>
          <metadata>
            <title>A</title>
          </metadata>
          <p>one<b><i/></b></p>
        </package>

        """
    )
  }

  @Test func `in XHTML lines are broken in the named elements alone`() {
    let root = XMLElement("body") {
      XMLElement("p") {
        XMLElement("b", text: "a")
        XMLElement("i", text: "b")
      }
    }
    let text = String(
      decoding: XMLDocument(root: root).encoded(indenting: .inside(["body"])),
      as: UTF8.self
    )
    #expect(text.dropFirst(39) == "<body>\n  <p><b>a</b><i>b</i></p>\n</body>\n")
  }
}

/// The element as it is written, without the declaration.
private func written(_ element: XMLElement) -> String {
  String(decoding: XMLDocument(root: element).encoded().dropFirst(39).dropLast(), as: UTF8.self)
}
