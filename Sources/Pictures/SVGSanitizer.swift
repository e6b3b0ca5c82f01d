import XML

/// Takes from a drawing what is not drawn, or could reach beyond it.
enum SVGSanitizer {
  static let namespace = "http://www.w3.org/2000/svg"
  private static let xlink = "http://www.w3.org/1999/xlink"
  private static let xml = "http://www.w3.org/XML/1998/namespace"

  /// The drawing with every name as SVG writes it, and declarations of the two vocabularies alone.
  static func sanitized(_ root: XMLElement) -> XMLElement {
    var clean = element(root, isRoot: true)
    clean.attributes.insert(
      contentsOf: [
        XMLAttribute("xmlns", namespace), XMLAttribute("xmlns:xlink", xlink),
      ],
      at: 0
    )
    return clean
  }

  private static func element(_ source: XMLElement, isRoot: Bool = false) -> XMLElement {
    // A link in a picture leads nowhere, but what it encloses is drawn.
    let name = source.localName == "a" ? "g" : String(source.localName)
    return XMLElement(
      name,
      attributes: source.attributes.compactMap { attribute($0, of: name) },
      children: source.children.compactMap { node($0, of: name) }
    )
  }

  private static func node(_ source: XMLNode, of parent: String) -> XMLNode? {
    switch source {
    case .text(let text): parent == "style" ? style(text).map(XMLNode.text) : .text(text)
    case .element(let child): isKept(child) ? .element(element(child)) : nil
    }
  }

  private static func isKept(_ element: XMLElement) -> Bool {
    guard element.namespace == namespace || element.namespace == nil else { return false }
    return !dropped.contains(element.localName.lowercased())
  }

  private static let dropped: Set<String> = [
    "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "handler",
    "listener", "animate", "animatecolor", "animatemotion", "animatetransform", "set", "discard",
    "mpath", "metadata", "cursor", "link",
  ]

  private static func attribute(_ source: XMLAttribute, of element: String) -> XMLAttribute? {
    let name = source.localName.lowercased()
    guard !name.hasPrefix("on"), !name.hasPrefix("data-"), source.name != "xmlns",
      !source.name.hasPrefix("xmlns:")
    else { return nil }
    switch source.namespace {
    case nil: break
    case xlink, xml: if name != "href", source.namespace == xlink { return nil }
    default: return nil
    }
    if name == "href" {
      return isOwnReference(source.value, of: element)
        ? XMLAttribute(source.namespace == xlink ? "xlink:href" : "href", source.value) : nil
    }
    guard isHarmless(source.value) else { return nil }
    let prefix = source.namespace == xml ? "xml:" : ""
    return XMLAttribute(prefix + source.localName, source.value)
  }

  /// To something in the drawing, or a picture held in it.
  private static func isOwnReference(_ value: String, of element: String) -> Bool {
    if value.hasPrefix("#") { return true }
    guard element == "image" else { return false }
    return ["data:image/png;", "data:image/jpeg;", "data:image/gif;"]
      .contains { value.lowercased().hasPrefix($0) }
  }

  private static func style(_ css: String) -> String? {
    isHarmless(css) && !css.lowercased().contains("@import") ? css : nil
  }

  /// Whether a value's every `url(…)` leads into the drawing; backslashes could hide one that does not.
  private static func isHarmless(_ value: String) -> Bool {
    guard value.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "(") }) else {
      return true
    }
    let text = value.lowercased()
    guard !text.contains("\\"), !text.contains("javascript:"), !text.contains("expression(") else {
      return false
    }
    return text.ranges(of: "url(").allSatisfy { found in
      text[found.upperBound...].drop { $0.isWhitespace || $0 == "'" || $0 == "\"" }.first == "#"
    }
  }
}
