import Diagnostics
import Testing

@Suite struct `An inspection of a package` {
  @Test func `finds nothing in a good book`() async throws {
    #expect(try await GoodBook().findings() == [])
  }

  @Test(arguments: metadata + manifest + spine) func `finds`(_ mutation: Mutation) async throws {
    let found = try await mutation.book.findings()
    #expect(found.contains { $0.id == mutation.finding }, "\(found)")
  }

  @Test func `tells the file in the archive, the line and the column`() async throws {
    var book = try GoodBook()
    try book.replace("<dc:date>2026-02-15", with: "<dc:date>15 Feb 2026", in: "OPS/package.opf")
    let found = try #require(try await book.findings().first)
    #expect(found.place?.description == "book.epub/OPS/package.opf:10:5")
    #expect(found.hint == "such as 2026-02-15")
  }

  private static let metadata = Mutation.table(
    #"""
    malformed-date | a moment with an offset | package.opf | 21:05:00Z | 21:05:00+00:00
    malformed-date | a moment with fractions | package.opf | 21:05:00Z | 21:05:00.5Z
    duplicate-metadata | a second moment of change | package.opf | <dc:description> | <meta property="dcterms:modified">2026-02-15T21:05:00Z</meta><dc:description>
    missing-metadata | no moment of change | package.opf | <meta property="dcterms:modified">2026-02-15T21:05:00Z</meta> | 
    wrong-language | an underscore in a language | package.opf | >en</dc:l | >en_US</dc:l
    unknown-language | a country for a language | package.opf | >en</dc:l | >us</dc:l
    unknown-language | an undetermined language | package.opf | >en</dc:l | >und</dc:l
    second-language | a second language | package.opf | <dc:date> | <dc:language>ar</dc:language><dc:date>
    missing-metadata | no language | package.opf | <dc:language>en</dc:language> | 
    duplicate-metadata | a second date | package.opf | <dc:date> | <dc:date>2026</dc:date><dc:date>
    malformed-date | a date of RFC 822 | package.opf | 2026-02-15< | Sun, 15 Feb 2026<
    empty-metadata | an empty description | package.opf | News of the marsh. | 
    misplaced-element | markup in a description | package.opf | News of the marsh. | <p xmlns="http://www.w3.org/1999/xhtml">News</p>
    unknown-attribute | an attribute of EPUB 2 | package.opf | <dc:creator id="creator" | <dc:creator id="creator" xmlns:opf="http://www.idpf.org/2007/opf" opf:role="aut"
    missing-metadata | no title | package.opf | <dc:title id="title">The Corran Packet 47</dc:title> | 
    malformed-uuid | a UUID that is none | package.opf | -b022- | -b0-
    missing-identifier | a package without its identifier | package.opf | "pub-id" xml | "id" xml
    package-version | version 3.3 | package.opf | version="3.0" | version="3.3"
    unknown-relator | a role that MARC lacks | package.opf | >aut< | >writer<
    unnumbered-position | a position in words | package.opf | >47</meta> | >Vol. 47</meta>
    unknown-collection-type | a collection of no type | package.opf | >series< | >periodical<
    undeclared-prefix | a prefix not declared | package.opf | "title-type" | "calibre:x"
    unknown-property | a property nobody knows | package.opf | "title-type" | "colour"
    missing-identifier | a refinement of nothing | package.opf | refines="#title" | refines="#x"
    misplaced-property | a role of a title | package.opf | refines="#creator" | refines="#title"
    series-index-first | the series' index before the series | package.opf | <meta name="calibre:series" content="The Corran Packet"/> | <meta name="calibre:series_index" content="4"/><meta name="calibre:series" content="C"/>
    missing-accessibility | no hazard told | package.opf | <meta property="schema:accessibilityHazard">none</meta> | 
    missing-accessibility | no feature told | package.opf | <meta property="schema:accessibilityFeature">alternativeText</meta> |  | package.opf | <meta property="schema:accessibilityFeature">tableOfContents</meta> | 
    unknown-accessibility | a feature nobody knows | package.opf | >alternativeText< | >nice<
    accessibility-claim | a claim of formulas | package.opf | >alternativeText< | >MathML<
    byte-order-mark | a byte order mark | package.opf | <?xml | \#u{FEFF}<?xml
    not-well-formed | an entity bomb | package.opf | ?> | ?><!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "xx">]>
    """#
  )

  private static let manifest = Mutation.table(
    #"""
    missing-file | a file that is not there | package.opf | two.xhtml" | tow.xhtml"
    duplicate-item | a file twice | package.opf | <item id="chart" | <item id="c2" href="chart.png" media-type="image/png"/><item id="chart"
    duplicate-identifier | an identifier twice | package.opf | <item id="chart" | <item id="one"
    missing-navigation | no navigation | package.opf |  properties="nav" | 
    stray-file | a file in the archive alone | package.opf | <item id="chart" href="chart.png" media-type="image/png"/> | 
    undeclared-file | a file used and not declared | package.opf | <item id="chart" href="chart.png" media-type="image/png"/> | 
    wrong-media-type | a PNG called a JPEG | package.opf | image/png | image/jpeg
    duplicate-property | a second cover | package.opf | media-type="image/png" | media-type="image/png" properties="cover-image"
    shared-cover-property | a cover with another property | package.opf | properties="cover-image"/> | properties="cover-image svg"/>
    needless-property | a property needed by nothing | package.opf | href="one.xhtml" media-type="application/xhtml+xml" | href="one.xhtml" media-type="application/xhtml+xml" properties="scripted"
    circular-fallback | a circle of fallbacks | package.opf | media-type="image/png" | media-type="image/png" fallback="chart"
    unsafe-name | a page out of the book | package.opf | href="chart.png" | href="../../chart.png"
    """#
  )

  private static let spine = Mutation.table(
    #"""
    duplicate-spine-item | a page twice | package.opf | <itemref idref="two"/> | <itemref idref="two"/><itemref idref="two"/>
    missing-identifier | a page that is none | package.opf | idref="two" | idref="three"
    unreadable-spine-item | a picture in the spine | package.opf | <itemref idref="two"/> | <itemref idref="two"/><itemref idref="chart"/>
    link-out-of-spine | a link out of the spine | package.opf | <itemref idref="two"/> | 
    missing-attribute | an NCX not named | package.opf | toc="ncx" | 
    unreachable-item | a page that nobody reaches | package.opf | idref="cover" | idref="cover" linear="no" | nav.xhtml | epub:type="cover" href="cover.xhtml" | epub:type="bodymatter" href="one.xhtml"
    duplicate-landmark | a landmark twice | package.opf | <guide> | <guide><reference type="cover" href="cover.xhtml"/>
    wrong-order | a second guide | package.opf | <guide> | <guide><reference type="toc" href="one.xhtml"/></guide><guide>
    """#
  )
}
