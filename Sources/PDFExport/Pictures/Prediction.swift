/// Rows of samples as differences from what is beside and above them (PNG, third edition, 9), which
/// compress better where colours change gradually.
struct Prediction {
  private let samples: UnsafeBufferPointer<UInt8>
  /// Bytes to a row.
  private let length: Int
  /// Bytes to a pixel.
  private let step: Int

  /// Each row predicted in the way that leaves the least, the way's number before it.
  static func rows(of samples: [UInt8], length: Int, step: Int) -> [UInt8] {
    guard length > 0 else { return [] }
    let count = samples.count / length
    return [UInt8](unsafeUninitializedCapacity: count * (length + 1)) { output, initialized in
      samples.withUnsafeBufferPointer { samples in
        let prediction = Prediction(samples: samples, length: length, step: step)
        for row in 0..<count {
          let start = row * (length + 1)
          prediction.write(
            row,
            into: UnsafeMutableBufferPointer(rebasing: output[start..<start + length + 1])
          )
        }
      }
      initialized = count * (length + 1)
    }
  }

  /// PNG's filters 0, 1 and 2: none, what is to the left, what is above.
  private func write(_ row: Int, into output: UnsafeMutableBufferPointer<UInt8>) {
    let start = row * length
    var remainders = (none: 0, left: 0, above: 0)
    for column in 0..<length {
      let sample = samples[start + column]
      let left = column < step ? 0 : samples[start + column - step]
      let above = row == 0 ? 0 : samples[start + column - length]
      remainders.none += Self.weight(sample)
      remainders.left += Self.weight(sample &- left)
      remainders.above += Self.weight(sample &- above)
    }
    let least = min(remainders.none, remainders.left, remainders.above)
    let filter: UInt8 = least == remainders.none ? 0 : least == remainders.left ? 1 : 2
    output[0] = filter
    for column in 0..<length {
      let sample = samples[start + column]
      let predicted: UInt8 =
        switch filter {
        case 1: column < step ? 0 : samples[start + column - step]
        case 2: row == 0 ? 0 : samples[start + column - length]
        default: 0
        }
      output[column + 1] = sample &- predicted
    }
  }

  /// How far a difference is from none, around the circle of 256.
  private static func weight(_ difference: UInt8) -> Int {
    Int(min(difference, 0 &- difference))
  }
}
