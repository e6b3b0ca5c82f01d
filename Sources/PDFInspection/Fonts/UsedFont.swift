import PDFObjects

/// A font and what is shown in it.
struct UsedFont: Sendable {
  var value: PDFObjects.Value
  var object: Int?
  /// The first page that shows it.
  var page: Int?
  /// Bytes to a code; 0 where only the font's own map could tell.
  var codeLength: Int
  var codes = CodeSet()
  /// Codes that stand for what they are mapped to, since nobody says it otherwise (`ActualText`).
  var plainCodes = CodeSet()

  init(_ value: PDFObjects.Value, object: Int?, page: Int?, in objects: PDFObjects) {
    self.value = value
    self.object = object
    self.page = page
    let isComposite = objects.isName(objects.value("Subtype", of: value), "Type0")
    let encoding = objects.value("Encoding", of: value)
    let isIdentity =
      objects.isName(encoding, "Identity-H") || objects.isName(encoding, "Identity-V")
    codeLength = isComposite ? isIdentity ? 2 : 0 : 1
  }

  /// Remembers the codes of a string; half of one at its end is none.
  mutating func show(_ string: [UInt8], isPlain: Bool) {
    if codeLength == 1 {
      for byte in string { show(Int(byte), isPlain: isPlain) }
    } else {
      for index in stride(from: 1, to: string.count, by: 2) {
        show(Int(string[index - 1]) << 8 | Int(string[index]), isPlain: isPlain)
      }
    }
  }

  /// Remembers what the same font shows on other pages.
  mutating func show(whatIsShownIn other: UsedFont) {
    codes.formUnion(other.codes)
    plainCodes.formUnion(other.plainCodes)
  }

  private mutating func show(_ code: Int, isPlain: Bool) {
    codes.insert(code)
    if isPlain { plainCodes.insert(code) }
  }
}
