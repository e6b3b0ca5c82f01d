/// A colour in sRGB, eight bits a channel.
package struct Colour: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package static let black = Colour(red: 0, green: 0, blue: 0)
  package static let white = Colour(red: 255, green: 255, blue: 255)

  /// Reads CSS's `#rgb` and `#rrggbb`; `nil` for anything else.
  package init?(css: String) {
    guard css.first == "#", css.dropFirst().allSatisfy(\.isHexDigit),
      css.dropFirst().allSatisfy(\.isASCII)
    else { return nil }
    var digits = String(css.dropFirst())
    if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
    guard digits.count == 6, let value = UInt32(digits, radix: 16) else { return nil }
    self.init(
      red: UInt8(value >> 16 & 255),
      green: UInt8(value >> 8 & 255),
      blue: UInt8(value & 255)
    )
  }

  /// `#rrggbb`.
  package var css: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
