internal import Rendering

/// All pages of an issue at a glance: small, in rows, on grey.
struct ContactSheet {
  private let pages: [PixelBuffer]
  private let columns: Int
  /// Of the largest page.
  private let width: Int
  private let height: Int

  /// By judgement: six pages abreast are two spreads more than one has in view of a newspaper.
  private static let mostColumns = 6
  private static let gap = 14
  /// Of every channel.
  private static let ground: UInt8 = 0xD8

  /// - Parameter pages: `.bgrx`.
  init(of pages: [PixelBuffer]) {
    self.pages = pages
    columns = max(1, min(ContactSheet.mostColumns, pages.count))
    width = pages.map(\.width).max() ?? 1
    height = pages.map(\.height).max() ?? 1
  }

  /// The sheet, `.bgrx`.
  var pixels: PixelBuffer {
    let rows = max(1, (pages.count + columns - 1) / columns)
    let (across, down) = (
      columns * (width + Self.gap) + Self.gap, rows * (height + Self.gap) + Self.gap
    )
    let pixels = [UInt8](unsafeUninitializedCapacity: 4 * across * down) { sheet, count in
      sheet.initialize(repeating: Self.ground)
      for (index, page) in pages.enumerated() {
        let left = Self.gap + index % columns * (width + Self.gap)
        let top = Self.gap + index / columns * (height + Self.gap)
        place(page, atX: left, y: top, across: across, on: sheet)
      }
      count = 4 * across * down
    }
    return PixelBuffer(width: across, height: down, format: .bgrx, bytes: pixels)
  }

  private func place(
    _ page: PixelBuffer,
    atX left: Int,
    y top: Int,
    across: Int,
    on sheet: UnsafeMutableBufferPointer<UInt8>
  ) {
    page.bytes.withUnsafeBufferPointer { pixels in
      for row in 0..<page.height {
        let from = 4 * row * page.width
        let to = 4 * ((top + row) * across + left)
        _ = UnsafeMutableBufferPointer(rebasing: sheet[to..<to + 4 * page.width])
          .update(fromContentsOf: pixels[from..<from + 4 * page.width])
      }
    }
  }
}
