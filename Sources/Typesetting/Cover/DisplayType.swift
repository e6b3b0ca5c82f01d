import Geometry
import Layout
import TextShaping

/// Shapes and fits texts that are set by themselves: names, titles, labels.
struct DisplayType {
  private let shaper: Shaper
  /// BCP 47.
  private let language: String

  init(shaper: Shaper, language: String) {
    self.shaper = shaper
    self.language = language
  }

  /// A text of a style made to fit its place; nothing for an empty one.
  func fit(
    _ text: String,
    in style: ResolvedStyle,
    by rule: FittingRule
  ) throws(FontFailure) -> FittedText {
    let display = DisplayStyle(style, language: language)
    guard !text.isEmpty else { return .nothing(in: display) }
    let breakable = try BreakableText(
      style.isUppercase ? text.uppercased() : text,
      in: display,
      shaper: shaper
    )
    return try FittedText(breakable, capHeight: try capHeight(of: display), rule: rule)
  }

  /// The height of the style's own capitals, in ems.
  private func capHeight(of style: DisplayStyle) throws(FontFailure) -> Double {
    let face = try shaper.library.face(
      of: style.text.family,
      style.text.style,
      language: style.text.language
    )
    return Double(face.metrics.capHeight) / Double(face.unitsPerEm)
  }
}

extension DisplayStyle {
  init(_ style: ResolvedStyle, language: String) {
    self.init(
      text: TextStyle(
        family: style.font.family,
        style: FontStyle(
          FontStyle.Weight(rawValue: style.weight.css) ?? .regular,
          isItalic: style.isItalic && TextStyle.hasItalics(in: language)
        ),
        features: style.features,
        language: language,
        fallback: style.font.generic == .serif ? .serif : .sans
      ),
      tracking: style.fontSize > .zero ? style.letterSpacing / style.fontSize : 0
    )
  }
}

extension ResolvedStyle {
  fileprivate var features: [FontFeature] {
    // Code faces make arrows of signs as contextual forms.
    let ligatures = hasLigatures ? [] : FontFeature.ligatures.map { FontFeature($0, 0) }
    return fontVariantCaps.features + fontVariantNumeric.map(\.feature) + ligatures
  }
}

extension FontFeature {
  /// The features by which letters and signs become one.
  static let ligatures = ["liga", "calt"]
}

extension FontVariantCaps {
  fileprivate var features: [FontFeature] {
    switch self {
    case .normal: []
    case .smallCaps: [FontFeature("smcp")]
    case .allSmallCaps: [FontFeature("smcp"), FontFeature("c2sc")]
    }
  }
}

extension NumericForm {
  fileprivate var feature: FontFeature {
    switch self {
    case .oldstyle: FontFeature("onum")
    case .lining: FontFeature("lnum")
    case .proportional: FontFeature("pnum")
    case .tabular: FontFeature("tnum")
    }
  }
}
