import Articles
import Layout
import Pictures
import XML

/// The cover, alone in its document: a plain picture, which all readers show whole.
struct CoverPage: Sendable {
  let picture: EncodedPicture

  init(_ picture: EncodedPicture) { self.picture = picture }

  var name: String { "cover." + picture.format.fileSuffix }

  func document(of issue: Issue) -> XMLDocument {
    XHTML.page(title: issue.phrases.cover, language: issue.publication.language) {
      XMLElement("section", ["epub:type": "cover", "class": "cover"]) {
        XMLElement(
          "img",
          [
            "src": name, "alt": words(of: issue), "role": "doc-cover",
            "width": String(picture.pixelWidth),
          ]
        )
      }
    }
  }

  private func words(of issue: Issue) -> String {
    [issue.bookTitle, issue.dateLine].compactMap(\.self).joined(separator: ", ")
  }
}
