import CPNG
import Zip

/// A PNG file's structure (W3C PNG, third edition): its chunks, each proved by its check sum.
struct PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private struct Chunk {
    var kind: String
    /// The whole chunk: length, kind, content and check sum.
    var range: Range<Int>
    var content: Range<Int> { range.lowerBound + 8..<range.upperBound - 4 }
  }

  private(set) var width = 0
  private(set) var height = 0
  private(set) var depth = 8
  /// 0 grey, 2 colour, 3 palette, 4 grey with opacity, 6 colour with opacity.
  private(set) var colourType = 0
  private(set) var isInterlaced = false
  private let bytes: [UInt8]
  private var chunks: [Chunk] = []

  init(_ bytes: [UInt8]) throws(PictureFailure) {
    self.bytes = bytes
    try readChunks()
    try readHeader()
  }

  var facts: PictureFacts {
    var facts = PictureFacts(format: .png, width: width, height: height)
    facts.colourModel = colourType == 0 || colourType == 4 ? .grey : .rgb
    facts.bitsPerChannel = depth
    facts.mayBeTransparent = colourType >= 4 || chunks.contains { $0.kind == "tRNS" }
    facts.isAnimated = chunks.contains { $0.kind == "acTL" }
    facts.hasColourProfile = chunks.contains { $0.kind == "iCCP" }
    facts.hasForeignColours = facts.colourModel == .rgb && colourProfile?.isForeign == true
    facts.isInterlaced = isInterlaced
    return facts
  }

  /// The same picture without texts, times, animation and all else that is not its pixels.
  var withoutMetadata: [UInt8] {
    let kept: Set<String> = [
      "IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "IDAT", "IEND",
    ]
    return chunks.filter { kept.contains($0.kind) }
      .reduce(into: Self.signature) { $0 += bytes[$1.range] }
  }

  /// The colour profile, which is deflated after its name.
  var colourProfile: ColourProfile? {
    guard let content = content(of: "iCCP"), let end = content.firstIndex(of: 0),
      let bytes = try? Deflate.inflated(stream: content[end...].dropFirst(2))
    else { return nil }
    return ColourProfile(bytes)
  }

  /// What the first chunk of a kind holds.
  func content(of kind: String) -> ArraySlice<UInt8>? {
    chunks.first { $0.kind == kind }.map { bytes[$0.content] }
  }

  static func broken(_ reason: String) -> PictureFailure { .broken(.png, reason) }

  private mutating func readChunks() throws(PictureFailure) {
    let reader = ByteReader(bytes[...])
    var place = Self.signature.count
    while chunks.last?.kind != "IEND" {
      guard let length = reader.uint32(at: place), place + 12 + length <= bytes.count else {
        throw Self.broken("it ends too early")
      }
      let range = place..<place + 12 + length
      let kind = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
      guard
        Int(Deflate.checksum(of: bytes[range.lowerBound + 4..<range.upperBound - 4]))
          == reader.uint32(at: range.upperBound - 4)
      else { throw Self.broken("the check sum of '\(kind)' is wrong") }
      chunks.append(Chunk(kind: kind, range: range))
      place = range.upperBound
    }
  }

  private mutating func readHeader() throws(PictureFailure) {
    guard let header = chunks.first, header.kind == "IHDR", header.content.count == 13 else {
      throw Self.broken("it does not begin with a header")
    }
    let reader = ByteReader(bytes[header.content])
    width = reader.uint32(at: 0) ?? 0
    height = reader.uint32(at: 4) ?? 0
    let rest = bytes[header.content].suffix(5).map(Int.init)
    (depth, colourType, isInterlaced) = (rest[0], rest[1], rest[4] == 1)
    let depths: [Int: [Int]] = [
      0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
    ]
    guard depths[colourType]?.contains(depth) == true, rest[2] == 0, rest[3] == 0, rest[4] <= 1,
      (1...Int(Int32.max)).contains(width), (1...Int(Int32.max)).contains(height)
    else { throw Self.broken("its header is wrong") }
    guard colourType != 3 || chunks.contains(where: { $0.kind == "PLTE" }) else {
      throw Self.broken("its palette is missing")
    }
  }
}

// MARK: - Proof

extension PNGFile {
  // A large picture is unpacked piece by piece, so as not to need its memory at once.
  private static let mostAtOnce = 8 << 20

  /// Unpacks all of the picture without keeping it, and counts its rows' bytes.
  func prove() throws(PictureFailure) {
    let wanted = unpackedLength
    if wanted <= PNGFile.mostAtOnce, Deflate.holds(wanted, in: pixelStream) { return }
    // What libdeflate refuses may be whole but for its check sum, which no reader minds.
    var inflater = try Inflater(wanted: wanted)
    for chunk in chunks where chunk.kind == "IDAT" { try inflater.read(bytes[chunk.content]) }
    guard inflater.count >= inflater.wanted else { throw Self.broken("rows are missing") }
  }

  var pixelStream: [UInt8] {
    chunks.filter { $0.kind == "IDAT" }.reduce(into: []) { $0 += bytes[$1.content] }
  }

  /// How many bytes all rows have, with the byte before each that names its filter.
  var unpackedLength: Int {
    passes.reduce(0) { sum, pass in
      guard pass.width > 0, pass.height > 0 else { return sum }
      return sum + pass.height * (1 + (pass.width * bitsPerPixel + 7) / 8)
    }
  }

  private var bitsPerPixel: Int { depth * ([2: 3, 4: 2, 6: 4][colourType] ?? 1) }

  /// The sizes of Adam7's seven pictures, or of the one.
  private var passes: [(width: Int, height: Int)] {
    guard isInterlaced else { return [(width, height)] }
    return [
      (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
      (0, 1, 1, 2),
    ]
    .map { x, y, dx, dy in ((width - x + dx - 1) / dx, (height - y + dy - 1) / dy) }
  }
}

/// Owns a stream of zlib, and unpacks into a window that is used again and again.
private struct Inflater: ~Copyable {
  /// Outside of this struct's storage, since zlib keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let window: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes are enough; what follows is no part of the picture.
  let wanted: Int
  private(set) var count = 0

  init(wanted: Int) throws(PictureFailure) {
    self.wanted = wanted
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    window = .allocate(capacity: 1 << 16)
    guard inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw PNGFile.broken("no memory for a decoder")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    window.deallocate()
  }

  mutating func read(_ packed: ArraySlice<UInt8>) throws(PictureFailure) {
    guard count < wanted else { return }
    var status = Z_OK
    packed.withUnsafeBufferPointer { input in
      // zlib reads from `next_in` and never writes to it.
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(clamping: input.count)
      repeat {
        stream.pointee.next_out = window.baseAddress
        stream.pointee.avail_out = UInt32(window.count)
        status = inflate(stream, Z_NO_FLUSH)
        count += window.count - Int(stream.pointee.avail_out)
      } while status == Z_OK && count < wanted
        && (stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0)
    }
    guard [Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(status) else {
      throw PNGFile.broken("its data cannot be unpacked")
    }
  }
}
