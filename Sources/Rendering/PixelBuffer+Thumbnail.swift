extension PixelBuffer {
  /// The buffer as `.bgrx`.
  package var inColours: PixelBuffer {
    PixelBuffer(width: width, height: height, format: .bgrx, bytes: bgrx)
  }

  /// A `.bgrx` buffer a whole number of times smaller, each pixel the mean of those in its square.
  package func thumbnail(by factor: Int) -> PixelBuffer {
    let (across, down) = ((width + factor - 1) / factor, (height + factor - 1) / factor)
    let small = [UInt8](unsafeUninitializedCapacity: 4 * across * down) { output, count in
      bytes.withUnsafeBufferPointer { pixels in
        for place in 0..<across * down {
          let mean = mean(of: pixels, squareAtX: place % across, y: place / across, factor)
          for channel in 0..<4 {
            output[4 * place + channel] = UInt8(truncatingIfNeeded: mean[channel])
          }
        }
      }
      count = 4 * across * down
    }
    return PixelBuffer(width: across, height: down, format: .bgrx, bytes: small)
  }

  private func mean(
    of pixels: UnsafeBufferPointer<UInt8>,
    squareAtX x: Int,
    y: Int,
    _ factor: Int
  ) -> SIMD4<UInt32> {
    let columns = x * factor..<min(width, (x + 1) * factor)
    let rows = y * factor..<min(height, (y + 1) * factor)
    var sum = SIMD4<UInt32>.zero
    for row in rows {
      for pixel in stride(
        from: 4 * (row * width + columns.lowerBound),
        to: 4 * (row * width + columns.upperBound),
        by: 4
      ) {
        sum &+= SIMD4(
          UInt32(pixels[pixel]),
          UInt32(pixels[pixel + 1]),
          UInt32(pixels[pixel + 2]),
          UInt32(pixels[pixel + 3])
        )
      }
    }
    let area = UInt32(columns.count * rows.count)
    return (sum &+ area / 2) / SIMD4(repeating: area)
  }
}
