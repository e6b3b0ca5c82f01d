/// A part of an HTML fragment: an element or a text.
package indirect enum HTMLNode: Hashable, Sendable {
  case element(HTMLElement)
  case text(String)
}

/// An element with its attributes as a browser would read them.
package struct HTMLElement: Hashable, Sendable {
  /// In lower case.
  package var name: String
  /// Values by name, entities resolved; of an attribute given twice the first counts.
  package var attributes: [String: String]
  package var children: [HTMLNode]
  /// The line of the fragment on which the element begins, from 1; 0 for one that the parser supplied.
  package var line: Int

  package init(
    _ name: String,
    attributes: [String: String] = [:],
    _ children: [HTMLNode] = [],
    line: Int = 0
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.line = line
  }

  /// The value of an attribute, without the blanks around it; `nil` when there is none or it is empty.
  package subscript(_ attribute: String) -> String? {
    guard let value = attributes[attribute] else { return nil }
    let trimmed = value.utf8.drop(while: isBlank)
    guard let last = trimmed.lastIndex(where: { !isBlank($0) }) else { return nil }
    return String(value[trimmed.startIndex...last])
  }

  /// The texts in the element one after another.
  package var text: String { children.map(\.text).joined() }
}

extension HTMLNode {
  package var text: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.text
    }
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
