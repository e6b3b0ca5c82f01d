import Geometry
import Layout
import TextShaping

extension TextLook {
  /// The look of a block's own words.
  init(_ style: ResolvedStyle, language: String) {
    let display = DisplayStyle(style, language: language)
    self.init(
      style: display.text,
      size: style.fontSize,
      colour: style.color,
      tracking: display.tracking,
      wordSpacing: style.fontSize > .zero ? style.wordSpacing / style.fontSize : 0,
      baselineShift: style.length(.baselineShift) ?? .zero,
      isUnderlined: style.isUnderlined,
      hyphens: style.hyphens
    )
  }

  /// The look of words that stand in these and have a role of their own: only what the layout says of it.
  func with(_ role: ResolvedStyle) -> TextLook {
    var look = self
    // In an order of their own: a shift is told in sizes of the letters that it moves.
    for property in StyleProperty.allCases where role.declared.contains(property) {
      look.take(property, of: role)
    }
    let features = DisplayStyle(role, language: style.language).text.features
    if role.declared.contains(.fontVariantNumeric) || role.declared.contains(.fontVariantCaps) {
      look.style.features.removeAll { $0.isOfFiguresOrCapitals }
      look.style.features += features.filter(\.isOfFiguresOrCapitals)
    }
    if role.declared.contains(.fontVariantLigatures) {
      look.style.features.removeAll { FontFeature.ligatures.contains($0.tag) }
      look.style.features += features.filter { FontFeature.ligatures.contains($0.tag) }
    }
    return look
  }

  private mutating func take(_ property: StyleProperty, of role: ResolvedStyle) {
    switch property {
    case .fontFamily:
      style.family = role.font.family
      style.fallback = role.font.generic == .serif ? .serif : .sans
    case .fontWeight:
      let weight = FontStyle.Weight(rawValue: role.weight.css) ?? .regular
      if weight.rawValue > style.style.weight.rawValue { style.style.weight = weight }
    case .fontStyle where !TextStyle.hasItalics(in: style.language):
      if role.isItalic { style.style.weight = .bold }
    case .fontStyle:
      // Stress within slanted words is upright, as printers have always set it.
      style.style.isItalic = role.isItalic != style.style.isItalic
    case .fontSize: size = size * role.sizeAmongWords
    case .color: colour = role.color
    case .letterSpacing: tracking = role.fontSize > .zero ? role.letterSpacing / role.fontSize : 0
    case .textDecoration: isUnderlined = role.isUnderlined
    case .hyphens: hyphens = role.hyphens
    case .baselineShift: baselineShift = baselineShift + role.shift(at: size)
    default: break
    }
  }

  /// Signs that the face has for above the line.
  var superior: TextLook {
    var look = self
    look.style.features.removeAll(where: \.isOfFiguresOrCapitals)
    look.style.features.append(.superiors)
    return look
  }

  /// Small figures above or below the line, for faces that have no glyphs of their own for them.
  func raised(_ share: Double) -> TextLook {
    var look = self
    look.baselineShift = baselineShift + size * share
    look.size = size * 0.68
    return look
  }
}

extension ResolvedStyle {
  /// How large words of the role are in sizes of the words around them.
  fileprivate var sizeAmongWords: Double {
    guard let size = dimension(.fontSize) else { return 1 }
    return size.unit == .ems ? size.number : fontSize / type.size
  }

  fileprivate func shift(at size: Length) -> Length {
    dimension(.baselineShift)?.length(em: size, line: type.leading) ?? .zero
  }
}

extension FontFeature {
  static let superiors = FontFeature("sups")

  fileprivate var isOfFiguresOrCapitals: Bool {
    ["onum", "lnum", "pnum", "tnum", "smcp", "c2sc"].contains(tag)
  }
}
