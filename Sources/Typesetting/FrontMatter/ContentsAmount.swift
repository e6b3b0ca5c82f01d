/// How much of each article the contents show, where they would not fit on a page with all of it.
struct ContentsAmount {
  /// How many takeaways of each article, in the order of the issue.
  var takeaways: [Int] = []
  /// Articles whose descriptions are left out, by their places in the issue.
  var withoutDeck: Set<Int> = []
  /// Whether no space parts the articles of a department.
  var isClose = false
}
