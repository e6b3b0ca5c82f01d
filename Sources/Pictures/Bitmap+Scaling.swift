extension Bitmap {
  /// The picture made smaller to fit a square of `side` pixels; itself when it fits.
  package func fitting(side: Int) -> Bitmap {
    let longest = max(width, height)
    guard longest > side, side > 0 else { return self }
    return reduced(
      width: max(1, (width * side + longest / 2) / longest),
      height: max(1, (height * side + longest / 2) / longest)
    )
  }

  /// The picture at a smaller size, each pixel the mean of the area that it covers.
  ///
  /// A size that is larger in either direction is taken as the present one.
  package func reduced(width newWidth: Int, height newHeight: Int) -> Bitmap {
    let (newWidth, newHeight) = (min(max(newWidth, 1), width), min(max(newHeight, 1), height))
    guard newWidth < width || newHeight < height else { return self }
    let columns = Coverage.all(of: width, by: newWidth)
    let rows = Coverage.all(of: height, by: newHeight)
    var sums = [Float](repeating: 0, count: 4 * newWidth)
    var line = [Float](repeating: 0, count: 4 * newWidth)
    var reduced = [UInt8](repeating: 0, count: 4 * newWidth * newHeight)
    for (y, row) in rows.enumerated() {
      for index in sums.indices { sums[index] = 0 }
      for source in row.range {
        reduceLine(source, into: &line, columns)
        let weight = row.weight(of: source)
        for index in sums.indices { sums[index] += line[index] * weight }
      }
      Bitmap.store(sums, as: y, in: &reduced)
    }
    return Bitmap(newWidth, newHeight, reduced)
  }

  /// Reduces one row; colours are multiplied by their opacity, so that what is not seen has no say.
  private func reduceLine(_ row: Int, into line: inout [Float], _ columns: [Coverage]) {
    pixels.withUnsafeBufferPointer { pixels in
      for (x, column) in columns.enumerated() {
        var sum = SIMD4<Float>.zero
        for source in column.range {
          let place = 4 * (row * width + source)
          let opacity = Float(pixels[place + 3])
          let pixel = SIMD4(
            Float(pixels[place]) * opacity,
            Float(pixels[place + 1]) * opacity,
            Float(pixels[place + 2]) * opacity,
            opacity
          )
          sum += pixel * column.weight(of: source)
        }
        for channel in 0..<4 { line[4 * x + channel] = sum[channel] }
      }
    }
  }

  private static func store(_ sums: [Float], as row: Int, in pixels: inout [UInt8]) {
    for x in stride(from: 0, to: sums.count, by: 4) {
      let opacity = sums[x + 3]
      let place = row * sums.count + x
      for channel in 0..<3 {
        pixels[place + channel] = opacity > 0 ? byte(sums[x + channel] / opacity) : 0
      }
      pixels[place + 3] = byte(opacity)
    }
  }

  private static func byte(_ value: Float) -> UInt8 { UInt8(min(max(value.rounded(), 0), 255)) }
}

/// Which of the pixels along a side lie under one pixel of a smaller side, and how much of each.
private struct Coverage {
  var range: Range<Int>
  private var start: Float
  private var end: Float

  static func all(of length: Int, by smaller: Int) -> [Coverage] {
    (0..<smaller).map { index in
      let start = Double(index) * Double(length) / Double(smaller)
      let end = Double(index + 1) * Double(length) / Double(smaller)
      let last = min(length, max(Int(start) + 1, Int(end.rounded(.up))))
      return Coverage(range: Int(start)..<last, start: Float(start), end: Float(end))
    }
  }

  /// The share of the smaller pixel that a larger one makes up.
  func weight(of source: Int) -> Float {
    (min(end, Float(source + 1)) - max(start, Float(source))) / (end - start)
  }
}
