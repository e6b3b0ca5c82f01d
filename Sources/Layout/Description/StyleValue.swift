/// The value of a style property as a layout gives it.
package enum StyleValue: Hashable, Sendable {
  case keyword(String)
  /// Several keywords, in the order of their grammar.
  case keywords([String])
  case dimension(Dimension)
  /// A factor, such as a line height in sizes of the type.
  case number(Double)
  case integer(Int)
  case text(String)
  case font(FontToken)
  case colour(ColourToken)
  case border(Border)

  /// A rule at an edge of a block.
  package struct Border: Hashable, Sendable {
    package var width: Dimension
    package var colour: ColourToken
    /// For a rule shorter than its block; `nil` for one as wide.
    package var length: Dimension?

    package init(width: Dimension, colour: ColourToken, length: Dimension? = nil) {
      self.width = width
      self.colour = colour
      self.length = length
    }
  }

  package static let none = StyleValue.keyword("none")
}
