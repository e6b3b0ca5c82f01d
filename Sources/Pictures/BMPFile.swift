/// A BMP file (Windows bitmap, version 3 and later) of rows that are not packed.
struct BMPFile {
  private(set) var width = 0
  private(set) var height = 0
  private let reader: ByteReader
  private let bytes: [UInt8]
  private var isTopDown = false
  private var bitsPerPixel = 0
  private var start = 0
  private var palette: [SIMD4<UInt8>] = []
  /// Where in a pixel red, green, blue and opacity are.
  private var masks: [UInt32] = []

  init(_ bytes: [UInt8]) throws(PictureFailure) {
    self.bytes = bytes
    reader = ByteReader(bytes[...], littleEndian: true)
    try readHeader()
  }

  var facts: PictureFacts {
    var facts = PictureFacts(format: .bmp, width: width, height: height)
    facts.mayBeTransparent = hasOpacity
    return facts
  }

  static func broken(_ reason: String) -> PictureFailure { .broken(.bmp, reason) }

  private var rowLength: Int { (width * bitsPerPixel + 31) / 32 * 4 }
  private var hasOpacity: Bool { masks.count == 4 && masks[3] != 0 }

  private mutating func readHeader() throws(PictureFailure) {
    guard let start = reader.uint32(at: 10), let length = reader.uint32(at: 14), length >= 40,
      let width = reader.uint32(at: 18), let height = reader.uint32(at: 22),
      let bits = reader.uint16(at: 28), let packing = reader.uint32(at: 30)
    else { throw Self.broken("its header is wrong") }
    let signedHeight = Int(Int32(truncatingIfNeeded: height))
    (self.width, self.height) = (width, abs(signedHeight))
    (isTopDown, bitsPerPixel, self.start) = (signedHeight < 0, bits, start)
    guard (1...Int(Int32.max)).contains(width), (1...Int(Int32.max)).contains(self.height) else {
      throw Self.broken("it does not say how large it is")
    }
    guard [0, 3, 6].contains(packing) else {
      throw PictureFailure.unsupportedKind(.bmp, "whose rows are packed")
    }
    switch bits {
    case 1, 4, 8: try readPalette(at: 14 + length)
    case 16: masks = packing == 0 ? [0x7C00, 0x3E0, 0x1F] : try masks(headerLength: length)
    case 24: masks = [0xFF0000, 0xFF00, 0xFF]
    case 32: masks = packing == 0 ? [0xFF0000, 0xFF00, 0xFF] : try masks(headerLength: length)
    default: throw PictureFailure.unsupportedKind(.bmp, "of \(bits) bits a pixel")
    }
  }

  private func masks(headerLength: Int) throws(PictureFailure) -> [UInt32] {
    let count = headerLength >= 56 ? 4 : 3
    let masks = (0..<count).compactMap { reader.uint32(at: 54 + 4 * $0).map(UInt32.init) }
    guard masks.count == count else { throw Self.broken("its header is wrong") }
    return masks
  }

  private mutating func readPalette(at place: Int) throws(PictureFailure) {
    let named = reader.uint32(at: 46) ?? 0
    let count = named == 0 ? 1 << bitsPerPixel : min(named, 1 << bitsPerPixel)
    guard place + 4 * count <= bytes.count else { throw Self.broken("its palette is missing") }
    palette = (0..<count).map { index in
      let entry = place + 4 * index
      return SIMD4(bytes[entry + 2], bytes[entry + 1], bytes[entry], 255)
    }
  }

  /// The pixels; the picture's size has been checked before.
  func bitmap() throws(PictureFailure) -> Bitmap {
    let (length, isTooLong) = rowLength.multipliedReportingOverflow(by: height)
    guard !isTooLong, start <= bytes.count, length <= bytes.count - start else {
      throw Self.broken("it ends too early")
    }
    let channels = masks.map(Channel.init)
    var pixels = [UInt8](repeating: 255, count: 4 * width * height)
    for y in 0..<height {
      let row = start + rowLength * (isTopDown ? y : height - 1 - y)
      for x in 0..<width {
        let pixel = palette.isEmpty ? colour(at: row, x, channels) : paletteColour(at: row, x)
        for channel in 0..<4 { pixels[4 * (y * width + x) + channel] = pixel[channel] }
      }
    }
    return Bitmap(width, height, pixels)
  }

  private func paletteColour(at row: Int, _ x: Int) -> SIMD4<UInt8> {
    let bit = x * bitsPerPixel
    let shift = 8 - bitsPerPixel - bit % 8
    let index = Int(bytes[row + bit / 8] >> UInt8(shift)) & (1 << bitsPerPixel - 1)
    return index < palette.count ? palette[index] : SIMD4(0, 0, 0, 255)
  }

  private func colour(at row: Int, _ x: Int, _ channels: [Channel]) -> SIMD4<UInt8> {
    let length = bitsPerPixel / 8
    var value: UInt32 = 0
    for index in (0..<length).reversed() {
      value = value << 8 | UInt32(bytes[row + x * length + index])
    }
    var colour = SIMD4<UInt8>(repeating: 255)
    for (index, channel) in channels.enumerated() where index < 3 || hasOpacity {
      colour[index] = channel.value(in: value)
    }
    return colour
  }

  /// A channel's bits within a pixel.
  private struct Channel {
    private let mask: UInt32
    private let shift: UInt32

    init(_ mask: UInt32) {
      self.mask = mask
      shift = mask == 0 ? 0 : UInt32(mask.trailingZeroBitCount)
    }

    /// Stretched to the whole of a byte.
    func value(in pixel: UInt32) -> UInt8 {
      let most = UInt64(mask >> shift)
      guard most > 0 else { return 0 }
      return UInt8(truncatingIfNeeded: UInt64((pixel & mask) >> shift) * 255 / most)
    }
  }
}
