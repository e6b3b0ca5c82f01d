/// A profile of the colours that pages are painted in (ICC.1:2004-10, version 4.2).
///
/// Its curves are formulas: readers turn them round for every page that they show, and a table takes them longer than
/// the page itself.
enum ColourProfile {
  /// IEC 61966-2-1, sRGB, made from its numbers.
  static let standardRGB: [UInt8] = {
    let count = 10
    var table = UInt32(count).bigEndianBytes
    var data: [UInt8] = []
    func add(_ names: [String], _ value: [UInt8]) {
      for name in names {
        table += Array(name.utf8)
        table += UInt32(132 + 12 * count + data.count).bigEndianBytes
        table += UInt32(value.count).bigEndianBytes
      }
      data += value + [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
    }
    add(["desc"], words("sRGB IEC61966-2-1"))
    add(["cprt"], words("No copyright, use freely"))
    add(["wtpt"], xyz(whitePoint))
    add(["chad"], Array("sf32\0\0\0\0".utf8) + fixed(adaptation))
    add(["rXYZ"], xyz([0.43607, 0.22249, 0.01392]))
    add(["gXYZ"], xyz([0.38515, 0.71687, 0.09708]))
    add(["bXYZ"], xyz([0.14307, 0.06061, 0.71410]))
    add(["rTRC", "gTRC", "bTRC"], curve)
    return header(size: 128 + table.count + data.count) + table + data
  }()

  /// D50, in which profiles connect.
  private static let whitePoint = [0.9642, 1.0, 0.8249]

  /// From the white of screens, D65, to that one, by Bradford's method: three rows.
  private static let adaptation = [
    1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168,
  ]

  private static func header(size: Int) -> [UInt8] {
    var header = UInt32(size).bigEndianBytes + [0, 0, 0, 0, 4, 0x20, 0, 0]
    header += Array("mntrRGB XYZ ".utf8)
    // Midnight of 1 January 2026: the profile is as old as its maker.
    header += [7, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
    header += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28) + fixed(whitePoint)
    return header + [UInt8](repeating: 0, count: 128 - header.count)
  }

  /// Words in one language, English.
  private static func words(_ text: String) -> [UInt8] {
    let units = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    return Array("mluc\0\0\0\0".utf8) + UInt32(1).bigEndianBytes + UInt32(12).bigEndianBytes
      + Array("enUS".utf8) + UInt32(units.count).bigEndianBytes + UInt32(28).bigEndianBytes + units
  }

  private static func xyz(_ values: [Double]) -> [UInt8] {
    Array("XYZ \0\0\0\0".utf8) + fixed(values)
  }

  private static func fixed(_ values: [Double]) -> [UInt8] {
    values.flatMap { UInt32(bitPattern: Int32(($0 * 65536).rounded())).bigEndianBytes }
  }

  /// From values as they are stored to light: a power of 2.4, and a straight line at its foot.
  private static var curve: [UInt8] {
    Array("para\0\0\0\0".utf8) + [0, 3, 0, 0]
      + fixed([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
  }
}
