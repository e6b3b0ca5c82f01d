import Articles
import Layout
import XML

/// Who made the issue, and where it comes from.
enum Colophon {
  static let name = "colophon.xhtml"

  static func document(of issue: Issue) -> XMLDocument {
    let publication = issue.publication
    return XHTML.page(title: issue.phrases.colophon, language: publication.language) {
      XMLElement("main") {
        XMLElement(
          "section",
          [
            "epub:type": "colophon", "role": "doc-colophon", "class": "colophon",
            "aria-labelledby": "colophon-title",
          ]
        ) {
          XMLElement("h1", ["id": "colophon-title"], text: issue.phrases.colophon)
          for line in lines(of: issue) { XMLElement("p", text: line) }
          publication.baseURL.map { url in
            XMLElement("p") { XMLElement("a", ["href": url], text: url) }
          }
        }
      }
    }
  }

  private static func lines(of issue: Issue) -> [String] {
    let titles = [issue.publication.title, issue.publication.subtitle]
    let number = [issue.numberLine, issue.dateLine].compactMap(\.self).joined(separator: ", ")
    return titles.compactMap(\.self) + (number.isEmpty ? [] : [number])
      + [issue.periodLine].compactMap(\.self)
      + issue.imprint.map { "\($0.name): \($0.value)" }
  }
}
