import XML
import Zip

/// The fonts that go along with a book, and what readers must be told of them.
struct BookFonts: Sendable {
  let sheet: FontSheet
  let fonts: [EmbeddedFont]

  var styles: ArchiveMember {
    get throws(ArchiveFailure) {
      try .deflated("EPUB/" + FontSheet.name, Array(sheet.css(with: fonts).utf8))
    }
  }

  /// Without this Apple's older readers keep to fonts of their own.
  var leave: ArchiveMember {
    get throws(ArchiveFailure) {
      let document = XMLDocument(
        root: XMLElement("display_options") {
          XMLElement("platform", ["name": "*"]) {
            XMLElement("option", ["name": "specified-fonts"], text: "true")
          }
        }
      )
      return try .everywhereIndented("META-INF/com.apple.ibooks.display-options.xml", document)
    }
  }
}
