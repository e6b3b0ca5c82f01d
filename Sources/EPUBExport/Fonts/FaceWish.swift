import Layout

/// What a style says of the face of its letters; what is `nil` stays as around it.
struct FaceWish: Hashable, Sendable {
  var family: FontToken?
  var weight: FontWeight?
  var isItalic: Bool?
  /// Whether small letters are shown as capitals, large or small.
  var hasCapitals: Bool?

  /// The wish of what stands within: its own, else this.
  func overlaid(with inner: FaceWish) -> FaceWish {
    FaceWish(
      family: inner.family ?? family,
      weight: inner.weight ?? weight,
      isItalic: inner.isItalic ?? isItalic,
      hasCapitals: inner.hasCapitals ?? hasCapitals
    )
  }

  /// The face, for letters that are not slanted and not heavy unless something says so.
  var face: FaceName? {
    family.map {
      FaceName(family: $0.family, weight: weight ?? .regular, isItalic: isItalic ?? false)
    }
  }
}

extension CSS {
  /// What a part of a style says of the face.
  func face(_ part: Part) -> FaceWish {
    switch part {
    case .type:
      FaceWish(
        family: style.font,
        weight: style.weight,
        isItalic: style.isItalic ? true : nil,
        hasCapitals: hasCapitals
      )
    case .inline:
      FaceWish(
        family: style.declared.contains(.fontFamily) ? style.font : nil,
        weight: style.declared.contains(.fontWeight) ? style.weight : nil,
        isItalic: style.declared.contains(.fontStyle) ? style.isItalic : nil
      )
    case .block, .margins, .verticalMargins, .bottomMargin, .borders, .topEdge, .topEdgeBelow,
      .bottomEdge, .indent, .breaks, .lines, .marker, .paragraph:
      FaceWish()
    }
  }

  private var hasCapitals: Bool { style.isUppercase || style.fontVariantCaps != .normal }
}
