import XML

/// The content of feeds as the HTML that an article's reader takes.
enum FeedMarkup {
  /// Elements of XHTML as HTML, which closes nothing by itself that a slash before its end would close.
  static func html(_ nodes: [XMLNode]) -> String {
    var markup = ""
    for node in nodes { append(node, to: &markup) }
    return markup
  }

  /// Plain text: a blank line parts paragraphs.
  static func paragraphs(_ text: String) -> String {
    escaped(text).split(separator: "\n\n").map { "<p>\($0)</p>" }.joined(separator: "\n")
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  private static let empty: Set<Substring> = [
    "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  private static func append(_ node: XMLNode, to markup: inout String) {
    switch node {
    case .text(let text): markup += escaped(text)
    case .element(let element):
      markup += "<\(element.localName)"
      for attribute in element.attributes where !attribute.name.hasPrefix("xmlns") {
        markup += " \(attribute.localName)=\"\(escaped(attribute.value))\""
      }
      markup += ">"
      guard !empty.contains(element.localName) else { return }
      for child in element.children { append(child, to: &markup) }
      markup += "</\(element.localName)>"
    }
  }
}
