import CHarfBuzz

/// What a style comes to once its face is open, and what was learnt while setting text in it.
final class StyleContext {
  let style: TextStyle
  let face: FontFace
  let language: hb_language_t?
  let features: [hb_feature_t]
  let native: NativeFace?
  /// Faces found for characters that the style's own face lacks; nil where there is none.
  var standIns: [Character: FontFace?] = [:]
  private var caches: [ItemKey: WordCache] = [:]
  /// What is known of each scalar up to the arrows; empty where it was not asked for yet.
  private var scripts = [PlainScript](repeating: [], count: 0x2200)

  private struct ItemKey: Hashable {
    var face: ObjectIdentifier
    var script: UInt32
    var isRightToLeft: Bool
  }

  init(style: TextStyle, face: FontFace, library: FontLibrary) {
    self.style = style
    self.face = face
    native = NativeFace(of: style, lacking: face, library: library)
    language = style.language.isEmpty ? nil : hb_language_from_string(style.language, -1)
    // Oldstyle figures belong to letters with ascenders and descenders.
    let isOfAlphabet = !NativeFace.hasOwnScript(style.language)
    features = style.features.filter { isOfAlphabet || $0.tag != "onum" }.map(hb_feature_t.init)
  }

  func words(of item: TextItem) -> WordCache {
    let key = ItemKey(
      face: ObjectIdentifier(item.face),
      script: item.script.rawValue,
      isRightToLeft: item.isRightToLeft
    )
    if let known = caches[key] { return known }
    let cache = WordCache()
    caches[key] = cache
    return cache
  }

  /// What the scalar needs to be set without further ado.
  @inline(__always)
  func plainScript(of scalar: UInt32) -> PlainScript {
    guard scalar < 0x2200 else { return .intricate }
    let known = scripts[Int(scalar)]
    return known.isEmpty ? learnScript(of: scalar) : known
  }

  private func learnScript(of value: UInt32) -> PlainScript {
    let scalar = Unicode.Scalar(value)
    let isPlain = native == nil || scalar?.standsInSquare == false
    let script = isPlain ? scalar.map { PlainScript(of: $0, in: face) } ?? .intricate : .intricate
    scripts[Int(value)] = script
    return script
  }

  /// The whole text as one item, if it is in one simple script and the style's own face has all of it.
  func plainItem(of text: UnsafeBufferPointer<UInt8>) -> TextItem? {
    var found: PlainScript = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      let length = byte < 0x80 ? 1 : text.scalarLength(at: index)
      found.formUnion(plainScript(of: length == 1 ? UInt32(byte) : text.scalar(at: index)))
      index += length
    }
    // Without letters it goes with those of the language.
    if let native, !native.isForSquares, found == .shared { return nil }
    return found.single.map {
      TextItem(face: face, script: $0, level: 0, range: 0..<text.count, isBlank: false)
    }
  }
}

/// The scripts whose letters stand one after the other, each by itself, and the signs among them.
struct PlainScript: OptionSet {
  let rawValue: UInt8

  /// Figures, stops and spaces, which go with any.
  static let shared = PlainScript(rawValue: 1)
  static let latin = PlainScript(rawValue: 2)
  static let greek = PlainScript(rawValue: 4)
  static let cyrillic = PlainScript(rawValue: 8)
  /// All else: other scripts, marks, emoji, and what the face has not.
  static let intricate = PlainScript(rawValue: 128)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of scalar: Unicode.Scalar, in face: FontFace) {
    let isHidden = scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{AD}"
    guard !isHidden, !scalar.properties.isEmojiPresentation, face.sets(scalar) else {
      self = .intricate
      return
    }
    self =
      switch hb_unicode_script(hb_unicode_funcs_get_default(), scalar.value) {
      case HB_SCRIPT_COMMON: .shared
      case HB_SCRIPT_LATIN: .latin
      case HB_SCRIPT_GREEK: .greek
      case HB_SCRIPT_CYRILLIC: .cyrillic
      default: .intricate
      }
  }

  /// The script as HarfBuzz names it, if there is just one.
  var single: hb_script_t? {
    switch subtracting(.shared) {
    case [], .latin: HB_SCRIPT_LATIN
    case .greek: HB_SCRIPT_GREEK
    case .cyrillic: HB_SCRIPT_CYRILLIC
    default: nil
    }
  }
}

extension hb_feature_t {
  fileprivate init(_ feature: FontFeature) {
    let tag = feature.tag.utf8.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    self.init(tag: tag, value: feature.value, start: 0, end: .max)
  }
}
