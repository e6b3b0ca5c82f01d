/// All that a document says, in the order in which it says it, in a few arrays.
///
/// For those who look at every element once and change nothing: there is no allocation for an element, names
/// are numbers, and a place is found again by its offset in the document's bytes.
package struct XMLTranscript: Sendable {
  package struct Name: Hashable, Sendable {
    /// Empty for none.
    package var namespace: String
    package var local: String

    package init(namespace: String, local: String) {
      self.namespace = namespace
      self.local = local
    }
  }

  package struct Element: Sendable {
    /// In `names`.
    package var name: Int
    /// In `elements`; -1 for the root.
    package var parent: Int
    /// The first element after this one that is not inside it.
    package var end: Int
    /// In `attributes`.
    package var attributes: Range<Int>
    /// In `text`: all that stands in it, at any depth.
    package var text: Range<Int>
    /// Whether words stand directly in it.
    package var hasOwnWords: Bool
    /// Of its tag in the document's bytes.
    package var offset: Int
  }

  package struct Attribute: Sendable {
    /// In `names`.
    package var name: Int
    /// In `values`.
    package var value: Range<Int>
  }

  package struct Doctype: Hashable, Sendable {
    package var name = ""
    package var publicID: String?
    package var systemID: String?
    package var hasInternalSubset = false
  }

  /// The name of an entity that the document does not declare itself, and where it stands.
  package struct ForeignEntity: Hashable, Sendable {
    package var name: String
    package var offset: Int
  }

  package internal(set) var names: [Name] = []
  package internal(set) var elements: [Element] = []
  package internal(set) var attributes: [Attribute] = []
  package internal(set) var text: [UInt8] = []
  package internal(set) var values: [UInt8] = []
  package internal(set) var doctype: Doctype?
  /// As its declaration names it.
  package internal(set) var encoding: String?
  package internal(set) var foreignEntities: [ForeignEntity] = []
  /// Prefixes and what they stand for, in the order of the document.
  package internal(set) var prefixes: [(prefix: String, namespace: String)] = []

  package func value(_ attribute: Attribute) -> String {
    String(decoding: values[attribute.value], as: UTF8.self)
  }

  /// The value of an attribute of no namespace, or of `namespace`.
  package func value(of local: String, _ namespace: String = "", in element: Element) -> String? {
    for attribute in attributes[element.attributes] {
      let name = names[attribute.name]
      if name.local == local, name.namespace == namespace { return value(attribute) }
    }
    return nil
  }

  /// All text in an element, at any depth.
  package func text(of element: Element) -> String {
    String(decoding: text[element.text], as: UTF8.self)
  }

  package func name(of element: Element) -> Name { names[element.name] }

  /// The places of the elements directly inside the one at `place`.
  package func children(of place: Int) -> [Int] {
    var children: [Int] = []
    var next = place + 1
    while next < elements[place].end {
      children.append(next)
      next = elements[next].end
    }
    return children
  }
}
