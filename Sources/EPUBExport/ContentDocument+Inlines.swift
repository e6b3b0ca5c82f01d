import Articles
import XML

extension ContentDocument {
  mutating func inlines(_ content: [Inline]) -> [XMLNode] {
    var nodes: [XMLNode] = []
    nodes.reserveCapacity(content.count)
    for inline in content { nodes += self.inline(inline) }
    return nodes
  }

  private mutating func inline(_ inline: Inline) -> [XMLNode] {
    switch inline {
    case .text(let text): [.text(text)]
    case .styled(let style, let content): [element(style.elementName, content)]
    case .code(let text): [.element(XMLElement("code", ["dir": codeDirection], text: text))]
    case .mathematics(let source): [.element(formula(source))]
    case .link(let link): self.link(link)
    case .image(let image): [.element(inlinePicture(image))]
    case .noteReference(let reference): noteMark(reference).map { [.element($0)] } ?? []
    case .lineBreak: [.element(XMLElement("br"))]
    case .foreign(let language, let direction, let content):
      [.element(foreign(language, direction, content))]
    case .abbreviation(let meaning, let content):
      [.element(XMLElement("abbr", ["title": meaning]) { inlines(content) })]
    }
  }

  private mutating func element(_ name: String, _ content: [Inline]) -> XMLNode {
    .element(XMLElement(name, attributes: [], children: inlines(content)))
  }

  private mutating func formula(_ source: String) -> XMLElement {
    uses.formulas += 1
    return XMLElement("code", ["class": "mathematics", "dir": codeDirection], text: source)
  }

  private mutating func foreign(
    _ language: LanguageTag?,
    _ direction: TextDirection?,
    _ content: [Inline]
  ) -> XMLElement {
    XMLElement(
      "span",
      ["lang": language?.tag, "xml:lang": language?.tag, "dir": direction?.rawValue]
    ) { inlines(content) }
  }

  /// The link, or its text alone where it leads nowhere or stands in another link.
  private mutating func link(_ link: Link) -> [XMLNode] {
    guard !isInLink, !link.content.isBlank, let href = href(of: link.target) else {
      return inlines(link.content)
    }
    isInLink = true
    defer { isInLink = false }
    return [
      .element(XMLElement("a", ["href": href, "title": link.title]) { inlines(link.content) })
    ]
  }

  /// The target as it is written in this document; `nil` when nothing in the EPUB answers to it.
  func href(of target: Link.Target) -> String? {
    switch target {
    case .web(let url): return url
    case .fragment(let identifier):
      return binding.heading(identifier, of: article.id).map { anchor in
        (anchor.href == leaf.href(ofPart: part) ? "" : anchor.href) + "#" + anchor.id
      }
    case .article(let id, let fragment):
      guard let other = binding.leaf(of: id) else { return nil }
      let anchor = fragment.flatMap { binding.heading($0, of: id) }
      return anchor.map { $0.href + "#" + $0.id } ?? other.href
    }
  }
}

extension InlineStyle {
  fileprivate var elementName: String {
    switch self {
    case .emphasis: "em"
    case .strong: "strong"
    case .deleted: "del"
    case .inserted: "ins"
    case .marked: "mark"
    case .superscript: "sup"
    case .subscript: "sub"
    case .keyboard: "kbd"
    case .small: "small"
    case .cite: "cite"
    }
  }
}
