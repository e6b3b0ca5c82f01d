import PDFObjects

/// The widths that a PDF gives to the glyphs of a composite font, in thousandths (ISO 32000-1, 9.7.4.3).
struct GlyphWidths {
  private var widths: [Int: Double] = [:]
  private var usual = 1000.0

  init(_ font: PDFObjects.Value, in objects: PDFObjects) {
    usual = objects.number(objects.value("DW", of: font)) ?? 1000
    var first: Int?
    var last: Int?
    for item in objects.items(of: objects.value("W", of: font)) {
      guard let value = objects.resolved(item) else { continue }
      if objects.kind(of: value) == .array {
        for (offset, width) in objects.items(of: value).enumerated() {
          if let first { widths[first + offset] = objects.number(objects.resolved(width)) }
        }
        (first, last) = (nil, nil)
      } else if let begin = first, let end = last {
        let width = objects.number(value)
        for code in begin...max(begin, min(end, 65535)) { widths[code] = width }
        (first, last) = (nil, nil)
      } else if first == nil {
        first = objects.integer(value).map { min(max(0, $0), 65535) }
      } else {
        last = objects.integer(value)
      }
    }
  }

  func width(of code: Int) -> Double { widths[code] ?? usual }
}

/// The widths that a TrueType font itself gives to its glyphs, in thousandths of its size.
struct TrueTypeMetrics {
  private let file: [UInt8]
  private let unitsPerEm: Double
  private let count: Int
  private let table: Range<Int>

  /// `nil` for what is no TrueType font or has no widths.
  init?(_ file: [UInt8]) {
    guard let head = Self.table("head", in: file), let hhea = Self.table("hhea", in: file),
      let hmtx = Self.table("hmtx", in: file), head.count >= 20, hhea.count >= 36
    else { return nil }
    let units = Self.number(at: head.lowerBound + 18, in: file)
    let metrics = Self.number(at: hhea.lowerBound + 34, in: file)
    guard units > 0, metrics > 0, hmtx.count >= metrics * 4 else { return nil }
    self.file = file
    unitsPerEm = Double(units)
    count = metrics
    table = hmtx
  }

  /// `nil` for a glyph behind those with widths of their own that is not there either.
  func width(of glyph: Int) -> Double? {
    let entry = min(glyph, count - 1)
    guard glyph < count || table.count >= count * 4 + (glyph - count + 1) * 2 else { return nil }
    return Double(Self.number(at: table.lowerBound + entry * 4, in: file)) * 1000 / unitsPerEm
  }

  private static func table(_ name: String, in file: [UInt8]) -> Range<Int>? {
    guard file.count >= 12 else { return nil }
    for index in 0..<number(at: 4, in: file) {
      let entry = 12 + index * 16
      guard entry + 16 <= file.count else { return nil }
      guard file[entry..<entry + 4].elementsEqual(name.utf8) else { continue }
      let start = number(at: entry + 8, in: file) << 16 | number(at: entry + 10, in: file)
      let length = number(at: entry + 12, in: file) << 16 | number(at: entry + 14, in: file)
      return start + length <= file.count ? start..<start + length : nil
    }
    return nil
  }

  private static func number(at offset: Int, in file: [UInt8]) -> Int {
    Int(file[offset]) << 8 | Int(file[offset + 1])
  }
}
