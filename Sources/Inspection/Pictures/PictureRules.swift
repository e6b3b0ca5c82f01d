import Pictures

/// A picture of the book: whether it is what it is said to be, whole, and of a kind that readers show.
struct PictureRules {
  private(set) var marks = Marks()
  private(set) var facts: PictureFacts?

  /// Above this, pages turn slowly and Apple Books refuses the picture.
  private static let mostPixels = 6_000_000
  /// Kindle's limit for one picture.
  private static let mostBytes = 5 << 20

  init(_ bytes: [UInt8], _ item: PackageDocument.Item, path: String, isDecoded: Bool) {
    guard let format = PictureFormat.recognized(in: bytes) else {
      marks.error("unusable-picture", "it is no picture in a known format")
      return
    }
    checkType(format, item, path)
    do throws(PictureFailure) {
      let facts = isDecoded ? try Picture.prove(bytes) : try Picture.inspect(bytes)
      self.facts = facts
      check(facts, bytes.count)
    } catch {
      switch error {
      case .unsupported, .unsupportedKind, .missingLibrary:
        marks.warning("unread-picture", "\(error)", hint: "not every reader shows it either")
      case .tooLarge: marks.error("unusable-picture", "\(error)")
      case .unrecognized, .broken, .notEncoded:
        marks.error("unusable-picture", "\(error)", hint: "readers show a part of it, or nothing")
      }
    }
  }

  private mutating func checkType(
    _ format: PictureFormat,
    _ item: PackageDocument.Item,
    _ path: String
  ) {
    if item.mediaType != format.mediaType {
      marks.error(
        "wrong-media-type",
        "it is \(format.rawValue), and the manifest says '\(item.mediaType)'",
        hint: "write '\(format.mediaType)'"
      )
    }
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let suffixes: [String] =
      switch format {
      case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
      case .tiff: ["tif", "tiff"]
      case .png, .gif, .webP, .svg, .avif, .heic, .bmp: [format.fileSuffix]
      }
    if !suffixes.contains(suffix) {
      marks.warning(
        "wrong-suffix",
        "it is \(format.rawValue), and its name does not end with '.\(suffixes[0])'"
      )
    }
    if format == .webP {
      marks.warning(
        "webp-picture",
        "it is WebP, which Kindle and Google Play do not show",
        hint: "convert it to JPEG or PNG"
      )
    }
  }

  private mutating func check(_ facts: PictureFacts, _ size: Int) {
    if facts.colourModel == .cmyk {
      marks.warning(
        "cmyk-picture",
        "it is in the four colours of print, which e-readers show wrong or not at all",
        hint: "convert it to sRGB"
      )
    }
    if facts.format != .svg, facts.width * facts.height > PictureRules.mostPixels {
      marks.warning(
        "large-picture",
        "it has \(facts.width) × \(facts.height) pixels, more than e-readers bear",
        hint: "a longest side of 2400 pixels is enough for every screen"
      )
    }
    if size > PictureRules.mostBytes {
      marks.warning("large-picture", "it has \(size >> 20) MB, more than Kindle takes")
    }
    if facts.orientation != .upright {
      marks.warning(
        "turned-picture",
        "it is to be turned before it is shown, which many readers forget",
        hint: "turn its pixels"
      )
    }
  }
}
