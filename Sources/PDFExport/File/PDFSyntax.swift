import Geometry

/// The number of an object in the file that is written.
struct ObjectNumber: Hashable {
  var value: Int
}

/// Objects as PDF files have them (ISO 32000-1, 7.3), written one after the other.
struct PDFSyntax {
  private(set) var bytes: [UInt8] = []

  static func written(_ write: (inout PDFSyntax) -> Void) -> [UInt8] {
    var syntax = PDFSyntax()
    write(&syntax)
    return syntax.bytes
  }

  /// What is written as it stands, with a space behind it.
  mutating func put(_ words: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
    )
    bytes.append(UInt8(ascii: " "))
  }

  mutating func put(bytes raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }

  mutating func put(_ number: Int) {
    bytes.append(contentsOf: "\(number) ".utf8)
  }

  mutating func put(_ number: ObjectNumber) {
    bytes.append(contentsOf: "\(number.value) 0 R ".utf8)
  }

  /// A distance in points, to a thousandth.
  mutating func put(_ length: Length) {
    let thousandths = Int((length.points * 1000).rounded())
    let (whole, rest) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
    if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: "\(whole)".utf8)
    if rest > 0 {
      bytes.append(UInt8(ascii: "."))
      for digit in [rest / 100, rest / 10 % 10, rest % 10] {
        bytes.append(UInt8(ascii: "0") + UInt8(digit))
      }
      while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }
    bytes.append(UInt8(ascii: " "))
  }

  /// A name of letters and digits.
  mutating func put(name: String) { bytes.append(contentsOf: "/\(name) ".utf8) }

  /// A string of bytes.
  mutating func put(string: some Sequence<UInt8>) {
    bytes.append(UInt8(ascii: "("))
    for byte in string {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x20...0x7E: bytes.append(byte)
      default: bytes.append(contentsOf: [92, 48 + byte >> 6, 48 + byte >> 3 & 7, 48 + byte & 7])
      }
    }
    bytes.append(contentsOf: ") ".utf8)
  }

  /// Text for people: ASCII as it is, all other in UTF-16.
  mutating func put(text: String) {
    let text = text.withoutControls
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      put(string: text.utf8)
    } else {
      bytes.append(contentsOf: "<FEFF".utf8)
      for unit in text.utf16 {
        for shift in [12, 8, 4, 0] { bytes.append(Self.digits[Int(unit >> shift & 15)]) }
      }
      bytes.append(contentsOf: "> ".utf8)
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}

extension String {
  /// The text with a space in place of every control and of what is no character.
  var withoutControls: String {
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
        && !scalar.properties.isNoncharacterCodePoint
    }
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
    var scalars = UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.lazy.map { isPlain($0) ? $0 : " " })
    return String(scalars)
  }
}
