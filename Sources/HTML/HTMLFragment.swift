import CGumbo

/// Builds the tree that a browser would build of a fragment of HTML.
///
/// The markup must have passed an `HTMLScreen`: Gumbo frees its tree by recursion and takes quadratic
/// time for formatting that is never closed, so both are bounded before it looks.
package enum HTMLFragment {
  package static func parse(_ markup: [UInt8]) -> [HTMLNode] {
    markup.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return [] }
      var options = kGumboDefaultOptions
      options.max_errors = 0
      options.fragment_context = GUMBO_TAG_DIV
      guard
        let output = gumbo_parse_with_options(
          &options,
          start.assumingMemoryBound(to: CChar.self),
          bytes.count
        )
      else { return [] }
      defer { gumbo_destroy_output(&options, output) }
      guard let root = output.pointee.root else { return [] }
      return HTMLTree.children(of: root)
    }
  }
}

/// Copies Gumbo's tree into values without recursion.
private struct HTMLTree {
  private struct Open {
    var element: HTMLElement
    var source: GumboVector
    var next = 0

    mutating func nextChild() -> UnsafeMutablePointer<GumboNode>? {
      guard next < Int(source.length), let children = source.data else { return nil }
      defer { next += 1 }
      return children[next]?.assumingMemoryBound(to: GumboNode.self)
    }
  }

  static func children(of root: UnsafeMutablePointer<GumboNode>) -> [HTMLNode] {
    var open = [Open(element: HTMLElement(""), source: root.pointee.v.element.children)]
    while let last = open.indices.last {
      guard let child = open[last].nextChild() else {
        let finished = open.removeLast().element
        guard let parent = open.indices.last else { return finished.children }
        open[parent].element.children.append(.element(finished))
        continue
      }
      switch child.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let element = child.pointee.v.element
        open.append(Open(element: HTMLElement(element), source: element.children))
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        let text = child.pointee.v.text.text.map { String(cString: $0) } ?? ""
        open[last].element.children.append(.text(text))
      default: break
      }
    }
    return []
  }
}

extension HTMLElement {
  fileprivate init(_ element: GumboElement) {
    self.init(
      HTMLElement.name(of: element),
      attributes: HTMLElement.attributes(of: element),
      line: Int(element.start_pos.line)
    )
  }

  private static func name(of element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN, let name = gumbo_normalized_tagname(element.tag) {
      return String(cString: name)
    }
    var tag = element.original_tag
    gumbo_tag_from_original_text(&tag)
    guard let start = tag.data else { return "" }
    let bytes = UnsafeRawBufferPointer(start: start, count: tag.length)
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  private static func attributes(of element: GumboElement) -> [String: String] {
    guard let data = element.attributes.data else { return [:] }
    var attributes: [String: String] = [:]
    for index in 0..<Int(element.attributes.length) {
      guard let attribute = data[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
        let name = attribute.name, let value = attribute.value
      else { continue }
      let key = String(cString: name)
      if attributes[key] == nil { attributes[key] = String(cString: value) }
    }
    return attributes
  }
}
