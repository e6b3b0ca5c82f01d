import Layout
import XML
import Zip

/// What stands around the articles and says nothing of the cover, made and compressed.
struct StandingMatter: Sendable {
  let container: ArchiveMember
  let navigation: ArchiveMember
  let ncx: ArchiveMember
  let contentsPage: ArchiveMember
  let colophon: ArchiveMember
  let styles: [ArchiveMember]

  /// The press has printed the articles already.
  init(
    of issue: Issue,
    _ binding: Binding,
    layout: LayoutDescription,
    printedPages: [PrintedPage],
    press: inout Press
  ) throws(ArchiveFailure) {
    let contents = TableOfContents(of: issue, binding)
    container = try .everywhereIndented("META-INF/container.xml", StandingMatter.containerDocument)
    navigation = try press.page(
      NavigationDocument.name,
      NavigationDocument(
        issue: issue,
        contents: contents,
        binding: binding,
        printedPages: printedPages
      ).document
    )
    ncx = try .everywhereIndented(
      "EPUB/" + NCX.name,
      NCX(issue: issue, contents: contents, binding: binding, printedPages: printedPages).document
    )
    contentsPage = try press.page(
      ContentsPage.name,
      ContentsPage(issue: issue, layout: layout, binding: binding).document
    )
    let last = Colophon(issue: issue, form: layout.colophon, typefaces: press.typefacesInUse)
    colophon = try press.page(Colophon.name, last.document)
    let sheet = StyleSheet(of: layout)
    styles = [
      try .deflated("EPUB/" + StyleSheet.names[0], Array(sheet.base.utf8)),
      try .deflated("EPUB/" + StyleSheet.names[1], Array(sheet.enhancement.utf8)),
    ]
  }

  private static var containerDocument: XMLDocument {
    XMLDocument(
      root: XMLElement(
        "container",
        ["version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"]
      ) {
        XMLElement("rootfiles") {
          XMLElement(
            "rootfile",
            [
              "full-path": "EPUB/" + PackageDocument.name,
              "media-type": "application/oebps-package+xml",
            ]
          )
        }
      }
    )
  }
}

extension ArchiveMember {
  /// A document that programs alone read.
  static func everywhereIndented(
    _ name: String,
    _ document: XMLDocument
  ) throws(ArchiveFailure) -> ArchiveMember {
    try .deflated(name, document.encoded(indenting: .everywhere))
  }
}
