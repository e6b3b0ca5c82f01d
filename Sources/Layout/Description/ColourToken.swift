package import Geometry

/// A colour under the name that a layout gives it.
package struct ColourToken: Hashable, Sendable {
  /// `nil` for a colour written out where it is used.
  package var name: String?
  /// On paper, and in an EPUB unless it has its own.
  package var paged: Colour
  package var reflowable: Colour
  /// In an EPUB on a dark page; `nil` where it stays the same.
  package var dark: Colour?

  package init(name: String? = nil, paged: Colour, reflowable: Colour? = nil, dark: Colour? = nil) {
    self.name = name
    self.paged = paged
    self.reflowable = reflowable ?? paged
    self.dark = dark
  }

  package func colour(in target: LayoutTarget) -> Colour {
    target == .paged ? paged : reflowable
  }
}
