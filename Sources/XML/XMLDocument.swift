/// An XML document: a root element, and a document type where the format wants one.
package struct XMLDocument: Hashable, Sendable {
  /// What follows `<!DOCTYPE`, such as `html`; of one that was read only the root's name is kept.
  package var doctype: String?
  package var root: XMLElement

  package init(doctype: String? = nil, root: XMLElement) {
    self.doctype = doctype
    self.root = root
  }

  /// The document in UTF-8, as a file; without `declaration` what HTML is, which has none.
  package func encoded(
    indenting: XMLIndentation = .none,
    declaration: Bool = true
  ) -> [UInt8] {
    var writer = XMLWriter(indentation: indenting)
    writer.write(self, declaration: declaration)
    return writer.bytes
  }
}

/// Where a writer may break lines without changing what the document says.
///
/// In no case is a line broken in an element that holds text, or anywhere inside such an element.
package enum XMLIndentation: Hashable, Sendable {
  case none
  /// In every element that holds elements alone: for package documents, feeds and the like.
  case everywhere
  /// In the elements of these names alone: for XHTML, where white space may separate words.
  case inside(Set<String>)

  func breaksLines(in element: XMLElement) -> Bool {
    switch self {
    case .none: false
    case .everywhere: element.holdsElementsAlone
    case .inside(let names): element.holdsElementsAlone && names.contains(element.name)
    }
  }
}

extension XMLElement {
  fileprivate var holdsElementsAlone: Bool {
    children.allSatisfy { if case .element = $0 { true } else { false } }
  }
}
