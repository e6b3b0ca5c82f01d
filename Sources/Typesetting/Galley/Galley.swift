import Geometry
import PageModel

/// An article in one long column, before it is divided among pages.
struct Galley: Sendable {
  var slabs: [Slab] = []
  /// Its head over one column, over two, and so on; empty where the head stands among the slabs.
  var heads: [[Slab]] = []
  /// Its head on the front page.
  var frontHead: [Slab] = []
  /// What stands over the rest of an article of the front page, over one column, over two, and so on.
  var continuations: [[Slab]] = []
  /// The link from the front page to the rest.
  var jump: GalleyJump?
  /// Paragraphs that can be had in one line fewer or more.
  var variants: [ParagraphVariants] = []
  /// The notes of the article by their index.
  var notes: [NoteBlock] = []
  /// Where its links lead, by their number.
  var links: [GalleyLink] = []
  /// What stands beside its text, from the slab `sideStart` on.
  var side: [Slab] = []
  var sideStart = 0
  /// Whether its lines, and so its columns, follow one another from the right.
  var isRightToLeft = false
  var structure: StructureTree
  /// The headings of its text.
  var outline: [OutlineEntry] = []
  /// Characters that no font has, each once.
  var unset: [Character] = []
}

/// The lines of a paragraph in the galley, and the same words in other numbers of lines.
struct ParagraphVariants: Sendable {
  var slabs: Range<Int>
  var shorter: [Slab]?
  var longer: [Slab]?
}

/// A footnote, set in the measure of the text.
struct NoteBlock: Sendable {
  var slabs: [Slab] = []

  var height: Length { slabs.height }
}

/// The line that leads from the front page to the rest of an article.
struct GalleyJump: Hashable, Sendable {
  /// Its number among the links.
  var link: Int
  var element: StructureElement.ID
}

/// Where a link of an article leads.
struct GalleyLink: Hashable, Sendable {
  var target: LinkArea.Target
  /// For listeners.
  var description: String
  /// The element of its words.
  var element: StructureElement.ID
}
