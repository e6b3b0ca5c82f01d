package import Geometry

/// Finished pages and what holds them together: their meaning, their outline, what they say of themselves.
package struct PagedDocument: Hashable, Sendable {
  package var pages: [Page]
  package var structure: StructureTree
  /// What a reader shows beside the pages, to go by.
  package var outline: [OutlineEntry]

  package init(
    pages: [Page],
    structure: StructureTree = StructureTree(),
    outline: [OutlineEntry] = []
  ) {
    self.pages = pages
    self.structure = structure
    self.outline = outline
  }
}

/// A title in the outline and the entries below it.
package struct OutlineEntry: Hashable, Sendable {
  package var title: String
  /// The name of the anchor to which it leads.
  package var anchor: String
  package var entries: [OutlineEntry]

  package init(title: String, anchor: String, entries: [OutlineEntry] = []) {
    self.title = title
    self.anchor = anchor
    self.entries = entries
  }
}

/// Which items of a page show a part of the document; items in no mark are furniture.
package struct ContentMark: Hashable, Sendable {
  /// Indices of the page's items.
  package var items: Range<Int>
  package var element: StructureElement.ID

  package init(items: Range<Int>, element: StructureElement.ID) {
    self.items = items
    self.element = element
  }
}

/// Where on a page a link can be touched.
package struct LinkArea: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    /// An absolute URL, percent-encoded.
    case web(String)
    /// The name of an anchor of the document.
    case anchor(String)
  }

  package var target: Target
  /// One for each line that the link's words stand on.
  package var areas: [Rectangle]
  /// Where it leads, in words for a listener.
  package var description: String
  /// The element of the link's words.
  package var element: StructureElement.ID?

  package init(
    to target: Target,
    areas: [Rectangle],
    description: String,
    element: StructureElement.ID? = nil
  ) {
    self.target = target
    self.areas = areas
    self.description = description
    self.element = element
  }
}

/// A named place to which links and outline lead.
package struct Anchor: Hashable, Sendable {
  /// Unique in the document.
  package var name: String
  package var point: Point

  package init(name: String, point: Point) {
    self.name = name
    self.point = point
  }
}
