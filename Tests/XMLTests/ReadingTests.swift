import Testing
import XML

@Suite struct ReadingTests {
  @Test func `a document is read with its namespaces, its order and its lines`() throws {
    let document = try XMLDocument(
      reading: Array(
        """
        <!DOCTYPE package>
        <package xmlns="urn:opf" xmlns:dc="urn:dc" version="3.0">
          <!-- dropped --><dc:title dc:id="t">A &amp; <![CDATA[<B>]]></dc:title>
        </package>
        """.utf8
      )
    )
    #expect(document.doctype == "package")
    #expect(document.root.namespace == "urn:opf")
    #expect(document.root.attributes.map(\.name) == ["xmlns", "xmlns:dc", "version"])
    let title = try #require(document.root.first("title"))
    #expect(title.name == "dc:title")
    #expect(title.namespace == "urn:dc")
    #expect(title.text == "A & <B>")
    #expect(title.line == 3)
    #expect(title.attributes.first?.namespace == "urn:dc")
  }

  @Test func `what was read is written back the same`() throws {
    let source = """
      <?xml version="1.0" encoding="UTF-8"?>
      <a xmlns="urn:a" xmlns:x="urn:x"><x:b x:c="1">text<d/></x:b></a>

      """
    let document = try XMLDocument(reading: Array(source.utf8))
    #expect(String(decoding: document.encoded(), as: UTF8.self) == source)
  }

  @Test(arguments: [
    ("<a>\n <b></a>", "2:7: mismatched tag"),
    ("<a>&nbsp;</a>", "1:4: undefined entity"),
    ("", "1:1: no element found"),
    ("<a", "1:1: unclosed token"),
    ("<a x:b='1'/>", "1:1: unbound prefix"),
    ("<a b='1' b='2'/>", "1:10: duplicate attribute"),
    ("<a>\u{1}</a>", "1:4: not well-formed (invalid token)"),
    ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "1:25: the document declares entities"),
    ("<!DOCTYPE a SYSTEM 'x.dtd'><a>&b;</a>", "1:34: the entity 'b' is unknown"),
  ])
  func `a broken document is refused with a place`(source: String, failure: String) {
    #expect(described { try XMLDocument(reading: Array(source.utf8)) } == failure)
  }

  @Test func `a document may be allowed entities of its own, but never others' files`() throws {
    let limits = XMLLimits(allowsEntities: true)
    let own = try XMLDocument(
      reading: Array("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".utf8),
      limits: limits
    )
    #expect(own.root.text == "c")
    let external = "<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]><a>&b;</a>"
    #expect((try? XMLDocument(reading: Array(external.utf8), limits: limits).root.text) ?? "" == "")
  }

  @Test func `entities that expand without end are refused`() {
    var source = "<!DOCTYPE a [<!ENTITY e0 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>"
    for level in 1...12 {
      source += "<!ENTITY e\(level) '" + String(repeating: "&e\(level - 1);", count: 10) + "'>"
    }
    source += "]><a>&e12;</a>"
    let limits = XMLLimits(allowsEntities: true)
    #expect(throws: XMLFailure.self) {
      try XMLDocument(reading: Array(source.utf8), limits: limits)
    }
  }

  @Test func `a document nested too deep is refused, not overflowed`() {
    let source = String(repeating: "<a>", count: 100_000)
    #expect(
      described { try XMLDocument(reading: Array(source.utf8)) }
        == "1:772: elements are nested more than 256 deep"
    )
  }

  @Test func `bytes that are no XML never trap`() {
    let source = Array("<a xmlns:b='c'><b:d e='&#x41;'>\u{E9}<![CDATA[x]]></b:d></a>".utf8)
    for place in source.indices {
      for byte in [UInt8(0), 0x0A, 0x26, 0x3C, 0xFF] {
        var broken = source
        broken[place] = byte
        _ = try? XMLDocument(reading: broken)
        _ = try? XMLDocument(reading: Array(source.prefix(place)))
      }
    }
  }
}

private func described(_ body: () throws -> XMLDocument) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return "\(error)"
  }
}
