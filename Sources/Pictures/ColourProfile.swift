import Glibc
import Zip

/// An ICC profile that a picture brings along (ISO 15076-1).
struct ColourProfile {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The kind of colours that it describes: `RGB `, `CMYK`, `GRAY`.
  private var space: ArraySlice<UInt8> { bytes.dropFirst(16).prefix(4) }

  /// Whether it describes other colours of screens than readers take for granted, and they can be converted.
  var isForeign: Bool {
    space.elementsEqual("RGB ".utf8) && !isUsual && ColourLibrary.shared != nil
  }

  /// Whether it calls itself sRGB, in one of the two encodings of its version.
  private var isUsual: Bool {
    let name = Array("sRGB".utf8)
    return bytes.contains(name) || bytes.contains(name.flatMap { [0, $0] })
  }

  /// Pixels of these colours in sRGB; `nil` where Little CMS is missing or the profile makes no sense.
  func converted(_ bitmap: Bitmap) -> Bitmap? {
    converted(bitmap.pixels, from: ColourLibrary.rgba, keepingOpacity: true).map {
      Bitmap(bitmap.width, bitmap.height, $0)
    }
  }

  /// Adobe's inverted inks, four bytes a pixel, as pixels in sRGB.
  func converted(inks: [UInt8]) -> [UInt8]? {
    guard space.elementsEqual("CMYK".utf8) else { return nil }
    return converted(inks, from: ColourLibrary.invertedCMYK, keepingOpacity: false)
  }

  private func converted(
    _ source: [UInt8],
    from layout: UInt32,
    keepingOpacity: Bool
  ) -> [UInt8]? {
    guard let library = ColourLibrary.shared,
      let profile = library.open(bytes, UInt32(clamping: bytes.count))
    else { return nil }
    defer { _ = library.close(profile) }
    guard let usual = library.openUsual() else { return nil }
    defer { _ = library.close(usual) }
    let flags = keepingOpacity ? ColourLibrary.copiesOpacity : 0
    guard let transform = library.create(profile, layout, usual, ColourLibrary.rgba, 0, flags)
    else { return nil }
    defer { library.delete(transform) }
    // Little CMS writes no opacity of its own.
    var pixels = [UInt8](repeating: 255, count: source.count)
    library.transform(transform, source, &pixels, UInt32(clamping: source.count / 4))
    return pixels
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard count >= part.count else { return false }
    return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
  }
}

/// What is called of Little CMS 2, which is opened for the first picture in other colours than sRGB.
private struct ColourLibrary: Sendable {
  typealias Handle = UnsafeMutableRawPointer
  /// `cmsOpenProfileFromMem`.
  typealias Open = @convention(c) @Sendable (UnsafeRawPointer?, UInt32) -> Handle?
  /// `cmsCreate_sRGBProfile`.
  typealias OpenUsual = @convention(c) @Sendable () -> Handle?
  /// `cmsCloseProfile`.
  typealias Close = @convention(c) @Sendable (Handle) -> Int32
  /// `cmsCreateTransform`: from a profile and a layout of bytes to another, an intent, flags.
  typealias Create =
    @convention(c) @Sendable (Handle, UInt32, Handle, UInt32, UInt32, UInt32) -> Handle?
  /// `cmsDoTransform`: the transform, from, to, a number of pixels.
  typealias Transform =
    @convention(c) @Sendable (Handle, UnsafeRawPointer?, UnsafeMutableRawPointer?, UInt32) -> Void
  /// `cmsDeleteTransform`.
  typealias Delete = @convention(c) @Sendable (Handle) -> Void

  // Layouts of bytes as lcms2.h composes them: `TYPE_RGBA_8`, `TYPE_CMYK_8_REV`.
  static let rgba: UInt32 = 4 << 16 | 1 << 7 | 3 << 3 | 1
  static let invertedCMYK: UInt32 = 6 << 16 | 1 << 13 | 4 << 3 | 1
  /// `cmsFLAGS_COPY_ALPHA`.
  static let copiesOpacity: UInt32 = 0x0400_0000

  let open: Open
  let openUsual: OpenUsual
  let close: Close
  let create: Create
  let transform: Transform
  let delete: Delete

  static let shared = ColourLibrary()

  private init?() {
    guard let library = dlopen("liblcms2.so.2", RTLD_NOW | RTLD_LOCAL),
      let open = dlsym(library, "cmsOpenProfileFromMem"),
      let openUsual = dlsym(library, "cmsCreate_sRGBProfile"),
      let close = dlsym(library, "cmsCloseProfile"),
      let create = dlsym(library, "cmsCreateTransform"),
      let transform = dlsym(library, "cmsDoTransform"),
      let delete = dlsym(library, "cmsDeleteTransform")
    else { return nil }
    self.open = unsafeBitCast(open, to: Open.self)
    self.openUsual = unsafeBitCast(openUsual, to: OpenUsual.self)
    self.close = unsafeBitCast(close, to: Close.self)
    self.create = unsafeBitCast(create, to: Create.self)
    self.transform = unsafeBitCast(transform, to: Transform.self)
    self.delete = unsafeBitCast(delete, to: Delete.self)
  }
}
