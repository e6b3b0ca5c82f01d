import Geometry
import TextShaping

/// How high the lines of a headline are, and where their baselines are in them.
///
/// Latin fits the leading that layouts give it. Letters with signs above and below them may need more: then all
/// lines get it.
struct HeadlineExtent {
  private(set) var height: Length
  private(set) var baseline: Length

  init(of lines: [ShapedLine], at size: Length, leading: Length, baseline: Length, grid: Length) {
    height = leading
    self.baseline = baseline
    guard lines.contains(where: \.mayReachFar) else { return }
    let ascent = size * (lines.map(\.inkAbove).max() ?? 0)
    let descent = size * (lines.map(\.inkBelow).max() ?? 0)
    let above = max(.zero, ascent - baseline)
    let below = max(.zero, descent - (leading - baseline))
    let isOnGrid = leading.isMultiple(of: grid)
    let extra = isOnGrid ? (above + below).rounded(upTo: grid) : above + below
    height = leading + extra
    self.baseline = baseline + max(above, (extra - below) * 0.5)
  }
}

extension ShapedLine {
  /// Whether it has letters from Hebrew on up to those that stand in squares.
  fileprivate var mayReachFar: Bool {
    runs.contains { run in
      run.text.utf8.contains { $0 >= 0xD6 }
        && run.text.unicodeScalars.contains { (0x590..<0x1DC0).contains($0.value) }
    }
  }
}
