import CAVIF
import Glibc

/// Owns a reading of libavif through an AVIF file: a still picture, or the first of an animation.
struct AVIFFile: ~Copyable {
  private let library: AVIFLibrary
  private let decoder: UnsafeMutablePointer<avifDecoder>
  /// libavif keeps the address of the bytes from the first call to the last.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  /// As the picture is seen.
  let width: Int
  let height: Int

  init(_ source: [UInt8], limits: PictureLimits) throws(PictureFailure) {
    guard let library = AVIFLibrary.shared else {
      throw PictureFailure.missingLibrary(.avif, "libavif")
    }
    guard let decoder = library.create() else { throw Self.broken("no memory for a decoder") }
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
    _ = bytes.initialize(from: source)
    decoder.pointee.imageSizeLimit = UInt32(clamping: limits.pixels)
    decoder.pointee.imageDimensionLimit = UInt32(clamping: limits.side)
    decoder.pointee.ignoreExif = 1
    decoder.pointee.ignoreXMP = 1
    // What strictness refuses are boxes that say what the picture says too.
    decoder.pointee.strictFlags = 0
    let status = library.parse(decoder, bytes)
    guard status == AVIF_RESULT_OK, let image = decoder.pointee.image,
      image.pointee.width > 0, image.pointee.height > 0
    else {
      library.destroy(decoder)
      bytes.deallocate()
      throw Self.broken(library.words(for: status))
    }
    self.library = library
    self.decoder = decoder
    self.bytes = bytes
    let isTurned =
      image.pointee.transformFlags & AVIF_TRANSFORM_IROT.rawValue != 0
      && image.pointee.irot.angle % 2 == 1
    let (width, height) = (Int(image.pointee.width), Int(image.pointee.height))
    (self.width, self.height) = isTurned ? (height, width) : (width, height)
  }

  deinit {
    library.destroy(decoder)
    bytes.deallocate()
  }

  static func broken(_ reason: String) -> PictureFailure { .broken(.avif, reason) }

  var facts: PictureFacts {
    var facts = PictureFacts(format: .avif, width: width, height: height)
    facts.mayBeTransparent = decoder.pointee.alphaPresent != 0
    facts.isAnimated = decoder.pointee.imageCount > 1
    return facts
  }

  /// The picture's pixels, seen upright; its size has been checked before.
  func bitmap() throws(PictureFailure) -> Bitmap {
    var status = library.nextImage(decoder)
    guard status == AVIF_RESULT_OK, let image = decoder.pointee.image else {
      throw Self.broken(library.words(for: status))
    }
    let (width, height) = (Int(image.pointee.width), Int(image.pointee.height))
    let pixels = [UInt8](unsafeUninitializedCapacity: 4 * width * height) { output, count in
      var colours = avifRGBImage()
      library.setDefaults(&colours, image)
      colours.depth = 8
      colours.format = AVIF_RGB_FORMAT_RGBA
      colours.pixels = output.baseAddress
      colours.rowBytes = UInt32(4 * width)
      status = library.convert(image, &colours)
      if status != AVIF_RESULT_OK { output.initialize(repeating: 0) }
      count = 4 * width * height
    }
    guard status == AVIF_RESULT_OK else { throw Self.broken(library.words(for: status)) }
    return Self.upright(Bitmap(width, height, pixels), image.pointee)
  }

  /// Turned as `irot` says, then mirrored as `imir` says (ISO 23008-12, 6.5.10 and 6.5.12).
  private static func upright(_ bitmap: Bitmap, _ image: avifImage) -> Bitmap {
    var bitmap = bitmap
    if image.transformFlags & AVIF_TRANSFORM_IROT.rawValue != 0 {
      // Anticlockwise.
      let turns: [PictureOrientation] = [.upright, .turnedRight, .upsideDown, .turnedLeft]
      bitmap = bitmap.upright(from: turns[Int(image.irot.angle % 4)])
    }
    if image.transformFlags & AVIF_TRANSFORM_IMIR.rawValue != 0 {
      bitmap = bitmap.upright(from: image.imir.mode == 0 ? .flipped : .mirrored)
    }
    return bitmap
  }
}

/// What is called of libavif, which is opened for the first such picture.
private struct AVIFLibrary: Sendable {
  typealias Decoder = UnsafeMutablePointer<avifDecoder>
  typealias Create = @convention(c) @Sendable () -> Decoder?
  typealias Destroy = @convention(c) @Sendable (Decoder) -> Void
  private typealias SetMemory =
    @convention(c) @Sendable (Decoder, UnsafePointer<UInt8>?, Int) -> avifResult
  typealias Step = @convention(c) @Sendable (Decoder) -> avifResult
  typealias SetDefaults =
    @convention(c) @Sendable (UnsafeMutablePointer<avifRGBImage>, UnsafePointer<avifImage>) -> Void
  typealias Convert =
    @convention(c) @Sendable (UnsafePointer<avifImage>, UnsafeMutablePointer<avifRGBImage>) ->
    avifResult
  private typealias Words = @convention(c) @Sendable (avifResult) -> UnsafePointer<CChar>?
  private typealias Version = @convention(c) () -> UnsafePointer<CChar>?

  let create: Create
  let destroy: Destroy
  let nextImage: Step
  let setDefaults: SetDefaults
  let convert: Convert
  private let setMemory: SetMemory
  private let parseStep: Step
  private let resultWords: Words

  static let shared = AVIFLibrary()

  private init?() {
    guard let library = dlopen("libavif.so.15", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func function<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    // Its structures differ from one minor version to the next.
    guard let version = function("avifVersion", as: Version.self)?(),
      String(cString: version).hasPrefix("\(AVIF_VERSION_MAJOR).\(AVIF_VERSION_MINOR)."),
      let create = function("avifDecoderCreate", as: Create.self),
      let destroy = function("avifDecoderDestroy", as: Destroy.self),
      let setMemory = function("avifDecoderSetIOMemory", as: SetMemory.self),
      let parse = function("avifDecoderParse", as: Step.self),
      let next = function("avifDecoderNextImage", as: Step.self),
      let setDefaults = function("avifRGBImageSetDefaults", as: SetDefaults.self),
      let convert = function("avifImageYUVToRGB", as: Convert.self),
      let words = function("avifResultToString", as: Words.self)
    else { return nil }
    self.create = create
    self.destroy = destroy
    nextImage = next
    self.setDefaults = setDefaults
    self.convert = convert
    self.setMemory = setMemory
    parseStep = parse
    resultWords = words
  }

  func parse(_ decoder: Decoder, _ bytes: UnsafeMutableBufferPointer<UInt8>) -> avifResult {
    let status = setMemory(decoder, UnsafePointer(bytes.baseAddress), bytes.count)
    return status == AVIF_RESULT_OK ? parseStep(decoder) : status
  }

  func words(for status: avifResult) -> String {
    resultWords(status).map { String(cString: $0).lowercased() } ?? "it cannot be decoded"
  }
}
