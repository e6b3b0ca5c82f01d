/// A weight and a slope of a family: `regular`, `semibold`, `bold-italic`.
package struct FontStyle: Hashable, Sendable {
  package enum Weight: Int, CaseIterable, Sendable {
    case light = 300
    case regular = 400
    case medium = 500
    case semibold = 600
    case bold = 700
    case black = 900

    fileprivate var name: String {
      switch self {
      case .light: "light"
      case .regular: "regular"
      case .medium: "medium"
      case .semibold: "semibold"
      case .bold: "bold"
      case .black: "black"
      }
    }
  }

  package var weight: Weight
  package var isItalic: Bool

  package init(_ weight: Weight = .regular, isItalic: Bool = false) {
    self.weight = weight
    self.isItalic = isItalic
  }

  package static let regular = FontStyle()
  package static let italic = FontStyle(isItalic: true)
  package static let semibold = FontStyle(.semibold)
  package static let bold = FontStyle(.bold)

  /// Reads a style as `families.yaml` and layouts write it: `italic`, `bold`, `semibold-italic`.
  package init?(name: String) {
    guard let style = Self.all.first(where: { $0.name == name }) else { return nil }
    self = style
  }

  package var name: String {
    guard isItalic else { return weight.name }
    return weight == .regular ? "italic" : "\(weight.name)-italic"
  }

  private static let all = Weight.allCases.flatMap {
    [FontStyle($0), FontStyle($0, isItalic: true)]
  }
}

extension FontStyle {
  /// How far another style is from the one wanted: a wrong slope is worse than any wrong weight.
  func distance(to other: FontStyle) -> Int {
    abs(weight.rawValue - other.weight.rawValue) + (isItalic == other.isItalic ? 0 : 1000)
  }
}
