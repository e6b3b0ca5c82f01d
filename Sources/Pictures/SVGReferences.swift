import XML

/// What the parts of a drawing say of one another, where it holds: identifiers once, references to what is there.
struct SVGReferences {
  /// Elements whose `href` is drawn; without one there is nothing to draw for the first two.
  static let referring: Set<String> = [
    "use", "image", "textPath", "linearGradient", "radialGradient", "pattern", "filter", "feImage",
  ]

  /// The elements by their identifiers.
  private var names: [String: String] = [:]

  init(in root: XMLElement) { collect(root) }

  private mutating func collect(_ element: XMLElement) {
    if let id = element["id"], names[id] == nil { names[id] = element.name }
    for child in element.elements { collect(child) }
  }

  /// The drawing without repeated identifiers and without references that lead nowhere or to the wrong thing.
  func resolved(_ root: XMLElement) -> XMLElement {
    var seen: Set<String> = []
    return resolved(root, seen: &seen)
  }

  private func resolved(_ source: XMLElement, seen: inout Set<String>) -> XMLElement {
    var element = source
    element.attributes.removeAll { !holds($0, of: source) }
    if let id = element["id"], !SVGReferences.isName(id) || !seen.insert(id).inserted {
      element["id"] = nil
    }
    element.children = source.children.compactMap { child in
      guard case .element(let inner) = child else { return child }
      let clean = resolved(inner, seen: &seen)
      let isEmptyReference = ["use", "image"].contains(clean.name) && clean.href == nil
      return isEmptyReference ? nil : .element(clean)
    }
    return element
  }

  private func holds(_ attribute: XMLAttribute, of element: XMLElement) -> Bool {
    switch attribute.localName {
    case "href":
      guard attribute.value.hasPrefix("#") else { return true }
      return answers(
        String(attribute.value.dropFirst()),
        toPaint: element.name.isPaint,
        toClip: false
      )
    case "fill", "stroke":
      return SVGReferences.fragment(attribute.value).map {
        answers($0, toPaint: true, toClip: false)
      } ?? true
    case "clip-path":
      return SVGReferences.fragment(attribute.value).map {
        answers($0, toPaint: false, toClip: true)
      } ?? true
    default:
      return SVGReferences.fragment(attribute.value).map { names[$0] != nil } ?? true
    }
  }

  /// Whether what has the identifier is of the kind that is wanted; paints and clips answer to nothing else.
  private func answers(_ id: String, toPaint: Bool, toClip: Bool) -> Bool {
    guard let name = names[id] else { return false }
    return name.isPaint == toPaint && (name == "clipPath") == toClip
  }

  /// The identifier in `url(#…)`; `nil` for values without one.
  private static func fragment(_ value: String) -> String? {
    guard let open = value.firstRange(of: "url(") else { return nil }
    let inner = value[open.upperBound...].prefix { $0 != ")" }
    return String(inner.filter { !$0.isWhitespace && !"'\"".contains($0) }.dropFirst())
  }

  /// Whether an identifier is a name as XML has it.
  private static func isName(_ id: String) -> Bool {
    guard let first = id.first, first.isLetter || first == "_" else { return false }
    return id.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
  }
}

extension String {
  /// Whether an element of this name is something to paint with.
  fileprivate var isPaint: Bool { ["linearGradient", "radialGradient", "pattern"].contains(self) }
}

extension XMLElement {
  fileprivate var href: String? { self["href"] ?? self["xlink:href"] }
}
