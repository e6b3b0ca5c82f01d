import Geometry
import Layout

/// A size to try, and how many lines the text may take in it.
struct FittingStep: Hashable {
  var size: Length
  var lines: Int
  /// From baseline to baseline, in ems.
  var leading: Double
}

/// How a text is made to fit.
struct FittingRule {
  /// From the largest size to the least.
  var steps: [FittingStep]
  var measure: Length
  /// At most this high from the top of the first line to the foot of the last.
  var height: Length
  /// Whether words stay whole even where that makes the text a good deal smaller.
  var keepsWordsWhole = false
}

extension FittingRule {
  /// The sizes of a style, the lines in them from `fit-lines` to `max-lines`: small type may take more
  /// lines than large type.
  init(_ style: ResolvedStyle, limit: Int?, measure: Length, height: Length?) {
    let sizes = style.fittedSizes
    let most = max(1, limit ?? style.maxLines ?? style.fitLines ?? Self.mostLines)
    let fewest = min(style.fitLines ?? most, most)
    steps = sizes.enumerated().map { index, size in
      let more = sizes.count > 1 ? (most - fewest) * index / (sizes.count - 1) : most - fewest
      return FittingStep(
        size: size,
        lines: fewest + more,
        leading: size > .zero ? style.leading(at: size) / size : 1
      )
    }
    self.measure = style.length(.maxWidth).map { min($0, measure) } ?? measure
    self.height = height ?? .pt(100_000)
  }

  /// For a text whose style sets no limit.
  private static let mostLines = 99
}
