import Articles
import Layout
import XML

/// What the issue says of itself at its end: the lines that the layout gives it.
struct Colophon {
  static let name = "colophon.xhtml"

  let issue: Issue
  let form: ColophonForm?
  /// Those that go along with the issue, which are to be named with their licences.
  let typefaces: [Typeface]

  var document: XMLDocument {
    XHTML.page(title: issue.phrases.colophon, language: issue.publication.language) {
      XMLElement("main") {
        XMLElement(
          "section",
          [
            "epub:type": "colophon", "role": "doc-colophon", "class": StyleRole.colophon.className,
            "aria-labelledby": "colophon-title",
          ]
        ) {
          XMLElement(
            "h1",
            ["class": StyleRole.head1.className, "id": "colophon-title"],
            text: issue.phrases.colophon
          )
          for line in lines { paragraph(line) }
        }
      }
    }
  }

  private var lines: [String] {
    let lines = form?.lines.compactMap { template in template.filled { issue.value(of: $0) } } ?? []
    return (lines.isEmpty ? [issue.bookTitle] : lines) + credits
  }

  private var credits: [String] {
    guard !typefaces.isEmpty else { return [] }
    let names = typefaces.map { [$0.name, $0.licence.map { "(\($0))" }].compactMap(\.self) }
    return [names.map { $0.joined(separator: " ") }.joined(separator: ", ")]
  }

  /// A line, which is a link when it is the publication's address.
  private func paragraph(_ line: String) -> XMLElement {
    guard line == issue.publication.baseURL else { return XMLElement("p", text: line) }
    return XMLElement("p") { XMLElement("a", ["href": line], text: line) }
  }
}
