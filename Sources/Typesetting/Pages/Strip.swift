import Geometry

/// A slab at its place on the grid: what pages are broken by, in whole lines.
struct Strip: Sendable {
  var slab: Slab
  /// The galley it comes from, by its place in the issue.
  var galley: Int
  /// Lines of the grid, without the space before.
  var lines: Int
  /// Lines left free above it, except at the head of a column.
  var linesBefore = 0
  /// How far below the strip's upper edge the slab begins; less than a line, but where it is no multiple.
  var shift: Length = .zero
  /// How far the slab reaches below the strip's lower edge.
  var overhang: Length = .zero
  /// Demerits of a column that ends before it.
  var keep = 0
  /// The notes that have to stand on its page, by their index in the galley.
  var notes: [Int] = []
  var notesHeight: Length = .zero
  /// Lines by which the space before it may grow.
  var stretch = 0
  /// What a picture may lose of its height where it would not fit.
  var give = Give()
  /// Lines that have to be left in a column in which it begins.
  var needs = 0
  /// Lines of what stands above it at the head of a column.
  var headLines = 0
  /// Whether a column must end before it, unless it leaves a good part of a page by itself.
  var startsColumn = false
  /// Whether an article begins with it.
  var beginsArticle = false
  /// Lines that the article's matter beside the text takes from here on; 0 where none begins.
  var sideLines = 0
}

extension Strip {
  /// Lines of the grid that may be given up.
  struct Give: Hashable, Sendable {
    var lines = 0
    /// The height of one.
    var grid = Length.zero
  }

  /// The strip with its picture so many lines lower.
  func givingUp(_ lines: Int) -> Strip {
    var strip = self
    strip.slab.scale(to: slab.height - give.grid * lines)
    strip.lines -= lines
    strip.give.lines -= lines
    return strip
  }
}

/// The matter of an issue in one course, as pages take it.
struct Course: Sendable {
  var strips: [Strip] = []
  var variants: [CourseVariants] = []
}

/// A paragraph of the course that can be had in other numbers of lines.
struct CourseVariants: Sendable {
  var strips: Range<Int>
  var shorter: [Slab]?
  var longer: [Slab]?
}
