/// Where the lines of a paragraph begin and end.
package enum TextAlign: String, Hashable, Sendable, CaseIterable {
  case start
  case end
  case center
  case justify
}

/// Where words may be divided.
package enum Hyphens: String, Hashable, Sendable, CaseIterable {
  case none
  case manual
  case auto
}

/// Small capitals.
package enum FontVariantCaps: String, Hashable, Sendable, CaseIterable {
  case normal
  case smallCaps = "small-caps"
  case allSmallCaps = "all-small-caps"
}

/// A form of figures.
package enum NumericForm: String, Hashable, Sendable, CaseIterable {
  case oldstyle = "oldstyle-nums"
  case lining = "lining-nums"
  case proportional = "proportional-nums"
  case tabular = "tabular-nums"
}

/// Whether a column or page may, must or must not end at some point.
package enum Break: String, Hashable, Sendable, CaseIterable {
  case auto
  case avoid
  case column
  case page
}

/// The sign before the items of a list.
package enum ListStyleType: String, Hashable, Sendable, CaseIterable {
  case none
  case disc
  case square
  case dash
  case decimal
}
