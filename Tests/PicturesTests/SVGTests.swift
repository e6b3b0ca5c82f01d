import Pictures
import Testing
import XML

@Suite struct SVGTests {
  @Test(arguments: [
    ("width='120' height='80'", 120, 80), ("width='1in' height='72pt'", 96, 96),
    ("viewBox='0 0 640 480'", 640, 480), ("width='320' viewBox='0 0 640 480'", 320, 240),
    ("width='100%' height='100%' viewBox='0,0,64,32'", 64, 32), ("", 300, 150),
    ("width='1e999' height='-4' viewBox='0 0 nan 1'", 300, 150),
    ("width='900000' height='2'", 30000, 2),
  ])
  func `a drawing's size is what it asks for`(attributes: String, width: Int, height: Int) throws {
    let source = "<svg xmlns='http://www.w3.org/2000/svg' \(attributes)/>"
    let facts = try Picture.inspect(Array(source.utf8))
    #expect((facts.width, facts.height) == (width, height))
  }

  @Test func `A6.7 what could reach out of a drawing is taken from it`() throws {
    let clean = try sanitized(
      """
      <script>alert(1)</script><foreignObject><p>x</p></foreignObject>
      <linearGradient id="g"/><g id="a"/><g id="a"/>
      <rect onclick="x()" fill="url(#g)" stroke="url(http://example.org/x)" width="1" height="1"/>
      <image href="https://example.org/a.png"/><image href="file:///etc/passwd"/>
      <image href="data:image/png;base64,AAAA" width="1" height="1"/>
      <use xlink:href="#a"/><use href="other.svg#a"/><use href="#gone"/><use href="#g"/>
      <path stroke="url(#gone)" clip-path="url(#g)" style="direction:ltr;fill:red"/>
      <a href="javascript:x()"><circle r="1"/></a>
      <style>@import "x.css";</style><style>.a { fill: red }</style>
      <rect style="fill:u\\72l(http://x)"/>
      <animate attributeName="href"/><x:other xmlns:x="urn:x" x:y="1"/>
      """
    )
    #expect(clean.descendants("script").isEmpty && clean.descendants("foreignObject").isEmpty)
    let rectangle = try #require(clean.first("rect"))
    #expect(rectangle.attributes.map(\.name) == ["fill", "width", "height"])
    #expect(clean.descendants("image").map { $0["href"]?.prefix(5) } == ["data:"])
    #expect(clean.descendants("use").map { $0["xlink:href"] ?? $0["href"] } == ["#a"])
    #expect(clean.descendants("path").map(\.attributes) == [[XMLAttribute("style", "fill:red")]])
    #expect(clean.descendants("g").map { $0["id"] } == ["a", nil, nil])
    #expect(clean.descendants("circle").count == 1)
    #expect(clean.descendants("style").map(\.text) == ["", ".a { fill: red }"])
    #expect(clean.descendants("animate").isEmpty && clean.descendants("other").isEmpty)
  }

  @Test func `a drawing that is no whole document is refused`() {
    for source in ["<svg><g></svg>", "<svg", "<html xmlns='h'><svg/></html>"] {
      #expect(throws: PictureFailure.self) { try Picture.prepareForEPUB(Array(source.utf8)) }
    }
  }

  @Test func `a drawing may use entities of its own and keeps no document type`() throws {
    let source = """
      <!DOCTYPE svg [<!ENTITY colour "#f00">]>
      <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="&colour;"/></svg>
      """
    let prepared = try Picture.prepareForEPUB(Array(source.utf8)).picture
    let written = String(decoding: prepared.bytes, as: UTF8.self)
    #expect(!written.contains("DOCTYPE"))
    #expect(written.contains(##"<path fill="#f00"/>"##))
  }

  /// The drawing of `content` as it is after preparation.
  private func sanitized(_ content: String) throws -> XMLElement {
    let source = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
      \(content)</svg>
      """
    let prepared = try Picture.prepareForEPUB(Array(source.utf8))
    return try XMLDocument(reading: prepared.picture.bytes).root
  }
}
