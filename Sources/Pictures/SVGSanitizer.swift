import XML

/// Takes from a drawing what is not drawn, or could reach beyond it.
enum SVGSanitizer {
  static let namespace = "http://www.w3.org/2000/svg"
  private static let xlink = "http://www.w3.org/1999/xlink"
  private static let xml = "http://www.w3.org/XML/1998/namespace"

  /// The drawing with every name as SVG writes it, and declarations of the two vocabularies alone.
  static func sanitized(_ root: XMLElement) -> XMLElement {
    let harmless = element(root)
    var clean = SVGReferences(in: harmless).resolved(harmless)
    clean.attributes =
      [XMLAttribute("xmlns", namespace), XMLAttribute("xmlns:xlink", xlink)] + clean.attributes
    return clean
  }

  private static func element(_ source: XMLElement) -> XMLElement {
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
    guard !["on", "data-", "aria-", "xmlns"].contains(where: { source.name.hasPrefix($0) }),
      !name.hasPrefix("on"), !meaningless.contains(name)
    else { return nil }
    switch (source.namespace, name) {
    case (nil, "href"), (xlink, "href"):
      guard isOwnReference(source.value, of: element) else { return nil }
      return XMLAttribute(source.namespace == xlink ? "xlink:href" : "href", source.value)
    case (nil, "style"):
      return inlineStyle(source.value).map { XMLAttribute("style", $0) }
    case (nil, _), (xml, "space"), (xml, "lang"):
      guard isHarmless(source.value) else { return nil }
      return XMLAttribute((source.namespace == xml ? "xml:" : "") + source.localName, source.value)
    default: return nil
    }
  }

  /// What means nothing in a picture, and what only a link has.
  private static let meaningless: Set<String> = [
    "role", "tabindex", "focusable", "target", "rel", "download", "ping", "referrerpolicy",
    "hreflang", "crossorigin", "base",
  ]

  /// To something in the drawing, or a picture held in it.
  private static func isOwnReference(_ value: String, of element: String) -> Bool {
    if value.hasPrefix("#") { return SVGReferences.referring.contains(element) }
    guard element == "image" else { return false }
    return ["data:image/png;", "data:image/jpeg;", "data:image/gif;"]
      .contains { value.lowercased().hasPrefix($0) }
  }

  /// An attribute `style` without what EPUB forbids style sheets to say (EPUB 3.3, §6.3.1.3).
  private static func inlineStyle(_ css: String) -> String? {
    guard isHarmless(css) else { return nil }
    guard css.contains("direction") || css.contains("unicode-bidi") else { return css }
    let declarations = css.split(separator: ";").filter { declaration in
      let property = declaration.prefix { $0 != ":" }.filter { !$0.isWhitespace }.lowercased()
      return property != "direction" && property != "unicode-bidi"
    }
    return declarations.joined(separator: ";")
  }

  private static func style(_ css: String) -> String? {
    let forbidden = ["@import", "@font-face", "direction", "unicode-bidi"]
    let text = css.lowercased()
    return isHarmless(css) && !forbidden.contains(where: text.contains) ? css : nil
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
