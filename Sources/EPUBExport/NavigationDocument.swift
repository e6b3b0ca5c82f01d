import Articles
import Layout
import XML

/// The navigation document (EPUB 3.3, §7), which readers show in their own way; people read the contents page.
struct NavigationDocument {
  static let name = "nav.xhtml"

  let issue: Issue
  let contents: TableOfContents
  let binding: Binding
  let printedPages: [PrintedPage]

  var document: XMLDocument {
    XHTML.page(title: issue.phrases.contents, language: language) {
      tableOfContents
      landmarks
      pageList
    }
  }

  private var language: LanguageTag { issue.publication.language }

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
    XMLElement("a", ["href": entry.href], text: entry.label)
      .inLanguage(entry.language, within: language)
  }

  private var landmarks: XMLElement {
    XMLElement("nav", ["epub:type": "landmarks", "id": "landmarks", "hidden": "hidden"]) {
      XMLElement("ol") {
        landmark("cover", "cover.xhtml", issue.phrases.cover)
        landmark("toc", ContentsPage.name, issue.phrases.contents)
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
      [
        "epub:type": "page-list", "role": "doc-pagelist", "hidden": "hidden",
        "aria-label": issue.phrases.page,
      ]
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
