import Articles
import Layout
import Pictures
import XML

/// The package document (EPUB 3.3, §5): what the book is, what it holds, and in which order it is read.
struct PackageDocument {
  static let name = "package.opf"

  let book: Book

  private var issue: Issue { book.issue }

  var document: XMLDocument {
    let language = issue.publication.language
    return XMLDocument(
      root: XMLElement(
        "package",
        [
          "xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "pub-id",
          "xml:lang": language.tag, "dir": language.isRightToLeft ? "rtl" : "ltr",
        ]
      ) {
        PackageMetadata(issue: issue, accessibility: book.accessibility, pages: book.printedPages)
          .element
        manifest
        spine
        guide
      }
    )
  }

  private var manifest: XMLElement {
    XMLElement("manifest") {
      item("cover-image", book.cover.name, book.cover.picture.mediaType, "cover-image")
      item("cover", "cover.xhtml", xhtml)
      item("nav", NavigationDocument.name, xhtml, "nav")
      item("contents", ContentsPage.name, xhtml)
      item("ncx", NCX.name, "application/x-dtbncx+xml")
      for (key, href) in articleParts { item(key, href, xhtml) }
      item("colophon", Colophon.name, xhtml)
      for (index, name) in StyleSheet.names.enumerated() {
        item("style-\(index + 1)", name, "text/css")
      }
      if let fonts = book.fonts {
        item("style-fonts", FontSheet.name, "text/css")
        for font in fonts.fonts { item(font.id, font.name, font.format.mediaType) }
      }
      for shelved in book.pictures {
        item(shelved.id, shelved.name, shelved.picture.mediaType)
      }
    }
  }

  /// The articles' documents in the order of reading.
  private var articleParts: [(key: String, href: String)] {
    book.binding.leaves.flatMap { leaf in
      leaf.parts.ranges.indices.map { (leaf.key(ofPart: $0), leaf.href(ofPart: $0)) }
    }
  }

  private let xhtml = "application/xhtml+xml"

  init(book: Book) { self.book = book }

  private func item(
    _ id: String,
    _ href: String,
    _ mediaType: String,
    _ properties: String? = nil
  ) -> XMLElement {
    XMLElement(
      "item",
      ["id": id, "href": href, "media-type": mediaType, "properties": properties]
    )
  }

  private var spine: XMLElement {
    let ids = ["cover", "contents"] + articleParts.map(\.key) + ["colophon"]
    let direction = issue.publication.language.isRightToLeft ? "rtl" : nil
    return XMLElement("spine", ["toc": "ncx", "page-progression-direction": direction]) {
      for id in ids { XMLElement("itemref", ["idref": id]) }
    }
  }

  /// EPUB 2's landmarks, which Kindle and old readers still look for.
  private var guide: XMLElement {
    XMLElement("guide") {
      reference("cover", issue.phrases.cover, "cover.xhtml")
      reference("toc", issue.phrases.contents, ContentsPage.name)
      book.binding.leaves.first.map { reference("text", $0.article.metadata.title, $0.href) }
    }
  }

  private func reference(_ type: String, _ title: String, _ href: String) -> XMLElement {
    XMLElement("reference", ["type": type, "title": title, "href": href])
  }
}

extension ShelvedPicture {
  /// The name without its suffix is unique but for the format, and so makes an identifier with it.
  fileprivate var id: String { name.map { $0 == "." ? "-" : String($0) }.joined() }
}
