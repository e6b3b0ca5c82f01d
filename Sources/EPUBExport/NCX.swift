import Articles
import Layout
import XML

/// The table of contents of EPUB 2, for readers that know no other (OPF 2.0.1, §2.4.1).
struct NCX {
  static let name = "toc.ncx"

  let issue: Issue
  let contents: TableOfContents
  let binding: Binding
  let printedPages: [PrintedPage]

  var document: XMLDocument {
    var order = 0
    let points = contents.entries.map { point($0, order: &order) }
    return XMLDocument(
      root: XMLElement(
        "ncx",
        [
          "xmlns": "http://www.daisy.org/z3986/2005/ncx/", "version": "2005-1",
          "xml:lang": issue.publication.language.tag,
        ]
      ) {
        head
        XMLElement("docTitle") { XMLElement("text", text: issue.bookTitle) }
        XMLElement("navMap") { points }
        pageList(order: order)
      }
    )
  }

  private var head: XMLElement {
    let isNested = contents.entries.contains { !$0.entries.isEmpty }
    let pages = String(printedPages.count)
    return XMLElement("head") {
      meta("dtb:uid", "urn:uuid:\(issue.id)")
      meta("dtb:depth", isNested ? "2" : "1")
      meta("dtb:totalPageCount", pages)
      meta("dtb:maxPageNumber", pages)
    }
  }

  private func meta(_ name: String, _ content: String) -> XMLElement {
    XMLElement("meta", ["name": name, "content": content])
  }

  private func point(_ entry: TableOfContents.Entry, order: inout Int) -> XMLElement {
    order += 1
    let number = String(order)
    let points = entry.entries.map { point($0, order: &order) }
    return XMLElement("navPoint", ["id": "n" + number, "playOrder": number]) {
      label(entry.label)
      XMLElement("content", ["src": entry.href])
      points
    }
  }

  private func label(_ text: String) -> XMLElement {
    XMLElement("navLabel") { XMLElement("text", text: text) }
  }

  private func pageList(order: Int) -> XMLElement? {
    guard !printedPages.isEmpty else { return nil }
    return XMLElement("pageList") {
      label(issue.phrases.page)
      for (index, page) in printedPages.enumerated() {
        XMLElement(
          "pageTarget",
          ["id": "p\(index + 1)", "type": "normal", "playOrder": String(order + index + 1)]
        ) {
          label(page.label)
          XMLElement("content", ["src": PageList.href(of: page, in: binding)])
        }
      }
    }
  }
}
