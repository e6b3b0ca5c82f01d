extension XMLElement {
  /// The name without its prefix.
  package var localName: Substring { name.afterPrefix }

  /// The elements directly inside this one.
  package var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The value of the attribute written `name`, or `nil` without one; `nil` removes it.
  package subscript(name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      guard let newValue else { return attributes.removeAll { $0.name == name } }
      guard let place = attributes.firstIndex(where: { $0.name == name }) else {
        return attributes.append(XMLAttribute(name, newValue))
      }
      attributes[place].value = newValue
    }
  }

  /// The first element directly inside this one that is called `localName`, whatever its prefix.
  package func first(_ localName: String) -> XMLElement? {
    elements.first { $0.localName == localName }
  }

  /// The elements inside this one, at any depth, that are called `localName`, in document order.
  package func descendants(_ localName: String) -> [XMLElement] {
    elements.flatMap { ($0.localName == localName ? [$0] : []) + $0.descendants(localName) }
  }

  /// All text inside this element, at any depth.
  package var text: String {
    children.reduce(into: "") { text, child in
      switch child {
      case .element(let element): text += element.text
      case .text(let part): text += part
      }
    }
  }
}

extension XMLAttribute {
  /// The name without its prefix.
  package var localName: Substring { name.afterPrefix }
}

extension String {
  fileprivate var afterPrefix: Substring {
    utf8.firstIndex(of: UInt8(ascii: ":")).map { self[utf8.index(after: $0)...] } ?? self[...]
  }
}
