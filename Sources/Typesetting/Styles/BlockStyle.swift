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
    leading = style.leading()
    isOnGrid = style.leading() == style.type.leading && style.role.standsOnGrid
    if leading == style.type.leading, let gridBaseline {
      baseline = gridBaseline
    } else {
      baseline = leading * 0.5 + look.size * (try fonts.capHeight(of: look.style) * 0.5)
    }
  }

  var spaceAbove: Length { style.length(.marginTop) ?? .zero }
  var spaceBelow: Length { style.length(.marginBottom) ?? .zero }
  var leftMargin: Length { style.length(.marginLeft) ?? .zero }
  var rightMargin: Length { style.length(.marginRight) ?? .zero }
  var leftPadding: Length { style.length(.paddingLeft) ?? .zero }

  /// The form of a paragraph of this role.
  func form(measure: Length) -> ParagraphForm {
    var form = ParagraphForm(
      measure: style.length(.maxWidth).map { min($0, measure) } ?? measure,
      size: look.size
    )
    form.firstIndent = style.textIndent
    form.align = style.textAlign
    form.isBalanced = style.isBalanced
    form.maxLines = style.maxLines
    return form
  }
}

extension StyleRole {
  /// Whether its baselines are the text's: furniture may stand between them.
  fileprivate var standsOnGrid: Bool {
    switch self {
    case .nameplate, .dateline, .ear, .label, .byline, .jump, .kicker, .runningHead, .folio, .foot,
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
