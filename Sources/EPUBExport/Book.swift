import Articles
import Layout
import Pictures
import XML
import Zip

/// All that goes between the covers, ready to be packed.
struct Book: Sendable {
  let issue: Issue
  let layout: LayoutDescription
  let binding: Binding
  let cover: CoverPage
  let pictures: [ShelvedPicture]
  let printedPages: [PrintedPage]
  let accessibility: Accessibility

  /// The container (OCF 3.3), its members in the order in which readers want them.
  func archive(articles: [ArchiveMember]) throws(ArchiveFailure) -> [UInt8] {
    var writer = try ArchiveWriter(modified: issue.archiveTime)
    try writer.add(.stored("mimetype", Array("application/epub+zip".utf8)))
    for member in try front + articles + back { try writer.add(member) }
    for shelved in pictures {
      try writer.add(.stored("EPUB/" + shelved.name, shelved.picture.bytes))
    }
    return try writer.finish()
  }

  private var front: [ArchiveMember] {
    get throws(ArchiveFailure) {
      let contents = TableOfContents(of: issue, binding)
      let navigation = NavigationDocument(
        issue: issue,
        contents: contents,
        binding: binding,
        printedPages: printedPages
      )
      let ncx = NCX(issue: issue, contents: contents, binding: binding, printedPages: printedPages)
      return [
        try member("META-INF/container.xml", Book.container),
        try member("EPUB/" + PackageDocument.name, PackageDocument(book: self).document),
        try page(NavigationDocument.name, navigation.document),
        try member("EPUB/" + NCX.name, ncx.document),
        try page("cover.xhtml", cover.document(of: issue)),
        try page(
          ContentsPage.name,
          ContentsPage(issue: issue, layout: layout, binding: binding).document
        ),
      ]
    }
  }

  private var back: [ArchiveMember] {
    get throws(ArchiveFailure) {
      let styles = StyleSheet(of: layout)
      return [
        try page(Colophon.name, Colophon(issue: issue, form: layout.colophon).document),
        try .deflated("EPUB/" + StyleSheet.names[0], Array(styles.base.utf8)),
        try .deflated("EPUB/" + StyleSheet.names[1], Array(styles.enhancement.utf8)),
        .stored("EPUB/" + cover.name, cover.picture.bytes),
      ]
    }
  }

  private func page(
    _ name: String,
    _ document: XMLDocument
  ) throws(ArchiveFailure) -> ArchiveMember {
    try .deflated("EPUB/" + name, document.encoded(indenting: XHTML.indentation))
  }

  private func member(
    _ name: String,
    _ document: XMLDocument
  ) throws(ArchiveFailure) -> ArchiveMember {
    try .deflated(name, document.encoded(indenting: .everywhere))
  }

  private static var container: XMLDocument {
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

extension Issue {
  /// When the issue last changed, in UTC.
  fileprivate var archiveTime: ArchiveTime {
    let (day, second) = modified.at(offset: 0).local
    return ArchiveTime(
      year: day.year,
      month: day.month,
      day: day.day,
      hour: second / 3600,
      minute: second / 60 % 60,
      second: second % 60
    )
  }
}
