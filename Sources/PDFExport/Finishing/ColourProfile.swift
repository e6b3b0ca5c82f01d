import Glibc

/// A profile of the colours that pages are painted in (ICC.1:2001-04, version 2.4).
enum ColourProfile {
  /// IEC 61966-2-1, sRGB, made from its numbers.
  static let standardRGB: [UInt8] = {
    let count = 9
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
    add(["desc"], description)
    add(["cprt"], Array("text\0\0\0\0No copyright, use freely\0".utf8))
    add(["wtpt"], xyz(whitePoint))
    add(["rXYZ"], xyz([0.43607, 0.22249, 0.01392]))
    add(["gXYZ"], xyz([0.38515, 0.71687, 0.09708]))
    add(["bXYZ"], xyz([0.14307, 0.06061, 0.71410]))
    add(["rTRC", "gTRC", "bTRC"], curve)
    return header(size: 128 + table.count + data.count) + table + data
  }()

  /// D50, in which profiles connect.
  private static let whitePoint = [0.9642, 1.0, 0.8249]

  private static func header(size: Int) -> [UInt8] {
    var header = UInt32(size).bigEndianBytes + [0, 0, 0, 0, 2, 0x40, 0, 0]
    header += Array("mntrRGB XYZ ".utf8)
    // Midnight of 1 January 2026: the profile is as old as its maker.
    header += [7, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
    header += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28) + fixed(whitePoint)
    return header + [UInt8](repeating: 0, count: 128 - header.count)
  }

  private static var description: [UInt8] {
    let name = Array("sRGB IEC61966-2-1\0".utf8)
    return Array("desc\0\0\0\0".utf8) + UInt32(name.count).bigEndianBytes + name
      + [UInt8](repeating: 0, count: 78)
  }

  private static func xyz(_ values: [Double]) -> [UInt8] {
    Array("XYZ \0\0\0\0".utf8) + fixed(values)
  }

  private static func fixed(_ values: [Double]) -> [UInt8] {
    values.flatMap { UInt32(($0 * 65536).rounded()).bigEndianBytes }
  }

  /// From values as they are stored to light.
  private static var curve: [UInt8] {
    let samples = (0..<1024).flatMap { sample -> [UInt8] in
      let stored = Double(sample) / 1023
      let light = stored <= 0.04045 ? stored / 12.92 : pow((stored + 0.055) / 1.055, 2.4)
      let value = UInt16((light * 65535).rounded())
      return [UInt8(value >> 8), UInt8(value & 255)]
    }
    return Array("curv\0\0\0\0".utf8) + UInt32(1024).bigEndianBytes + samples
  }
}
