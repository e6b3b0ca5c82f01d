import Geometry
import Layout

/// How broad each line of a paragraph is and where it begins, in points.
struct LineMeasures {
  private let measure: Double
  private let firstIndent: Double
  private let insets: [Double]

  init(_ form: ParagraphForm) {
    let measure = max(form.measure.points, 0)
    self.measure = measure
    firstIndent = min(form.firstIndent.points, measure)
    insets = form.insets.map { min(max($0.points, 0), measure) }
  }

  /// How many lines differ from those that follow.
  var specialCount: Int { max(insets.count, firstIndent == 0 ? 0 : 1) }

  /// The room taken at the beginning of a line.
  func indent(ofLine line: Int) -> Double {
    (line == 0 ? firstIndent : 0) + (line < insets.count ? insets[line] : 0)
  }

  func width(ofLine line: Int) -> Double { max(0, measure - indent(ofLine: line)) }

  var narrowest: Double { (0...specialCount).map(width).min() ?? measure }
  var broadest: Double { (0...specialCount).map(width).max() ?? measure }
}

/// At which edges of a block signs hang out.
struct HangingEdges: Hashable {
  var left: Bool
  var right: Bool

  /// Signs hang where lines end at one edge, in text that reads from left to right.
  init(align: TextAlign, isBackward: Bool) {
    left = !isBackward && (align == .justify || align == .start)
    right = !isBackward && (align == .justify || align == .end)
  }
}
