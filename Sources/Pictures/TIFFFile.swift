import Glibc

/// A TIFF file's first picture: what its directory says (TIFF 6.0, §2), and its pixels by libtiff.
struct TIFFFile {
  private(set) var width = 0
  private(set) var height = 0
  private var orientation = PictureOrientation.upright
  private var photometric = 0
  private var hasExtraSample = false
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(PictureFailure) {
    self.bytes = bytes
    let reader = ByteReader(bytes[...], littleEndian: bytes.first == UInt8(ascii: "I"))
    guard let directory = reader.uint32(at: 4), let count = reader.uint16(at: directory) else {
      throw Self.broken("it ends too early")
    }
    for entry in 0..<count { read(entry: directory + 2 + 12 * entry, reader) }
    guard (1...Int(Int32.max)).contains(width), (1...Int(Int32.max)).contains(height) else {
      throw Self.broken("it does not say how large it is")
    }
  }

  private mutating func read(entry place: Int, _ reader: ByteReader) {
    guard let tag = reader.uint16(at: place), let type = reader.uint16(at: place + 2),
      let value = type == 3 ? reader.uint16(at: place + 8) : reader.uint32(at: place + 8)
    else { return }
    switch tag {
    case 256: width = value
    case 257: height = value
    case 262: photometric = value
    case 274: orientation = PictureOrientation(rawValue: value) ?? .upright
    case 338: hasExtraSample = true
    default: break
    }
  }

  var facts: PictureFacts {
    var facts = PictureFacts(format: .tiff, width: width, height: height)
    facts.colourModel = photometric == 5 ? .cmyk : photometric <= 1 ? .grey : .rgb
    facts.orientation = orientation
    facts.mayBeTransparent = hasExtraSample
    return facts
  }

  static func broken(_ reason: String) -> PictureFailure { .broken(.tiff, reason) }

  /// The pixels as they are stored; the picture's size has been checked before.
  func bitmap() throws(PictureFailure) -> Bitmap {
    guard let library = TIFFLibrary.shared else {
      throw PictureFailure.missingLibrary(.tiff, "libtiff")
    }
    let input = TIFFInput(bytes)
    defer { withExtendedLifetime(input) {} }
    guard let file = library.open(input) else { throw Self.broken("libtiff cannot read it") }
    defer { library.close(file) }
    var isRead = false
    let pixels = [UInt8](unsafeUninitializedCapacity: 4 * width * height) { output, count in
      // As they are stored: the file's own orientation is asked for.
      isRead =
        library.read(
          file,
          UInt32(width),
          UInt32(height),
          output.baseAddress,
          Int32(orientation.rawValue),
          1
        ) != 0
      if !isRead { output.initialize(repeating: 0) }
      count = 4 * width * height
    }
    guard isRead else { throw Self.broken("it cannot be decoded") }
    return Bitmap(width, height, hasExtraSample ? Self.divided(pixels) : pixels)
  }

  /// Colours without the opacity that libtiff multiplies them by.
  private static func divided(_ pixels: [UInt8]) -> [UInt8] {
    var pixels = pixels
    for place in stride(from: 0, to: pixels.count, by: 4) where pixels[place + 3] < 255 {
      let opacity = Int(pixels[place + 3])
      for channel in 0..<3 {
        let value = opacity == 0 ? 0 : (Int(pixels[place + channel]) * 255 + opacity / 2) / opacity
        pixels[place + channel] = UInt8(min(255, value))
      }
    }
    return pixels
  }
}

/// The bytes as libtiff asks for them; it lives as long as the file that reads them.
private final class TIFFInput {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func of(_ reference: UnsafeMutableRawPointer?) -> TIFFInput? {
    reference.map { Unmanaged<TIFFInput>.fromOpaque($0).takeUnretainedValue() }
  }

  var count: UInt64 { UInt64(bytes.count) }

  func read(into memory: UnsafeMutableRawPointer?, _ length: Int) -> Int {
    guard let memory, length > 0, position < bytes.count else { return 0 }
    let count = min(length, bytes.count - position)
    UnsafeMutableRawBufferPointer(start: memory, count: count)
      .copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }

  func seek(to offset: Int64, from origin: Int32) -> UInt64 {
    let base = origin == SEEK_CUR ? position : origin == SEEK_END ? bytes.count : 0
    let (place, isTooFar) = base.addingReportingOverflow(Int(offset))
    guard !isTooFar, place >= 0 else { return .max }
    position = place
    return UInt64(place)
  }
}

/// What is called of libtiff 4, which is opened for the first such picture.
private struct TIFFLibrary: Sendable {
  typealias Reading =
    @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, Int) -> Int
  typealias Seeking = @convention(c) (UnsafeMutableRawPointer?, Int64, Int32) -> UInt64
  typealias Closing = @convention(c) (UnsafeMutableRawPointer?) -> Int32
  typealias Sizing = @convention(c) (UnsafeMutableRawPointer?) -> UInt64
  /// `TIFFClientOpen`, with the two functions for mapped files, which are not used.
  typealias Open =
    @convention(c) @Sendable (
      UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutableRawPointer, Reading, Reading,
      Seeking, Closing, Sizing, UnsafeRawPointer?, UnsafeRawPointer?
    ) -> OpaquePointer?
  /// `TIFFReadRGBAImageOriented`: the file, its width and height, pixels, an orientation, stop at errors.
  typealias Read =
    @convention(c) @Sendable (
      OpaquePointer, UInt32, UInt32, UnsafeMutableRawPointer?, Int32, Int32
    ) -> Int32
  /// `TIFFClose`.
  typealias Close = @convention(c) @Sendable (OpaquePointer) -> Void
  /// `TIFFSetErrorHandler`, `TIFFSetWarningHandler`.
  private typealias SetHandler = @convention(c) (UnsafeRawPointer?) -> UnsafeRawPointer?

  private let clientOpen: Open
  let read: Read
  let close: Close

  static let shared = TIFFLibrary()

  private init?() {
    guard let library = dlopen("libtiff.so.6", RTLD_NOW | RTLD_LOCAL),
      let open = dlsym(library, "TIFFClientOpen"),
      let read = dlsym(library, "TIFFReadRGBAImageOriented"),
      let close = dlsym(library, "TIFFClose")
    else { return nil }
    clientOpen = unsafeBitCast(open, to: Open.self)
    self.read = unsafeBitCast(read, to: Read.self)
    self.close = unsafeBitCast(close, to: Close.self)
    // It would print what it finds.
    for name in ["TIFFSetErrorHandler", "TIFFSetWarningHandler"] {
      guard let handler = dlsym(library, name) else { continue }
      _ = unsafeBitCast(handler, to: SetHandler.self)(nil)
    }
  }

  func open(_ input: TIFFInput) -> OpaquePointer? {
    clientOpen(
      "picture",
      "rm",
      Unmanaged.passUnretained(input).toOpaque(),
      { TIFFInput.of($0)?.read(into: $1, $2) ?? 0 },
      { _, _, _ in 0 },
      { TIFFInput.of($0)?.seek(to: $1, from: $2) ?? .max },
      { _ in 0 },
      { TIFFInput.of($0)?.count ?? 0 },
      nil,
      nil
    )
  }
}
