/// How characters that stand in squares of their own are set side by side: where a line may end between
/// them, and how much of the white in their squares stays.
///
/// After JIS X 4051 as JLREQ tells it, and CLREQ. All measures are in ems.
package struct IdeographicRules: Hashable, Sendable {
  /// Where signs stand in their squares.
  private enum Custom: Hashable {
    /// Stops at the beginning of their square, colons in its middle.
    case japanese
    /// Stops and colons at the beginning.
    case simplified
    /// Both in the middle.
    case traditional
  }

  private let custom: Custom
  /// Whether quotation marks, dots and dashes that Latin has too stand in squares: where the text as a whole is
  /// Chinese or Japanese.
  package let isNative: Bool

  package init(language: String) {
    let subtags = language.lowercased().split(separator: "-")
    isNative = subtags.first.map { Self.languages.contains(String($0)) } ?? false
    custom =
      switch subtags.first {
      case "zh", "yue", "wuu", "lzh":
        subtags.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? .traditional : .simplified
      default: .japanese
      }
  }

  private static let languages: Set = ["zh", "ja", "yue", "wuu", "lzh"]

  /// The white in a character's square before it and behind it.
  package func blanks(of scalar: Unicode.Scalar) -> (before: Double, behind: Double) {
    guard isNative || scalar.value >= 0x2E80, !(0xFF61...0xFF65).contains(scalar.value),
      let kind = IdeographicClass(scalar)
    else { return (0, 0) }
    switch (kind, custom) {
    case (.opening, _): return (0.5, 0)
    case (.closing, _): return (0, 0.5)
    case (.wideSpace, _): return (0, 1)
    case (.comma, .traditional), (.fullStop, .traditional): return (0.25, 0.25)
    case (.comma, _), (.fullStop, _): return (0, 0.5)
    case (.middleDot, .simplified) where scalar != "・" && scalar != "·": return (0, 0.5)
    case (.middleDot, _): return (0.25, 0.25)
    case (.dividing, .simplified): return scalar.value >= 0x2E80 ? (0, 0.5) : (0, 0)
    default: return (0, 0)
    }
  }
}

// MARK: Lines

extension IdeographicRules {
  /// Whether a line may end between two characters; `nil` where these rules say nothing.
  package func mayBreak(
    between first: Unicode.Scalar,
    and second: Unicode.Scalar
  ) -> Bool? {
    guard let before = IdeographicClass(first), let after = IdeographicClass(second) else {
      return nil
    }
    guard before.isWide || after.isWide else { return false }
    // An apostrophe within a word.
    if before == .closing, first.value < 0x2E80, after == .latin { return false }
    guard after.mayBeginLine else { return false }
    if after == .inseparable { return before != .inseparable && second.isDash }
    switch before {
    case .opening, .latinOpening, .prefix: return false
    default: return true
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDash: Bool { self == "—" || self == "―" || self == "⸺" }
}

// MARK: White

/// What is between two neighbours, beyond their own widths.
package struct IdeographicJoint: Hashable, Sendable {
  package var width = 0.0
  package var stretch = 0.0
  package var shrink = 0.0
  /// Whether a headline had better not be parted here: by and large, phrases of Japanese begin where hiragana end.
  package var isWithinPhrase = false
}

extension IdeographicRules {
  package func joint(
    between first: Unicode.Scalar,
    and second: Unicode.Scalar
  ) -> IdeographicJoint {
    let behind = blanks(of: first).behind
    let before = blanks(of: second).before
    let joint = IdeographicJoint(
      stretch: Self.stretch,
      shrink: (behind + before) * 0.5,
      isWithinPhrase: behind == 0 && before == 0 && first.isWithinPhrase(before: second)
    )
    guard let one = IdeographicClass(first), let other = IdeographicClass(second) else {
      return joint
    }
    if one.isPunctuation, other.isPunctuation {
      return IdeographicJoint(width: -excess(behind, before, one, other))
    }
    if one.isLetter && other == .latin || one == .latin && other.isLetter {
      return IdeographicJoint(
        width: Self.latinSpace,
        stretch: Self.latinSpace * 0.25,
        shrink: Self.latinSpace * 0.5
      )
    }
    return joint
  }

  /// The white between two stops or brackets that is too much.
  private func excess(
    _ behind: Double,
    _ before: Double,
    _ first: IdeographicClass,
    _ second: IdeographicClass
  ) -> Double {
    if first == .opening { return before }
    return second == .opening ? max(0, behind + before - 0.5) : behind
  }

  // JLREQ would have a quarter; readers of the file take whatever is wider than 0.15 for a space between words. An
  // eighth is what browsers set.
  private static let latinSpace = 0.125
  /// Between two squares of a line that is spaced.
  private static let stretch = 0.06
}

extension Unicode.Scalar {
  fileprivate func isWithinPhrase(before next: Unicode.Scalar) -> Bool {
    if next.isHiragana { return true }
    return !isHiragana && isKatakana == next.isKatakana
  }

  private var isHiragana: Bool { (0x3041...0x309F).contains(value) }

  private var isKatakana: Bool { (0x30A0...0x30FF).contains(value) && self != "・" }
}

extension IdeographicClass {
  fileprivate var isLetter: Bool { self == .ideograph || self == .kana || self == .following }
}
