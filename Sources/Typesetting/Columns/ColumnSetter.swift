import Articles
import Geometry
import Layout
import PageModel
import TextShaping

/// Sets matter into a galley: one long column, before it is divided among pages.
struct ColumnSetter {
  /// What is being set; `nil` for the matter around the articles.
  let article: Article?
  let issue: IssueMatter
  let book: StyleBook
  let paragraphs: ParagraphSetter
  var galley: Galley
  /// Where slabs are being collected: the galley's own, the side's, or a note's.
  var slabs: [Slab] = []
  /// Where children are being added in the tree.
  var parent = StructureTree.root
  /// The block of the article being set.
  var block = 0
  /// The leaf of the tree that takes the words that come next, if they continue it.
  var leaf: StructureElement.ID?
  /// The number of the link in which words stand.
  var link: Int?
  /// Notes whose first mark has been set.
  var markedNotes: Set<Int> = []
  /// Notes to whose first mark an anchor leads.
  private var anchoredNotes: Set<Int> = []
  /// How many stretches of another direction have been set.
  var isolateCount = 0
  /// Anchors of what is about to be set.
  var pendingAnchors: [String] = []

  init(
    _ article: Article?,
    as root: StructureElement,
    of issue: IssueMatter,
    book: StyleBook,
    paragraphs: ParagraphSetter
  ) {
    self.article = article
    self.issue = issue
    self.book = book
    self.paragraphs = paragraphs
    galley = Galley(structure: StructureTree(root: root))
    galley.isRightToLeft = isRightToLeft
  }

  var isRightToLeft: Bool {
    (article?.metadata.language ?? issue.issue.publication.language).isRightToLeft
  }

  /// The whole of a measure.
  func room(_ measure: Length) -> Room { Room(measure: measure, isRightToLeft: isRightToLeft) }

  /// Notes that what was set from `start` on is not as broad as a column of text.
  mutating func measure(from start: Int, _ measure: Length) {
    guard measure != issue.columns.text else { return }
    for index in slabs.indices.dropFirst(start) { slabs[index].measure = measure }
  }

  /// The anchors of the marks of notes that are called for the first time.
  mutating func anchors(ofMarks notes: [Int]) -> [String] {
    guard let article else { return [] }
    return notes.filter { anchoredNotes.insert($0).inserted }
      .map { issue.names.noteMark($0, of: article.id) }
  }

  /// The galley with all that was set; the setter is used up.
  consuming func finished() -> Galley {
    galley.slabs = slabs
    return galley
  }
}
