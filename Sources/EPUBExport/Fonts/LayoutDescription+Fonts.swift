package import Layout

extension LayoutDescription {
  /// Every face in which the layout sets something in EPUBs, in the order of their names.
  package var facesInEPUBs: [FaceName] {
    let text = style(for: .text, in: .reflowable)
    let strong = style(for: .strong, in: .reflowable)
    let inText = [text.weight, strong.weight].flatMap { weight in
      [false, true].map { FaceName(family: text.font.family, weight: weight, isItalic: $0) }
    }
    return Set(stylesInEPUBs.map(\.face) + inText).sorted()
  }

  /// The features of fonts that style sheets turn on beside those that are on in any text, as OpenType registers
  /// them.
  package var featuresInEPUBs: [String] {
    let styles = stylesInEPUBs
    let forms = Set(styles.flatMap(\.fontVariantNumeric)).map(\.feature)
    let caps = Set(styles.map(\.fontVariantCaps)).flatMap(\.features)
    return Set(forms + caps).sorted()
  }

  private var stylesInEPUBs: [ResolvedStyle] {
    StyleRole.allCases.filter { $0.selector != nil }.map { style(for: $0, in: .reflowable) }
  }
}

extension NumericForm {
  fileprivate var feature: String {
    switch self {
    case .oldstyle: "onum"
    case .lining: "lnum"
    case .proportional: "pnum"
    case .tabular: "tnum"
    }
  }
}

extension FontVariantCaps {
  fileprivate var features: [String] {
    switch self {
    case .normal: []
    // Sheets ask for small capitals alone in both cases.
    case .smallCaps, .allSmallCaps: ["smcp"]
    }
  }
}
