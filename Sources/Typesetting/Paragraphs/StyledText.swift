import Geometry
import Layout
import PageModel
import TextShaping

/// A paragraph's words before they are lines: spans of one look each, in reading order.
struct StyledText: Hashable, Sendable {
  var spans: [TextSpan]
  /// BCP 47, of the paragraph as a whole.
  var language: String
  var isRightToLeft: Bool

  init(_ spans: [TextSpan] = [], language: String = "", isRightToLeft: Bool = false) {
    self.spans = spans
    self.language = language
    self.isRightToLeft = isRightToLeft
  }
}

/// A stretch of a paragraph in one look, with one meaning.
struct TextSpan: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case text(String)
    /// A line ends here, as the author asked.
    case lineBreak
    /// A picture among the words: what stands in the line, relative to its left end on the baseline.
    case inset(Inset)
  }

  var content: Content
  var look: TextLook
  /// Whose content it is in the tree of the article; `nil` for what means nothing.
  var element: StructureElement.ID?
  /// The number of the link that the words belong to, in the article; `nil` for none.
  var link: Int?
  /// What keeps an order of its own.
  var isolate: Isolate?
  /// The number of the footnote that is called here: its text must stand on the same page.
  var note: Int?

  init(
    _ content: Content,
    look: TextLook,
    element: StructureElement.ID? = nil,
    link: Int? = nil,
    note: Int? = nil
  ) {
    self.content = content
    self.look = look
    self.element = element
    self.link = link
    self.note = note
  }
}

/// Something of fixed size in a line.
struct Inset: Hashable, Sendable {
  var size: Size
  /// Relative to the inset's left end on the baseline.
  var items: [PageItem]
}

/// How a span looks.
struct TextLook: Hashable, Sendable {
  var style: TextStyle
  var size: Length
  var colour: Colour
  /// Added between letters, in ems.
  var tracking: Double = 0
  /// Added to every space, in ems.
  var wordSpacing: Double = 0
  /// How much higher than the line the letters stand.
  var baselineShift: Length = .zero
  var isUnderlined = false
  var isStruckOut = false
  /// The ground behind the words.
  var background: Colour?
  var hyphens: Hyphens = .manual
  /// Code and addresses: may break after their own signs, never at a hyphen that is not there.
  var isVerbatim = false
}

/// The shape into which a paragraph is set.
struct ParagraphForm: Hashable, Sendable {
  var measure: Length
  /// The indent of the first line; negative where it hangs out.
  var firstIndent: Length = .zero
  /// Room taken at the beginning of the first lines, one for each, as a drop cap takes it.
  var insets: [Length] = []
  var align: TextAlign = .justify
  /// Whether lines of ragged text are as even as can be, and never hyphenated: headings.
  var isBalanced = false
  /// How many lines there may be; the text then ends in an ellipsis.
  var maxLines: Int?
  /// Whether paragraphs of other numbers of lines are offered: one fewer, one more.
  var hasVariants = false
  /// The size and x-height of the paragraph's main face decide the tolerance; told by the setter's user.
  var size: Length
}

/// A paragraph in lines.
struct SetParagraph: Hashable, Sendable {
  var lines: [SetLine]
  /// The same words in one line fewer, if that is as good as can be borne.
  var shorter: [SetLine]?
  /// The same words in one line more.
  var longer: [SetLine]?
  /// Whether its words fit the measure so badly that it was set ragged though it should be justified.
  var isRaggedForWant = false
  /// What no face has a glyph for.
  var unset: [Character] = []
}

/// A line, ready to be placed: all measures are from its beginning on the baseline.
///
/// The beginning is the left edge of the measure for both directions of writing.
struct SetLine: Hashable, Sendable {
  var pieces: [LinePiece]
  /// How far the line's words reach from the left edge of the measure, without what hangs out.
  var width: Length
  /// How far letters and insets reach above and below the baseline.
  var above: Length
  var below: Length
  /// Whether the line ends within a word, with a hyphen.
  var isHyphenated = false
  /// The numbers of footnotes called in the line.
  var notes: [Int] = []
}

/// Neighbouring glyphs of a line with one meaning.
struct LinePiece: Hashable, Sendable {
  /// Places are relative to the line's beginning on the baseline.
  var items: [PageItem]
  var element: StructureElement.ID?
  var link: Int?
  /// The piece's extent, from ascent to descent, relative like the items.
  var area: Rectangle
}
