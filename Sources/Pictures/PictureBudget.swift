/// How large a picture may become: what readers bear, and what an issue may take.
package struct PictureBudget: Hashable, Sendable {
  /// Of the longer side, in pixels.
  package var side: Int
  package var pixels: Int
  package var bytes: Int
  /// libjpeg's, from 1 to 100, of the first attempt to make a JPEG.
  package var quality: Int
  /// Whether colours are given up.
  package var isGrey: Bool

  package init(
    side: Int = .max,
    pixels: Int = .max,
    bytes: Int = .max,
    quality: Int = 90,
    isGrey: Bool = false
  ) {
    self.side = side
    self.pixels = pixels
    self.bytes = bytes
    self.quality = quality
    self.isGrey = isGrey
  }

  /// Pictures as they are.
  package static let unlimited = PictureBudget()

  /// What every reader bears: enough for the best screens that show a page, and for 300 dots an inch on paper.
  package static let usual = PictureBudget(
    side: 2400,
    pixels: 3_200_000,
    bytes: 1 << 20,
    quality: 88
  )

  /// Ever smaller ones, for an issue that must not be larger than a reader's mailbox takes: scale first,
  /// then quality, then colours.
  package static let savings = [
    PictureBudget(side: 1600, pixels: 1_600_000, bytes: 400_000, quality: 80),
    PictureBudget(side: 1200, pixels: 1_000_000, bytes: 200_000, quality: 75),
    PictureBudget(side: 1000, pixels: 700_000, bytes: 100_000, quality: 60),
    PictureBudget(side: 800, pixels: 480_000, bytes: 40_000, quality: 50, isGrey: true),
    PictureBudget(side: 600, pixels: 270_000, bytes: 20_000, quality: 40, isGrey: true),
  ]

  /// The longest side that a picture of this size may have.
  func side(forWidth width: Int, height: Int) -> Int {
    let longest = max(width, height)
    let (area, _) = width.multipliedReportingOverflow(by: height)
    guard area > pixels, area > 0 else { return min(longest, side) }
    let scale = (Double(pixels) / Double(area)).squareRoot()
    return max(1, min(side, Int(Double(longest) * scale)))
  }

  /// Qualities to try one after another until the bytes are few enough.
  var qualities: [Int] {
    [quality] + [75, 60, 45, 30].filter { $0 < quality }
  }
}
