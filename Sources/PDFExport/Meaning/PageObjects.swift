import PageModel

/// A page in the file, and what is known of it before it is written.
struct PageObjects {
  var number: ObjectNumber
  var content: Page
  /// The segments with a meaning, in the order of their marks.
  var marks: [PageSegment]
  /// Those that lead somewhere.
  var links: [PlacedLink]
}

/// A link of a page and its annotation.
struct PlacedLink {
  var annotation: ObjectNumber
  var area: LinkArea
  /// The key under which the structure knows the annotation (ISO 32000-1, 14.7.4.4).
  var structureKey: Int
}
