import Geometry
import PageModel

/// The named places of a document (ISO 32000-1, 12.3.2.3).
struct Destinations {
  private struct Place {
    var page: Int
    var anchor: Anchor
  }

  private var places: [String: Place] = [:]

  /// - Parameter pages: their anchors; of two of one name the first counts.
  init(of pages: [Page]) {
    for (index, page) in pages.enumerated() {
      for anchor in page.anchors where places[anchor.name] == nil {
        places[anchor.name] = Place(page: index, anchor: anchor)
      }
    }
  }

  func contains(_ name: String) -> Bool { places[name] != nil }

  /// Writes the tree of names; `nil` when there are none.
  func write(
    _ pages: [PageObjects],
    to file: inout PDFFile
  ) -> ObjectNumber? {
    let sorted = places.values.sorted {
      $0.anchor.name.utf8.lexicographicallyPrecedes($1.anchor.name.utf8)
    }
    var leaves: [ObjectNumber] = []
    for start in stride(from: 0, to: sorted.count, by: Self.namesInLeaf) {
      let names = sorted[start..<min(start + Self.namesInLeaf, sorted.count)]
      leaves.append(file.add { Self.put(names, pages, into: &$0) })
    }
    guard !leaves.isEmpty else { return nil }
    return file.add {
      $0.put("<< /Kids [")
      for leaf in leaves { $0.put(leaf) }
      $0.put("] >>")
    }
  }

  private static let namesInLeaf = 64

  private static func put(
    _ places: ArraySlice<Place>,
    _ pages: [PageObjects],
    into syntax: inout PDFSyntax
  ) {
    syntax.put("<< /Limits [")
    for end in [places.first, places.last].compactMap(\.self) {
      syntax.put(string: end.anchor.name.utf8)
    }
    syntax.put("] /Names [")
    for place in places {
      let page = pages[place.page]
      syntax.put(string: place.anchor.name.utf8)
      syntax.put("[")
      syntax.put(page.number)
      syntax.put("/XYZ")
      syntax.put(place.anchor.point.x)
      syntax.put(page.content.size.height - place.anchor.point.y)
      syntax.put("null ]")
    }
    syntax.put("] >>")
  }
}
