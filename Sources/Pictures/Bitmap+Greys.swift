import Geometry
import Zip

extension Bitmap {
  /// The picture in a few greys, as a screen of ink shows it, on white where it can be seen through.
  ///
  /// What a grey lacks of a pixel's own lightness is given to the pixels that follow it (R. W. Floyd and
  /// L. Steinberg, 1976), in every other row from the right, so that no pattern leans to one side.
  /// There are 2 to 16 greys, black and white among them.
  package func dithered(greys: Int) throws(PictureFailure) -> EncodedPicture {
    let tones = tones(greys: min(max(greys, 2), 16))
    let stream: [UInt8]
    do throws(ArchiveFailure) {
      stream = try Deflate.stream(of: packed(tones), level: Deflate.usualLevel)
    } catch {
      throw PictureFailure.notEncoded(.png, "\(error)")
    }
    return EncodedPicture(
      format: .png,
      bytes: PNGWriting.file(width: width, height: height, bitDepth: 4, .grey, stream: stream),
      pixelWidth: width,
      pixelHeight: height
    )
  }

  /// A byte for each pixel: its grey as four bits have it, 0 for black and 15 for white.
  private func tones(greys: Int) -> [UInt8] {
    let light = flattened(on: .white).withoutColours
    let step = 255 / Float(greys - 1)
    // A pixel more at either end, so that rows have neighbours everywhere.
    var owed = [Float](repeating: 0, count: width + 2)
    var owedBelow = owed
    return [UInt8](unsafeUninitializedCapacity: width * height) { output, count in
      light.pixels.withUnsafeBufferPointer { pixels in
        for row in 0..<height {
          let ahead = row.isMultiple(of: 2) ? 1 : -1
          for place in 0..<width {
            let x = ahead > 0 ? place : width - 1 - place
            let wanted = Float(pixels[4 * (row * width + x)]) + owed[x + 1]
            let grey = min(max((wanted / step).rounded(), 0), Float(greys - 1))
            let error = wanted - grey * step
            owed[x + 1 + ahead] += error * 7 / 16
            owedBelow[x + 1 - ahead] += error * 3 / 16
            owedBelow[x + 1] += error * 5 / 16
            owedBelow[x + 1 + ahead] += error / 16
            output[row * width + x] = UInt8((grey * 15 / Float(greys - 1)).rounded())
          }
          swap(&owed, &owedBelow)
          for index in owedBelow.indices { owedBelow[index] = 0 }
        }
      }
      count = width * height
    }
  }

  /// Rows of four bits a pixel, each after a byte that says that it is not filtered.
  private func packed(_ tones: [UInt8]) -> [UInt8] {
    let length = (width + 1) / 2
    return [UInt8](unsafeUninitializedCapacity: (length + 1) * height) { output, count in
      for row in 0..<height {
        output[count] = 0
        count += 1
        for x in stride(from: row * width, to: (row + 1) * width, by: 2) {
          let second = x + 1 < (row + 1) * width ? tones[x + 1] : 0
          output[count] = tones[x] << 4 | second
          count += 1
        }
      }
    }
  }
}
