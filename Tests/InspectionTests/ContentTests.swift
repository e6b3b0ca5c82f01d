import Diagnostics
import Testing

@Suite struct `An inspection of contents` {
  @Test(arguments: xml + elements + attributes + words + links + styles + navigation)
  func `finds`(_ mutation: Mutation) async throws {
    let found = try await mutation.book.findings()
    #expect(found.contains { $0.id == mutation.finding }, "\(found)")
  }

  @Test(arguments: sound) func `has nothing against`(_ mutation: Mutation) async throws {
    #expect(try await mutation.book.findings().problems == [])
  }

  private static let xml = Mutation.table(
    #"""
    not-well-formed | an entity of HTML | <p>a&nbsp;b</p>
    not-well-formed | hyphens in a comment | <!-- a -- b -->
    not-well-formed | a control character | <p>&#1;</p>
    not-well-formed | an element not closed | <p>a<br></p>
    outdated-doctype | the document type of XHTML 1.1 | two.xhtml | <!DOCTYPE html> | <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
    internal-subset | declarations in the document type | two.xhtml | <!DOCTYPE html> | <!DOCTYPE html [<!ATTLIST p x CDATA #IMPLIED>]>
    not-xhtml | no namespace | two.xhtml | xmlns="http://www.w3.org/1999/xhtml"  | 
    wrong-encoding | another encoding | two.xhtml | UTF-8 | ISO-8859-1
    """#
  )

  private static let elements = Mutation.table(
    #"""
    misplaced-element | a block in a paragraph | <p><div>a</div></p>
    misplaced-element | a table in a paragraph | <p><table><tr><td>a</td></tr></table></p>
    misplaced-element | a link in a link | <p><a href="#end">a<a href="#end">b</a></a></p>
    misplaced-element | a link in a link, further in | <p><a href="#end"><b>a<a href="#end">b</a></b></a></p>
    misplaced-element | a list that holds a paragraph | <ul><p>a</p></ul>
    misplaced-text | text in a list | <ul>a<li>b</li></ul>
    unknown-element | an old element | <center>a</center>
    misplaced-element | a row outside a table | <div><tr><td>a</td></tr></div>
    wrong-order | a foot before a body | <table><tfoot><tr><td>a</td></tr></tfoot><tbody><tr><td>a</td></tr></tbody></table>
    wrong-order | a meaning without a term | <dl><dd>a</dd></dl>
    wrong-order | a caption amid a figure | <figure><p>a</p><figcaption>b</figcaption><p>c</p></figure>
    misplaced-element | a block in a transparent element in a paragraph | <p><ins><div>a</div></ins></p>
    missing-property | a script not declared | <script>1</script>
    missing-property | a handler not declared | <p onclick="x()">a</p>
    missing-property | a drawing not declared | <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>a</title></svg>
    missing-property | a formula not declared | <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>
    unknown-element | an element of no vocabulary | <x:y xmlns:x="urn:x">a</x:y>
    missing-title | no title | two.xhtml | <title>The Corran Packet</title> | 
    empty-title | an empty title | two.xhtml | >The Corran Packet< | ><
    """#
  )

  private static let attributes = Mutation.table(
    #"""
    duplicate-identifier | an identifier twice | <p id="end">a</p>
    wrong-identifier | a space in an identifier | <p id="a b">a</p>
    unknown-attribute | an alignment | <p align="center">a</p>
    unknown-attribute | old attributes of tables | <table cellpadding="0"><tr><td>a</td></tr></table>
    missing-attribute | a picture without a source | <p><img alt="a"/></p>
    contradicting-language | two languages at once | <p lang="en" xml:lang="de">a</p>
    wrong-language | an underscore in a language | <p lang="en_US">a</p>
    malformed-attribute | capitals in a data attribute | <p data-Aa="1">a</p>
    misplaced-role | a role where it may not be | <ul><li role="doc-footnote">a</li></ul>
    misplaced-role | a chapter's role on an article | <article role="doc-chapter"><p>a</p></article>
    unknown-role | a role that is none | <p role="hero">a</p>
    outdated-role | an outdated role | <ul><li role="doc-endnote">a</li></ul>
    undeclared-prefix | a prefix not declared | <p epub:type="z3998:poem">a</p>
    wrong-attribute-value | a width in per cent | <p><img src="chart.png" alt="a" width="50%"/></p>
    missing-identifier | a label that is not there | <section aria-labelledby="x"><p>a</p></section>
    no-language | no language | two.xhtml |  lang="en" xml:lang="en" | 
    """#
  )

  private static let words = Mutation.table(
    #"""
    missing-alt | a picture without words | <p><img src="chart.png"/></p>
    accessibility-claim | a picture without words, and a claim | <p><img src="chart.png" alt=""/></p>
    skipped-heading | a heading skipped | <h4>a</h4>
    empty-heading | a heading without words | <h2/>
    empty-list | a list without items | <ol></ol>
    empty-anchor | a link without words | <p><a href="#end"></a></p>
    note-elsewhere | a note in another file | <p><a epub:type="noteref" href="one.xhtml#note1">1</a></p>
    note-before-reference | a note before its reference | <aside epub:type="footnote" id="n9"><p>A long note.</p></aside><p><a epub:type="noteref" href="#n9">1</a></p>
    note-length | a note of a few letters | <p><a epub:type="noteref" href="#n9">1</a></p><aside epub:type="footnote" id="n9"><p>A</p></aside>
    """#
  )

  private static let links = Mutation.table(
    #"""
    missing-file | a page that is not there | <p><a href="three.xhtml">a</a></p>
    missing-fragment | a place that is not there | <p><a href="one.xhtml#x">a</a></p>
    link-to-resource | a picture as a page | <p><a href="chart.png">a</a></p>
    leads-outside | a page of the site | <p><a href="/posts/a/">a</a></p>
    query-in-book | a query | <p><a href="one.xhtml?a=1">a</a></p>
    local-address | a file of the machine | <p><a href="file:///etc/passwd">a</a></p>
    malformed-address | a space in an address | <p><a href="https://example.org/a b">a</a></p>
    malformed-address | a bracket in an address | <p><a href="https://example.org/[a]">a</a></p>
    malformed-address | a lone per cent sign | <p><a href="https://example.org/100%">a</a></p>
    unknown-scheme | a scheme nobody knows | <p><a href="foo:bar">a</a></p>
    remote-resource | a picture of the web | <p><img src="https://example.org/a.png" alt="a"/></p>
    remote-resource | a frame of the web | <p><iframe src="https://example.org/"></iframe></p>
    base-element | a base | two.xhtml | <title> | <base href="https://example.org/"/><title>
    """#
  )

  private static let styles = Mutation.table(
    #"""
    forbidden-property | a direction | style.css | p { margin: 0; text-indent: 1em } | p { direction: rtl }
    css-syntax | a block not closed | style.css | p { margin: 0; text-indent: 1em } | p { margin: 0
    css-syntax | a declaration without a colon | style.css | p { margin: 0; text-indent: 1em } | p { margin 0 }
    css-syntax | a brace too many | style.css | p { margin: 0; text-indent: 1em } | p { margin: 0 }}
    missing-file | a picture that is not there | style.css | p { margin: 0; text-indent: 1em } | p { background: url(none.png) }
    remote-resource | a picture of the web | style.css | p { margin: 0; text-indent: 1em } | p { background: url('https://example.org/a.png') }
    missing-property | a font of the web | style.css | p { margin: 0; text-indent: 1em } | @font-face { font-family: a; src: url(https://example.org/a.otf) }
    missing-file | a sheet that is not there | style.css | p { margin: 0; text-indent: 1em } | @import 'none.css';
    font-without-source | a font without a source | style.css | p { margin: 0; text-indent: 1em } | @font-face { font-family: a }
    forbidden-property | a direction on an element | <p style="direction: rtl">a</p>
    """#
  )

  private static let navigation = Mutation.table(
    #"""
    list-out-of-order | chapters out of order | nav.xhtml | one.xhtml | x.xhtml | nav.xhtml | two.xhtml | one.xhtml | nav.xhtml | x.xhtml | two.xhtml
    malformed-list | a heading without a list | nav.xhtml | <li><span> | <li><span>a</span></li><li><span>
    empty-label | an entry without words | nav.xhtml | >Two< | ><
    remote-entry | an entry of the web | nav.xhtml | "two.xhtml" | "https://example.org/"
    missing-contents | no contents | nav.xhtml | epub:type="toc" | epub:type="loi"
    missing-attribute | a landmark without a type | nav.xhtml | <a epub:type="cover"  | <a 
    ncx-identifier | another identifier in the NCX | toc.ncx | 4e0b403a | 5e0b403a
    contents-differ | a chapter missing in the NCX | toc.ncx | two.xhtml | one.xhtml
    missing-page-list | printed pages without a list | two.xhtml | <h2> | <span epub:type="pagebreak" id="p1"/><h2>
    body-target | the body as a target | toc.ncx | one.xhtml | one.xhtml#b | one.xhtml | <body> | <body id="b">
    """#
  )

  private static let sound = Mutation.table(
    #"""
     | a block in a link | <a href="#end"><div>a</div></a>
     | ruby | <p><ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby></p>
     | details | <details><summary>a</summary><p>b</p></details>
     | groups of terms | <dl><div><dt>a</dt><dd>b</dd></div></dl>
     | a box to tick | <p><input type="checkbox" disabled="disabled"/></p>
     | custom data | <p data-a="1">a</p>
     | a query on the web | <p><a href="https://example.org/?a=1&amp;b=%20#c">a</a></p>
     | an address in Cyrillic | <p><a href="https://пример.example/ё">a</a></p>
     | a sign for a picture | <p><img src="chart.png" alt="" role="presentation"/></p>
     | variables and nested media | style.css | p { margin: 0; text-indent: 1em } | :root { --a: 1px } @supports (a: b) { @media (min-width: 1px) { p { margin: var(--a) } } }
     | an escaped quote and a comment | style.css | p { margin: 0; text-indent: 1em } | p::before { content: "\"" /* } */ }
    """#
  )
}
