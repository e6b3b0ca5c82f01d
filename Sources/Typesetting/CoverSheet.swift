import Diagnostics
import Geometry
import PageModel
import TextShaping

/// A cover while it is being set: what stands on it so far, and where.
struct CoverSheet {
  let matter: CoverMatter
  let faces: CoverFaces
  var items: [PageItem] = []
  /// Characters that no font has, each once, in the order in which they were met.
  private var unset: [Character] = []

  static let width = 400.0
  static let height = 600.0
  static let margin = 30.0
  static let measure = width - 2 * margin

  /// Where a line of text begins or ends within the measure.
  enum Side {
    case start, end
  }

  init(matter: CoverMatter, faces: CoverFaces) {
    self.matter = matter
    self.faces = faces
  }

  var page: Page {
    Page(size: Size(width: .pt(Self.width), height: .pt(Self.height)), items: items)
  }

  var findings: [Diagnostic] {
    unset.isEmpty ? [] : [.missingGlyphs(unset)]
  }

  mutating func fill(x: Double = 0, y: Double, width: Double, height: Double, _ colour: Colour) {
    let rectangle = Rectangle(x: .pt(x), y: .pt(y), width: .pt(width), height: .pt(height))
    items.append(.rectangle(rectangle, colour))
  }

  /// A rule at the side on which lines begin.
  mutating func rule(y: Double, width: Double = Self.measure, thickness: Double, _ colour: Colour) {
    let x = isMirrored ? Self.width - Self.margin - width : Self.margin
    fill(x: x, y: y, width: width, height: thickness, colour)
  }

  mutating func add(_ text: FittedText, baseline: Double, side: Side = .start, _ colour: Colour) {
    for (line, offset) in zip(text.lines, text.baselines) {
      add(line, at: text.size, in: text.style, baseline: baseline + offset.points, side, colour)
    }
  }

  private mutating func add(
    _ line: ShapedLine,
    at size: Length,
    in style: DisplayStyle,
    baseline: Double,
    _ side: Side,
    _ colour: Colour
  ) {
    let width = size * line.width(in: style)
    let isAtRight = (side == .end) != isMirrored
    let left: Length = isAtRight ? .pt(Self.width - Self.margin) - width : .pt(Self.margin)
    items += line.set(at: size, in: style, colour: colour, left: left, baseline: .pt(baseline))
    for character in line.unset where !unset.contains(character) { unset.append(character) }
  }

  /// Whether the cover's lines begin at the right, as its language is written.
  var isMirrored: Bool {
    let language = matter.language.lowercased().prefix { $0 != "-" }
    return ["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(language)
  }
}

extension Diagnostic {
  static func missingGlyphs(_ characters: [Character]) -> Diagnostic {
    let named = characters.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let more = characters.count > 5 ? " and \(characters.count - 5) more" : ""
    return Diagnostic(
      .warning,
      id: "missing-glyph",
      "no font has \(named)\(more) of the cover's text; boxes stand in their place",
      hint: "'make fonts' brings fonts that may be missing"
    )
  }
}
