import Testing
import Zip

@testable import BookReading

@Suite struct `a book's chapters` {
  private func page(_ title: String, _ body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
      <head><title>\(title)</title></head><body>\(body)</body>
    </html>
    """
  }

  private func book(_ pages: [(name: String, text: String)]) throws -> BookReader {
    let items = pages.map {
      #"<item id="\#($0.name)" href="\#($0.name).xhtml" media-type="application/xhtml+xml"/>"#
    }
    let package = """
      <package xmlns="http://www.idpf.org/2007/opf"><manifest>\(items.joined())</manifest>
      <spine>\(pages.map { #"<itemref idref="\#($0.name)"/>"# }.joined())</spine>
      <guide><reference type="toc" href="contents.xhtml"/></guide></package>
      """
    let container = """
      <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
      <rootfile full-path="E/p.opf"/></rootfiles></container>
      """
    var writer = try ArchiveWriter(modified: ArchiveTime(year: 2026, month: 2, day: 14, hour: 12))
    try writer.add(.stored("mimetype", Array("application/epub+zip".utf8)))
    try writer.add(.deflated("META-INF/container.xml", Array(container.utf8)))
    try writer.add(.deflated("E/p.opf", Array(package.utf8)))
    for page in pages { try writer.add(.deflated("E/\(page.name).xhtml", Array(page.text.utf8))) }
    return try BookReader(try writer.finish())
  }

  @Test func `are its pages in the order of reading, words apart where lines are`() throws {
    let reader = try book([
      ("b", page("Second", "<h1>Second</h1><p>One<br/>two <em>th</em>ree</p><p>four</p>")),
      ("a", page("First", "<p>soft\u{AD}ly</p><ul><li>x</li><li>y</li></ul>")),
    ])
    #expect(
      reader.chapters.map { "\($0.title): \($0.text)".withoutOuterSpace } == [
        "Second: Second One two three four", "First: softly x y",
      ]
    )
  }

  @Test func `are neither contents nor colophon nor ways from one to the next`() throws {
    let reader = try book([
      ("contents", page("Contents", "<p>All of it</p>")),
      ("a", page("News", "<p>Snow.</p><nav><p>Next: the weather</p></nav>")),
      (
        "z",
        page("Colophon", #"<main><section epub:type="colophon"><p>Set in</p></section></main>"#)
      ),
    ])
    #expect(reader.chapters.map(\.title) == ["News"])
    #expect(reader.chapters.first?.text.withoutOuterSpace == "Snow.")
  }

  @Test func `are one where a long article was divided, and none where a page is damaged`() throws {
    let reader = try book([
      ("a", page("Long", "<p>first</p>")), ("b", page("Long", "<p>second</p>")), ("c", "<html"),
    ])
    #expect(reader.chapters.count == 1)
    #expect(reader.chapters.first?.text.contains("second") == true)
  }
}
