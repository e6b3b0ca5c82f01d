/// An element of an XML document: a name, attributes in their order, and what stands inside it.
///
/// An element is a value and escapes itself when it is written, so that no text can break a document.
/// Names are written as they are, prefix included (`dc:title`); declarations of namespaces are plain
/// attributes (`xmlns:dc`). An element that was read knows its namespace and line besides.
package struct XMLElement: Hashable, Sendable {
  /// As written, with its prefix if it has one.
  package var name: String
  package var attributes: [XMLAttribute]
  package var children: [XMLNode]
  /// The namespace's URI; `nil` for none, and for elements that were not read.
  package var namespace: String?
  /// 1-based; `nil` for elements that were not read.
  package var line: Int?

  package init(_ name: String, attributes: [XMLAttribute], children: [XMLNode] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// An element around `content`; an attribute whose value is `nil` is left out.
  package init(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    @XMLBuilder content: () throws -> [XMLNode]
  ) rethrows {
    self.init(name, attributes: XMLAttribute.list(attributes), children: try content())
  }

  /// An element around `text`; an attribute whose value is `nil` is left out.
  package init(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    text: String = ""
  ) {
    self.init(
      name,
      attributes: XMLAttribute.list(attributes),
      children: text.isEmpty ? [] : [.text(text)]
    )
  }
}

/// An attribute of an element.
package struct XMLAttribute: Hashable, Sendable {
  /// As written, with its prefix if it has one.
  package var name: String
  package var value: String
  /// The namespace's URI, which only a prefix gives; `nil` for attributes that were not read.
  package var namespace: String?

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  fileprivate static func list(_ pairs: KeyValuePairs<String, String?>) -> [XMLAttribute] {
    pairs.compactMap { name, value in value.map { XMLAttribute(name, $0) } }
  }
}

/// What stands inside an element.
package enum XMLNode: Hashable, Sendable {
  case element(XMLElement)
  case text(String)
}
