import Articles
import XML

/// What all content documents have in common.
enum XHTML {
  /// Where a line may be broken without parting or joining words.
  static let indentation = XMLIndentation.inside([
    "html", "head", "body", "main", "section", "header", "nav", "aside", "figure", "ol", "ul", "dl",
    "table", "thead", "tbody", "tr", "div", "blockquote",
  ])

  static func page(
    title: String,
    language: LanguageTag,
    bodyType: String? = nil,
    @XMLBuilder body: () -> [XMLNode]
  ) -> XMLDocument {
    XMLDocument(
      doctype: "html",
      root: XMLElement(
        "html",
        [
          "xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops",
          "lang": language.tag, "xml:lang": language.tag,
          "dir": language.isRightToLeft ? "rtl" : nil,
        ]
      ) {
        XMLElement("head") {
          XMLElement("meta", ["charset": "utf-8"])
          XMLElement("title", text: title)
          for sheet in StyleSheet.names { link(to: sheet) }
        }
        // For readers whose style sheets know no beginning and end of a line.
        XMLElement(
          "body",
          ["epub:type": bodyType, "class": language.isRightToLeft ? "rtl" : nil],
          content: body
        )
      }
    )
  }

  static func link(to sheet: String) -> XMLElement {
    XMLElement("link", ["rel": "stylesheet", "type": "text/css", "href": sheet])
  }
}

extension XMLElement {
  /// The element marked as being in `language`, where that is not the language around it.
  func inLanguage(_ language: LanguageTag, within outer: LanguageTag) -> XMLElement {
    guard language != outer else { return self }
    var element = self
    element["lang"] = language.tag
    element["xml:lang"] = language.tag
    if language.isRightToLeft != outer.isRightToLeft {
      element["dir"] = language.isRightToLeft ? "rtl" : "ltr"
    }
    return element
  }
}
