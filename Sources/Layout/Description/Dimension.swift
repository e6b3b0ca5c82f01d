package import Geometry

/// A distance as a layout gives it: a number and its unit.
///
/// Pages need points and EPUBs need ems, so the author's unit is kept until one of them asks.
package struct Dimension: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    /// 1/72 inch.
    case points = "pt"
    case millimetres = "mm"
    /// CSS's pixel, 1/96 inch: for rules in EPUBs, where readers draw no thinner line well.
    case pixels = "px"
    /// The size of the type: the base size in `font-size`, else the style's own.
    case ems = "em"
    /// Units of the baseline grid.
    case lines
  }

  package var number: Double
  package var unit: Unit

  package init(_ number: Double, _ unit: Unit) {
    self.number = number
    self.unit = unit
  }

  package static let zero = Dimension(0, .points)

  /// Reads a number with a unit: `10.5pt`, `-.02em`, `2 lines` or `0`; `nil` for anything else.
  package init?(_ text: String) {
    let text = text.utf8[...]
    let number = text.prefix { $0.isInDecimal }
    let unit = String(Substring(text.dropFirst(number.count)).drop { $0 == " " })
    guard let value = Double(decimal: Substring(number)) else { return nil }
    if unit.isEmpty, value == 0 {
      self = .zero
    } else if let unit = Unit(rawValue: unit == "line" ? "lines" : unit) {
      self.init(value, unit)
    } else {
      return nil
    }
  }

  /// The distance on a page, where an em is `em` and a line of the grid is `line`.
  package func length(em: Length, line: Length) -> Length {
    switch unit {
    case .points: .pt(number)
    case .millimetres: .mm(number)
    case .pixels: .pt(number * 0.75)
    case .ems: em * number
    case .lines: line * number
    }
  }
}

extension Dimension.Unit {
  /// What it is, in a phrase of the reference.
  var summary: String {
    switch self {
    case .points: "points, 72 to the inch"
    case .millimetres: "millimetres"
    case .pixels: "pixels as CSS has them, 96 to the inch: for rules in EPUBs"
    case .ems: "sizes of the type: the text's in `font-size`, else the role's own"
    case .lines: "lines of the grid: `2 lines`"
    }
  }
}

extension Dimension: CustomStringConvertible {
  package var description: String {
    let digits = Int(exactly: number).map { String($0) } ?? String(number)
    return digits + (unit == .lines ? " lines" : unit.rawValue)
  }
}

extension Double {
  /// Reads plain decimal notation, `.5` and `-12.25` included, up to a million; `nil` for all else.
  init?(decimal text: Substring) {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard text.utf8.count - digits.count <= 1, text.utf8.allSatisfy(\.isInDecimal),
      let value = Double(text.utf8.first == UInt8(ascii: "+") ? text.dropFirst() : text),
      abs(value) <= 1_000_000
    else { return nil }
    self = value
  }
}

extension UInt8 {
  fileprivate var isInDecimal: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "+")
  }
}
