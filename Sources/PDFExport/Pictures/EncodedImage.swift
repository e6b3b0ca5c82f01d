import Drawing
import Geometry
import Rendering

/// A picture as the stream of an image (ISO 32000-1, 8.9.5).
struct EncodedImage: Sendable {
  /// What says how the samples are written, without the brackets and the length.
  var dictionary: [UInt8]
  var samples: [UInt8]
  /// A byte for each pixel, compressed: how much it covers; `nil` when all cover wholly.
  var opacity: [UInt8]?
  var width: Int
  var height: Int
}

extension EncodedImage {
  init(_ picture: PDFPicture, key: String) throws(PDFFailure) {
    switch picture {
    case .jpeg(let bytes, let width, let height, let isGrey):
      guard width > 0, height > 0, bytes.starts(with: [0xFF, 0xD8]) else {
        throw .picture(key: key, reason: "it is not a JPEG of \(width) x \(height) pixels")
      }
      self.init(
        width: width,
        height: height,
        space: isGrey ? Samples.grey : Samples.rgb,
        filter: "/Filter /DCTDecode",
        samples: bytes
      )
    case .raster(let pixels):
      switch try Self.made(pixels, key: key) {
      case .unpacked(let buffer): try self.init(buffer, key: key)
      case .packed(let packed): self.init(packed)
      }
    case .svg: throw .vectorPicture(key: key, reason: "it has no pixels")
    }
  }

  private static func made(
    _ pixels: () throws -> PDFPicture.Pixels,
    key: String
  ) throws(PDFFailure) -> PDFPicture.Pixels {
    do {
      return try pixels()
    } catch {
      throw .picture(key: key, reason: "\(error)")
    }
  }

  private init(_ buffer: PixelBuffer, key: String) throws(PDFFailure) {
    let bytesPerPixel = if case .twoTone = buffer.format { 1 } else { 4 }
    guard (1...1 << 20).contains(buffer.width), (1...1 << 20).contains(buffer.height),
      buffer.bytes.count == buffer.width * buffer.height * bytesPerPixel
    else {
      throw .picture(key: key, reason: "it is not \(buffer.width) x \(buffer.height) pixels large")
    }
    let samples = Samples(of: buffer)
    let rows = samples.isContinuous ? samples.predicted(width: buffer.width) : samples.bytes
    self.init(
      width: buffer.width,
      height: buffer.height,
      space: samples.space,
      filter: "/Filter /FlateDecode",
      prediction: samples.isContinuous ? samples.count : nil,
      samples: try rows.compressed(),
      opacity: try samples.opacity?.compressed()
    )
  }

  private init(_ pixels: PackedPixels) {
    let (space, count) =
      switch pixels.space {
      case .grey: (Samples.grey, 1)
      case .rgb: (Samples.rgb, 3)
      case .indexed(let colours): (Samples.space(of: colours), 1)
      }
    self.init(
      width: pixels.width,
      height: pixels.height,
      space: space,
      bitsPerSample: pixels.bitsPerSample,
      filter: "/Filter /FlateDecode",
      prediction: count,
      samples: pixels.stream
    )
  }

  /// The picture of a glyph.
  init(_ raster: Raster, key: String) throws(PDFFailure) {
    try self.init(
      PixelBuffer(width: raster.width, height: raster.height, format: .rgba, bytes: raster.bytes),
      key: key
    )
  }

  private init(
    width: Int,
    height: Int,
    space: [UInt8],
    bitsPerSample: Int = 8,
    filter: StaticString,
    prediction: Int? = nil,
    samples: [UInt8],
    opacity: [UInt8]? = nil
  ) {
    dictionary =
      Self.header(width: width, height: height, bitsPerSample: bitsPerSample)
      + PDFSyntax.written {
        $0.put("/ColorSpace")
        $0.put(bytes: space)
        $0.put(filter)
        guard let prediction else { return }
        $0.put("/DecodeParms << /Predictor 15 /Columns")
        $0.put(width)
        $0.put("/Colors")
        $0.put(prediction)
        if bitsPerSample != 8 {
          $0.put("/BitsPerComponent")
          $0.put(bitsPerSample)
        }
        $0.put(">>")
      }
    self.samples = samples
    self.opacity = opacity
    self.width = width
    self.height = height
  }

  private static func header(width: Int, height: Int, bitsPerSample: Int = 8) -> [UInt8] {
    PDFSyntax.written {
      $0.put("/Type /XObject /Subtype /Image /BitsPerComponent")
      $0.put(bitsPerSample)
      $0.put("/Width")
      $0.put(width)
      $0.put("/Height")
      $0.put(height)
    }
  }

  /// What says how `opacity` is written.
  fileprivate var opacityDictionary: [UInt8] {
    Self.header(width: width, height: height)
      + PDFSyntax.written { $0.put("/ColorSpace /DeviceGray /Filter /FlateDecode") }
  }
}

extension Samples {
  fileprivate func predicted(width: Int) -> [UInt8] {
    Prediction.rows(of: bytes, length: width * count, step: count)
  }
}

extension PDFFile {
  mutating func write(_ image: EncodedImage, as number: ObjectNumber) {
    var dictionary = image.dictionary
    if let opacity = image.opacity {
      let mask = reserve()
      write(stream: opacity, dictionary: image.opacityDictionary, as: mask)
      dictionary += PDFSyntax.written {
        $0.put("/SMask")
        $0.put(mask)
      }
    }
    write(stream: image.samples, dictionary: dictionary, as: number)
  }
}
