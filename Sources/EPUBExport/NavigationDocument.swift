import Articles
import Layout
import XML

/// The navigation document (EPUB 3.3, §7), which is also the contents page that people read.
struct NavigationDocument {
  static let name = "nav.xhtml"

  let issue: Issue
  let contents: TableOfContents
  let binding: Binding
  let printedPages: [PrintedPage]

  var document: XMLDocument {
    XHTML.page(title: issue.phrases.contents, language: language) {
      masthead
      tableOfContents
      landmarks
      pageList
    }
  }

  private var language: LanguageTag { issue.publication.language }

  private var masthead: XMLElement {
    let line = [issue.dateLine, issue.numberLine].compactMap(\.self).joined(separator: " · ")
    return XMLElement("header", ["class": "masthead"]) {
      XMLElement("p", ["class": "nameplate"], text: issue.publication.title)
      if !line.isEmpty { XMLElement("p", ["class": "dateline"], text: line) }
      XMLElement("p", ["class": "introduction"], text: issue.introduction)
    }
  }

  private var tableOfContents: XMLElement {
    XMLElement(
      "nav",
      ["epub:type": "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "toc-title"]
    ) {
      XMLElement("h1", ["id": "toc-title"], text: issue.phrases.contents)
      list(of: contents.entries)
    }
  }

  private func list(of entries: [TableOfContents.Entry]) -> XMLElement {
    XMLElement("ol") {
      for entry in entries {
        XMLElement("li") {
          if entry.entries.isEmpty {
            link(to: entry)
          } else {
            XMLElement("span", text: entry.label)
            list(of: entry.entries)
          }
        }
      }
    }
  }

  private func link(to entry: TableOfContents.Entry) -> XMLElement {
    // A label is the title alone; what else helps to choose is shown by the style sheet.
    XMLElement(
      "a",
      ["href": entry.href, "title": entry.details.isEmpty ? nil : entry.details],
      text: entry.label
    )
    .inLanguage(entry.language, within: language)
  }

  private var landmarks: XMLElement {
    XMLElement("nav", ["epub:type": "landmarks", "id": "landmarks", "hidden": "hidden"]) {
      XMLElement("ol") {
        landmark("cover", "cover.xhtml", issue.phrases.cover)
        landmark("toc", NavigationDocument.name + "#toc", issue.phrases.contents)
        binding.leaves.first.map { landmark("bodymatter", $0.href, $0.article.metadata.title) }
      }
    }
  }

  private func landmark(_ type: String, _ href: String, _ label: String) -> XMLElement {
    XMLElement("li") { XMLElement("a", ["epub:type": type, "href": href], text: label) }
  }

  private var pageList: XMLElement? {
    guard !printedPages.isEmpty else { return nil }
    return XMLElement(
      "nav",
      ["epub:type": "page-list", "role": "doc-pagelist", "hidden": "hidden"]
    ) {
      XMLElement("ol") {
        for page in printedPages {
          XMLElement("li") {
            XMLElement("a", ["href": PageList.href(of: page, in: binding)], text: page.label)
          }
        }
      }
    }
  }
}
