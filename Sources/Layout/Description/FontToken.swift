package import Diagnostics

/// The weights that faces come in, with the numbers CSS knows them by.
package enum FontWeight: String, Hashable, Sendable, CaseIterable {
  case regular
  case medium
  case semibold
  case bold
  case black

  package var css: Int {
    switch self {
    case .regular: 400
    case .medium: 500
    case .semibold: 600
    case .bold: 700
    case .black: 900
    }
  }
}

/// One face of a family, by the names of `fonts/families.yaml`.
package struct FaceName: Hashable, Sendable {
  /// Such as `linux-libertine`.
  package var family: String
  /// Such as `regular`, `italic` or `semibold-italic`.
  package var style: String

  package init(family: String, style: String) {
    self.family = family
    self.style = style
  }

  package init(family: String, weight: FontWeight, isItalic: Bool) {
    let upright = weight == .regular && isItalic ? "" : weight.rawValue
    let parts = [upright, isItalic ? "italic" : ""].filter { !$0.isEmpty }
    self.init(family: family, style: parts.joined(separator: "-"))
  }
}

extension FaceName: CustomStringConvertible {
  package var description: String { "\(family) \(style)" }
}

extension FaceName: Comparable {
  package static func < (a: FaceName, b: FaceName) -> Bool {
    (a.family, a.style) < (b.family, b.style)
  }
}

/// A family under the name that a layout gives it, such as `text` or `display`.
package struct FontToken: Hashable, Sendable {
  /// What an EPUB's reader falls back on.
  package enum Generic: String, Hashable, Sendable, CaseIterable {
    case serif
    case sansSerif = "sans-serif"
    case monospace
  }

  package var name: String
  /// A family of `fonts/families.yaml`.
  package var family: String
  package var generic: Generic
  package var place: SourcePlace
}
