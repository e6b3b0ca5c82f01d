import XML

/// The namespaces of what feeds add to their own elements.
enum FeedNamespace {
  static let content = "http://purl.org/rss/1.0/modules/content/"
  static let dublinCore = "http://purl.org/dc/elements/1.1/"
  static let media = "http://search.yahoo.com/mrss/"
  static let atom = "http://www.w3.org/2005/Atom"
  static let xhtml = "http://www.w3.org/1999/xhtml"
}

extension XMLElement {
  /// The element's text without blanks around it; `nil` when there is none.
  var words: String? {
    let text = text.trimmed
    return text.isEmpty ? nil : text
  }

  /// The elements directly inside of a name that is the format's own, whatever its prefix.
  func own(_ name: String) -> [XMLElement] {
    let foreign = [FeedNamespace.content, FeedNamespace.dublinCore, FeedNamespace.media]
    return elements.filter { element in
      element.localName == name && !(element.namespace.map(foreign.contains) ?? false)
        && (element.namespace == nil || element.namespace == namespace || namespace == nil)
    }
  }

  /// The elements directly inside of a name in another namespace.
  func all(_ name: String, in namespace: String) -> [XMLElement] {
    elements.filter { $0.localName == name && $0.namespace == namespace }
  }

  /// The value of `xml:lang`, `xml:base` and their like.
  func xml(_ name: String) -> String? {
    attributes.first { $0.name == "xml:" + name }?.value.trimmed.nonEmpty
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}

extension FeedItem.Text {
  /// The words of an element; `nil` when it has none.
  init?(_ element: XMLElement?) {
    guard let element, let words = element.words else { return nil }
    self.init(text: words, line: element.line ?? 1)
  }
}
