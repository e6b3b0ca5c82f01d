import Geometry
import TextShaping

/// The box that stands for a character which no face has: its code, small, in a frame.
enum CodeBox {
  /// How large the code's figures are, in ems.
  static let size = 0.6
  /// Between the figures and the frame, and between the frame and its neighbours.
  static let padding = 0.1
  static let margin = 0.06
  /// How far the frame reaches above and below the baseline, and how thick it is.
  static let above = 0.58
  static let below = 0.14
  static let rule = 0.035

  /// The frame's rules, in points, about what stands between two places.
  static func frame(from left: Double, to right: Double, look: PreparedLook) -> [Band] {
    let size = look.size
    let shift = look.baselineShift.points
    let (left, right) = (left + margin * size, right - margin * size)
    let (top, bottom) = (-above * size - shift, below * size - shift)
    let rule = rule * size
    func band(_ left: Double, _ right: Double, _ top: Double, _ bottom: Double) -> Band {
      Band(left: left, right: right, top: top, bottom: bottom, colour: look.colour)
    }
    return [
      band(left, right, top, top + rule), band(left, right, bottom - rule, bottom),
      band(left, left + rule, top, bottom), band(right - rule, right, top, bottom),
    ]
  }
}

extension WordStock {
  /// The codes of a character's scalars, all glyphs telling the one character.
  func code(of character: Character, in style: TextStyle) throws(FontFailure) -> ShapedRun? {
    let numbers = character.unicodeScalars.prefix(4).map(\.hexadecimal)
    var plain = style
    plain.features = [FontFeature("lnum")]
    let shaped = try shaper.shape(numbers.joined(separator: " "), in: plain)
    guard var code = shaped.runs.first else { return nil }
    code.text = String(character)
    let room = Int32((CodeBox.padding + CodeBox.margin) * Double(code.face.unitsPerEm))
    for index in code.glyphs.indices {
      code.glyphs[index].cluster = 0
      code.glyphs[index].advance = Int32(Double(code.glyphs[index].advance) * CodeBox.size)
      code.glyphs[index].xOffset = room
    }
    guard let last = code.glyphs.indices.last else { return nil }
    code.glyphs[last].advance += room * 2
    return code
  }
}

extension Unicode.Scalar {
  /// Its number as it is written after `U+`.
  fileprivate var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
