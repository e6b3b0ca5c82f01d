/// A distance on the page, held exactly: 1/65,536 of a point, TeX's scaled point.
///
/// Integers make sums exact and equal on every machine, so that the same input gives the same bytes.
package struct Length: Hashable, Sendable {
  package var scaledPoints: Int

  package init(scaledPoints: Int) { self.scaledPoints = scaledPoints }

  /// Points of 1/72 inch, rounded to the nearest scaled point.
  package init(points: Double) { scaledPoints = Int((points * 65536).rounded()) }

  package static let zero = Length(scaledPoints: 0)
  package static func pt(_ points: Double) -> Length { Length(points: points) }
  package static func mm(_ millimetres: Double) -> Length {
    Length(points: millimetres * 72 / 25.4)
  }
  package static func inches(_ inches: Double) -> Length { Length(points: inches * 72) }

  package var points: Double { Double(scaledPoints) / 65536 }
  package var millimetres: Double { points * 25.4 / 72 }
}

extension Length: Comparable {
  package static func < (a: Length, b: Length) -> Bool { a.scaledPoints < b.scaledPoints }
}

extension Length: AdditiveArithmetic {
  package static func + (a: Length, b: Length) -> Length {
    Length(scaledPoints: a.scaledPoints + b.scaledPoints)
  }

  package static func - (a: Length, b: Length) -> Length {
    Length(scaledPoints: a.scaledPoints - b.scaledPoints)
  }

  package static prefix func - (a: Length) -> Length { Length(scaledPoints: -a.scaledPoints) }

  package static func * (a: Length, factor: Int) -> Length {
    Length(scaledPoints: a.scaledPoints * factor)
  }

  package static func * (a: Length, factor: Double) -> Length { Length(points: a.points * factor) }

  package static func / (a: Length, b: Length) -> Double {
    Double(a.scaledPoints) / Double(b.scaledPoints)
  }
}

extension Length: CustomStringConvertible {
  package var description: String {
    let rounded = (points * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))pt" : "\(rounded)pt"
  }
}
