import Geometry
import Layout
import TextShaping

/// How blocks of one role are set on pages, in points.
struct BlockStyle: Sendable {
  let style: ResolvedStyle
  let look: TextLook
  /// From baseline to baseline.
  let leading: Length
  /// Whether its baselines stand on the grid.
  let isOnGrid: Bool
  /// From the top of a line to its baseline: capitals stand in the middle of the line.
  let baseline: Length
  let spaceAbove: Length
  let spaceBelow: Length
  let leftMargin: Length
  let rightMargin: Length
  let leftPadding: Length
  /// The fewest lines of a paragraph at the head and at the foot of a column.
  let widows: Int
  let orphans: Int
  private let maxWidth: Length?
  /// The form of paragraphs of this role, in no measure yet.
  private let formOfParagraphs: ParagraphForm

  init(
    _ style: ResolvedStyle,
    language: String,
    fonts: FontLibrary,
    gridBaseline: Length?
  )
    throws(FontFailure)
  {
    self.style = style
    look = TextLook(style, language: language)
    spaceAbove = style.length(.marginTop) ?? .zero
    spaceBelow = style.length(.marginBottom) ?? .zero
    leftMargin = style.length(.marginLeft) ?? .zero
    rightMargin = style.length(.marginRight) ?? .zero
    leftPadding = style.length(.paddingLeft) ?? .zero
    (widows, orphans) = (style.widows, style.orphans)
    maxWidth = style.length(.maxWidth)
    var form = ParagraphForm(measure: .zero, size: look.size)
    form.firstIndent = style.textIndent
    form.align = style.textAlign
    form.isBalanced = style.isBalanced
    form.maxLines = style.maxLines
    formOfParagraphs = form
    leading = style.leading()
    isOnGrid = style.leading() == style.type.leading && style.role.standsOnGrid
    if leading == style.type.leading, let gridBaseline {
      baseline = gridBaseline
    } else {
      baseline = leading * 0.5 + look.size * (try fonts.capHeight(of: look.style) * 0.5)
    }
  }

  /// The form of a paragraph of this role.
  func form(measure: Length) -> ParagraphForm {
    var form = formOfParagraphs
    form.measure = maxWidth.map { min($0, measure) } ?? measure
    return form
  }
}

extension BlockStyle {
  /// The form of a paragraph of this role whose first line is as the others: a heading, a label, a note.
  func flushForm(measure: Length) -> ParagraphForm {
    var form = form(measure: measure)
    form.firstIndent = .zero
    return form
  }
}

extension StyleRole {
  /// Whether its baselines are the text's: furniture may stand between them.
  fileprivate var standsOnGrid: Bool {
    switch self {
    case .nameplate, .dateline, .ear, .label, .deck, .byline, .jump, .kicker, .runningHead, .folio,
      .foot,
      .caption, .credit, .sourceNote, .takeaway, .takeawaysLabel, .articleLink, .colophon:
      false
    default: true
    }
  }
}

extension FontLibrary {
  /// The height of a style's own capitals, in ems.
  func capHeight(of style: TextStyle) throws(FontFailure) -> Double {
    let face = try face(of: style.family, style.style, language: style.language)
    return Double(face.metrics.capHeight) / Double(face.unitsPerEm)
  }
}
