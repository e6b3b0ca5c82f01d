package import Geometry
import Zip

/// A picture's samples as its file has packed them: rows, each after the number of its filter (PNG, third
/// edition, 9), in one stream of zlib.
package struct PackedSamples: Hashable, Sendable {
  package enum Space: Hashable, Sendable {
    case grey, rgb
    /// Samples are numbers of colours.
    case palette([Colour])
  }

  package var width: Int
  package var height: Int
  package var bitsPerSample: Int
  package var space: Space
  package var stream: [UInt8]
}

extension Picture {
  /// The samples of a PNG that can be shown as they are packed: opaque, of at most eight bits, in sRGB or grey,
  /// in one pass; `nil` for all other pictures, and for what is not quite as it should be.
  package static func packedSamples(of bytes: [UInt8]) -> PackedSamples? {
    guard PictureFormat.recognized(in: bytes) == .png, let file = try? PNGFile(bytes) else {
      return nil
    }
    return file.packedSamples
  }
}

extension PNGFile {
  fileprivate var packedSamples: PackedSamples? {
    guard !isInterlaced, depth <= 8, !facts.mayBeTransparent, !facts.hasColourProfile,
      isGammaUsual, unpackedLength <= PNGFile.mostUnpacked, let space
    else { return nil }
    let stream = pixelStream
    guard let rows = try? Deflate.inflated(stream: stream[...]), rows.count == unpackedLength,
      stride(from: 0, to: rows.count, by: rows.count / height).allSatisfy({ rows[$0] <= 4 })
    else { return nil }
    return PackedSamples(
      width: width,
      height: height,
      bitsPerSample: depth,
      space: space,
      stream: stream
    )
  }

  private var space: PackedSamples.Space? {
    switch colourType {
    case 0: return .grey
    case 2: return .rgb
    case 3:
      guard let palette = content(of: "PLTE"), (3...768).contains(palette.count),
        palette.count % 3 == 0
      else { return nil }
      return .palette(
        stride(from: palette.startIndex, to: palette.endIndex, by: 3).map {
          Colour(red: palette[$0], green: palette[$0 + 1], blue: palette[$0 + 2])
        }
      )
    default: return nil
    }
  }

  /// Whether samples are meant as sRGB has them, or the file does not say.
  private var isGammaUsual: Bool {
    if content(of: "sRGB") != nil { return true }
    guard let gamma = content(of: "gAMA") else { return true }
    return ByteReader(gamma).uint32(at: 0).map { (45_000...46_000).contains($0) } ?? false
  }

  /// By judgement: what is larger is unpacked row by row by its decoder.
  private static let mostUnpacked = 64 << 20
}
