import Geometry
import TextShaping

/// The styles of a cover's parts, and how to make a text of them fit.
struct CoverFaces {
  let name: DisplayStyle
  let subtitle: DisplayStyle
  let dateline: DisplayStyle
  /// The lead's title under a picture.
  let title: DisplayStyle
  /// The lead's title on a cover of type alone.
  let headline: DisplayStyle
  let deck: DisplayStyle
  let departments: DisplayStyle
  private let shaper: Shaper
  private let language: String

  init(matter: CoverMatter, shaper: Shaper) throws(FontFailure) {
    self.shaper = shaper
    language = matter.language
    func style(_ family: String, _ style: FontStyle = .regular, tracking: Double) -> DisplayStyle {
      DisplayStyle(
        text: TextStyle(family: family, style: style, language: matter.language),
        tracking: tracking
      )
    }
    var name = style("linux-libertine-display", tracking: -0.012)
    // So large and so tight, a ligature such as Libertine's Th would look like a slip.
    name.text.features = [FontFeature("liga", 0)]
    self.name = name
    subtitle = style("linux-libertine", .italic, tracking: 0)
    title = style("linux-libertine-display", tracking: -0.006)
    headline = style("noto-serif-display", .italic, tracking: -0.012)
    deck = style("linux-libertine", tracking: 0)
    var dateline = style("linux-libertine", tracking: 0)
    dateline.text.features = [FontFeature("onum"), FontFeature("pnum")]
    self.dateline = dateline
    var departments = style("inter", .semibold, tracking: 0.03)
    departments.text.fallback = .sans
    self.departments = departments
  }

  func breakable(_ text: String, in style: DisplayStyle) throws(FontFailure) -> BreakableText {
    try BreakableText(text, in: style, shaper: shaper)
  }

  func shape(_ text: String, in style: DisplayStyle) throws(FontFailure) -> ShapedLine {
    try shaper.shape(text, in: style.text)
  }

  /// The height of the style's own capitals, in ems.
  func capHeight(of style: DisplayStyle) throws(FontFailure) -> Double {
    let face = try shaper.library.face(
      of: style.text.family,
      style.text.style,
      language: style.text.language
    )
    return Double(face.metrics.capHeight) / Double(face.unitsPerEm)
  }

  func fit(
    _ text: String,
    in style: DisplayStyle,
    by rule: FittingRule
  ) throws(FontFailure) -> FittedText {
    guard !text.isEmpty else { return .nothing(in: style) }
    let text = try breakable(text, in: style)
    return try FittedText(text, capHeight: try capHeight(of: style), rule: rule)
  }

  /// A name as large as it can be on one, two or three lines.
  func fitName(_ text: String, measure: Double, leading: Double) throws(FontFailure) -> FittedText {
    guard !text.isEmpty else { return .nothing(in: name) }
    let breakable = try breakable(text, in: name)
    let best = Self.largestNameSizes.enumerated().map { index, largest in
      let lines = breakable.balanced(in: index + 1)
      let widest = lines.map(breakable.width(of:)).max() ?? 1
      let size = min(largest, (measure / widest * 4).rounded(.down) / 4)
      let isParted = lines.dropLast().contains { !breakable.parts[$0.upperBound - 1].isSpaceAfter }
      return (size: size, count: lines.count, worth: isParted ? size * Self.worthOfParted : size)
    }
    // The first of equals has the fewest lines.
    .reduce((size: 0, count: 1, worth: 0)) { $1.worth > $0.worth ? $1 : $0 }
    let steps =
      best.size >= Self.leastNameSize
      ? [FittingStep(best.size, lines: best.count)]
      : [.init(26, lines: 4), .init(22, lines: 5), .init(18, lines: 6)]
    let rule = FittingRule(steps: steps, leading: leading, measure: .pt(measure))
    return try FittedText(breakable, capHeight: try capHeight(of: name), rule: rule)
  }

  /// For one, two and three lines: what still leaves a picture most of the page.
  private static let largestNameSizes = [92.0, 68, 50]
  /// A name parted within a word must gain a lot of size by it.
  private static let worthOfParted = 0.6
  // By eye: less than that cannot be read on a shelf of covers 100 pixels wide.
  private static let leastNameSize = 26.0
}
