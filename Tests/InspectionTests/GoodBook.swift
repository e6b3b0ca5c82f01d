import Diagnostics
import Inspection
import Pictures
import Zip

/// A small book with nothing wrong in it, of which tests make bad ones.
struct GoodBook: Sendable {
  /// In the order of the archive, `mimetype` apart.
  var files: [(name: String, bytes: [UInt8])]

  init() throws {
    let pixels = Array(repeatElement([200, 90, 120, 255] as [UInt8], count: 64).joined())
    guard let bitmap = Bitmap(width: 8, height: 8, pixels: pixels) else {
      throw PictureFailure.unrecognized
    }
    files = GoodBook.texts.map { ($0.0, Array($0.1.utf8)) }
    files.append(("OPS/cover.jpg", try bitmap.jpeg()))
    files.append(("OPS/chart.png", try bitmap.png()))
  }

  subscript(name: String) -> [UInt8] {
    get { files.first { $0.name == name }?.bytes ?? [] }
    set {
      if let place = files.firstIndex(where: { $0.name == name }) {
        files[place].bytes = newValue
      } else {
        files.append((name, newValue))
      }
    }
  }

  /// Replaces words in one file; they have to be there.
  mutating func replace(_ old: String, with new: String, in name: String) throws {
    let text = String(decoding: self[name], as: UTF8.self)
    guard let place = text.firstRange(of: old) else {
      throw NotThere(words: old, file: name)
    }
    self[name] = Array(text.replacingCharacters(in: place, with: new).utf8)
  }

  struct NotThere: Error {
    var words: String
    var file: String
  }

  mutating func rename(_ old: String, to new: String) {
    guard let place = files.firstIndex(where: { $0.name == old }) else { return }
    files[place].name = new
  }

  func archive() throws -> [UInt8] {
    var writer = try ArchiveWriter(modified: ArchiveTime(year: 2026, month: 2, day: 14, hour: 12))
    try writer.add(.stored("mimetype", Array("application/epub+zip".utf8)))
    for file in files { try writer.add(.deflated(file.name, file.bytes)) }
    return try writer.finish()
  }

  func findings() async throws -> [Diagnostic] {
    await EPUBInspection.findings(in: try archive(), named: "book.epub")
  }

  private static let texts = [
    (
      "META-INF/container.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
        <rootfiles>
          <rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/>
        </rootfiles>
      </container>
      """
    ),
    (
      "OPS/package.opf",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" xml:lang="en" dir="ltr">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:identifier id="pub-id">urn:uuid:4e0b403a-92fe-5a8b-b022-d60191f58432</dc:identifier>
          <dc:title id="title">The Corran Packet 47</dc:title>
          <meta refines="#title" property="title-type">main</meta>
          <dc:creator id="creator">Ines Harrow</dc:creator>
          <meta refines="#creator" property="role" scheme="marc:relators">aut</meta>
          <dc:language>en</dc:language>
          <dc:date>2026-02-15</dc:date>
          <meta property="dcterms:modified">2026-02-15T21:05:00Z</meta>
          <dc:description>News of the marsh.</dc:description>
          <meta property="belongs-to-collection" id="series">The Corran Packet</meta>
          <meta refines="#series" property="collection-type">series</meta>
          <meta refines="#series" property="group-position">47</meta>
          <meta property="schema:accessMode">textual</meta>
          <meta property="schema:accessMode">visual</meta>
          <meta property="schema:accessModeSufficient">textual</meta>
          <meta property="schema:accessibilityFeature">alternativeText</meta>
          <meta property="schema:accessibilityFeature">tableOfContents</meta>
          <meta property="schema:accessibilityHazard">none</meta>
          <meta name="cover" content="cover-image"/>
          <meta name="calibre:series" content="The Corran Packet"/>
          <meta name="calibre:series_index" content="47"/>
        </metadata>
        <manifest>
          <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
          <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
          <item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
          <item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
          <item id="style" href="style.css" media-type="text/css"/>
          <item id="cover-image" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>
          <item id="chart" href="chart.png" media-type="image/png"/>
        </manifest>
        <spine toc="ncx">
          <itemref idref="cover"/>
          <itemref idref="one"/>
          <itemref idref="two"/>
        </spine>
        <guide>
          <reference type="cover" title="Cover" href="cover.xhtml"/>
        </guide>
      </package>
      """
    ),
    (
      "OPS/nav.xhtml",
      page(
        """
        <nav epub:type="toc" role="doc-toc"><h1>Contents</h1><ol>
        <li><span>City</span><ol>
        <li><a href="one.xhtml">One</a></li>
        <li><a href="two.xhtml">Two</a></li>
        </ol></li></ol></nav>
        <nav epub:type="landmarks" hidden="hidden"><ol>
        <li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
        </ol></nav>
        """
      )
    ),
    (
      "OPS/toc.ncx",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
      <head><meta name="dtb:uid" content="urn:uuid:4e0b403a-92fe-5a8b-b022-d60191f58432"/></head>
      <docTitle><text>The Corran Packet 47</text></docTitle>
      <navMap>
      <navPoint id="n1" playOrder="1"><navLabel><text>One</text></navLabel><content src="one.xhtml"/></navPoint>
      <navPoint id="n2" playOrder="2"><navLabel><text>Two</text></navLabel><content src="two.xhtml"/></navPoint>
      </navMap></ncx>
      """
    ),
    (
      "OPS/cover.xhtml",
      page(#"<div><img src="cover.jpg" alt="The Corran Packet 47" role="doc-cover"/></div>"#)
    ),
    (
      "OPS/one.xhtml",
      page(
        """
        <section epub:type="chapter" role="doc-chapter" aria-labelledby="head">
        <h1 id="head">One</h1>
        <p>A vote<a epub:type="noteref" role="doc-noteref" id="ref1" href="#note1">1</a> and <a \
        href="two.xhtml#end">the end</a>, or <a href="https://example.org/">the web</a>.</p>
        <figure><img src="chart.png" alt="A chart"/><figcaption>A chart.</figcaption></figure>
        <ul><li>One</li><li>Two</li></ul>
        <table><caption>Prices</caption><thead><tr><th scope="col">A</th></tr></thead>
        <tbody><tr><td>1</td></tr></tbody></table>
        <aside epub:type="footnote" role="doc-footnote" id="note1"><p>1 It took nine minutes.</p></aside>
        </section>
        """
      )
    ),
    (
      "OPS/two.xhtml",
      page(
        """
        <section><h1>Two</h1><p id="end" lang="de" xml:lang="de">Das Ende.</p>
        <h2>After it</h2><dl><dt>Term</dt><dd>Meaning</dd></dl></section>
        """
      )
    ),
    ("OPS/style.css", "p { margin: 0; text-indent: 1em }\n@media print { p { margin: 0 } }\n"),
  ]

  private static func page(_ body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
    <head><meta charset="utf-8"/><title>The Corran Packet</title>
    <link rel="stylesheet" type="text/css" href="style.css"/></head>
    <body>\(body)</body></html>
    """
  }
}

extension String {
  fileprivate func firstRange(of words: String) -> Range<String.Index>? {
    let (own, other) = (Array(utf8), Array(words.utf8))
    guard !other.isEmpty, own.count >= other.count else { return nil }
    for start in 0...(own.count - other.count) where own[start..<start + other.count] == other[...]
    {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: other.count)
    }
    return nil
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with words: String) -> String {
    self[..<range.lowerBound] + words + self[range.upperBound...]
  }
}

extension Array where Element == Diagnostic {
  /// What tells that something is wrong; notes tell something else.
  var problems: [Diagnostic] { filter { $0.severity > .note } }
}
