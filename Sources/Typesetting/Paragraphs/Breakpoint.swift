/// A place where a line may end and the next begin, with all that comes before it added up.
///
/// What a line measures is the difference between two of these. All measures are in points.
struct Breakpoint {
  /// What stands in the paragraph up to a place.
  struct Sum {
    var width = 0.0
    /// How far its spaces may be widened and narrowed.
    var stretch = 0.0
    var shrink = 0.0
    /// The widths of all letters, which may be drawn wider or narrower.
    var letters = 0.0
    /// The sizes of all letters that may be set apart, one for each gap.
    var gaps = 0.0
  }

  /// If a line ends here, and if a line begins here.
  var end: Sum
  var start: Sum
  var endHang = 0.0
  var startHang = 0.0
  /// The line ends before this atom, or within it.
  var atom: Int
  /// The next line begins with this atom, or within it.
  var next: Int
  /// Among the stock's divisions, where the line ends within a word.
  var division: Int?
  var penalty = 0.0
  /// Whether the line ends in a hyphen.
  var isFlagged = false
  /// The words beside the place, if they are whole and of some length.
  var lastWord = -1
  var firstWord = -1
  /// How many words have begun before the place.
  var wordCount = 0
  /// How many letters the word before has.
  var letterCount = 0
}
