/// A format of pictures, told by a file's first bytes and never by its name.
package enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  case jpeg = "JPEG"
  case png = "PNG"
  case gif = "GIF"
  case webP = "WebP"
  case svg = "SVG"
  case avif = "AVIF"
  case tiff = "TIFF"
  case bmp = "BMP"
  // Known, so that a finding can name it, but not read.
  case heic = "HEIC"

  package var mediaType: String {
    switch self {
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .gif: "image/gif"
    case .webP: "image/webp"
    case .svg: "image/svg+xml"
    case .avif: "image/avif"
    case .heic: "image/heic"
    case .tiff: "image/tiff"
    case .bmp: "image/bmp"
    }
  }

  /// The usual end of a file's name, without the dot.
  package var fileSuffix: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .gif: "gif"
    case .webP: "webp"
    case .svg: "svg"
    case .avif: "avif"
    case .heic: "heic"
    case .tiff: "tif"
    case .bmp: "bmp"
    }
  }

  /// The format of `bytes`, or `nil` when they are no picture that is known.
  package static func recognized(in bytes: [UInt8]) -> PictureFormat? {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: PNGFile.signature) { return .png }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return .webP
    }
    if bytes.starts(with: [0x49, 0x49, 42, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 42]) {
      return .tiff
    }
    if bytes.starts(with: "BM".utf8), bytes.count > 26, bytes[6..<10].allSatisfy({ $0 == 0 }) {
      return .bmp
    }
    return isoFormat(of: bytes) ?? (SVGFile.isLikely(bytes) ? .svg : nil)
  }

  /// ISO 14496-12: a box `ftyp` names the brand.
  private static func isoFormat(of bytes: [UInt8]) -> PictureFormat? {
    guard bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { return nil }
    switch String(decoding: bytes[8..<12], as: UTF8.self) {
    case "avif", "avis": return .avif
    case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1": return .heic
    default: return nil
    }
  }
}
