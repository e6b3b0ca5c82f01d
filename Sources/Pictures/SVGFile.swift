import XML

/// An SVG drawing, read and made harmless.
///
/// What remains draws with what the file itself holds: no script, no animation, no reference to another
/// file or address, nothing of other vocabularies.
struct SVGFile {
  let width: Int
  let height: Int
  private let root: XMLElement

  init(_ bytes: [UInt8]) throws(PictureFailure) {
    let document: XMLDocument
    do {
      document = try XMLDocument(
        reading: bytes,
        limits: XMLLimits(bytes: 16 << 20, allowsEntities: true)
      )
    } catch { throw PictureFailure.broken(.svg, error.description) }
    guard document.root.localName == "svg",
      document.root.namespace == SVGSanitizer.namespace || document.root.namespace == nil
    else { throw PictureFailure.broken(.svg, "its root is '\(document.root.name)'") }
    (width, height) = SVGSize.pixels(of: document.root)
    root = SVGSanitizer.sanitized(document.root)
  }

  /// Whether the beginning of a file looks like a drawing's.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    let text = head.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    guard text.first == UInt8(ascii: "<") else { return false }
    let opening = String(decoding: text, as: UTF8.self)
    return opening.contains("<svg") || opening.contains(":svg ")
  }

  var facts: PictureFacts {
    var facts = PictureFacts(format: .svg, width: width, height: height)
    facts.mayBeTransparent = true
    return facts
  }

  /// The harmless drawing, with its size in pixels.
  var encoded: [UInt8] {
    var root = root
    root["width"] = String(width)
    root["height"] = String(height)
    return XMLDocument(root: root).encoded()
  }
}

/// How large a drawing is meant to be (SVG 2, §8.2).
private enum SVGSize {
  static func pixels(of root: XMLElement) -> (width: Int, height: Int) {
    let box = viewBox(of: root)
    let width = root["width"].flatMap(pixels)
    let height = root["height"].flatMap(pixels)
    switch (width, height, box) {
    case (let width?, let height?, _): return (whole(width), whole(height))
    case (let width?, nil, let box?): return (whole(width), whole(width * box.height / box.width))
    case (nil, let height?, let box?):
      return (whole(height * box.width / box.height), whole(height))
    case (nil, nil, let box?): return (whole(box.width), whole(box.height))
    // CSS 2.1, §10.3.2: what has no size of its own is 300 by 150.
    case (let width?, nil, nil): return (whole(width), 150)
    case (nil, let height?, nil): return (300, whole(height))
    case (nil, nil, nil): return (300, 150)
    }
  }

  private static func viewBox(of root: XMLElement) -> (width: Double, height: Double)? {
    let numbers = (root["viewBox"] ?? "").split { $0 == "," || $0.isWhitespace }.map { Double($0) }
    guard numbers.count == 4, let width = numbers[2], let height = numbers[3],
      width > 0, height > 0, width.isFinite, height.isFinite
    else { return nil }
    return (width, height)
  }

  /// A length in CSS pixels; `nil` for percentages and what is no positive length.
  private static func pixels(_ length: String) -> Double? {
    let text = length.filter { !$0.isWhitespace }
    let digits = text.prefix { $0.isNumber || "+-.".contains($0) }
    let units = [
      "": 1, "px": 1, "pt": 4.0 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4,
    ]
    guard let unit = units[text.dropFirst(digits.count).lowercased()], let number = Double(digits),
      number > 0, number.isFinite
    else { return nil }
    return number * unit
  }

  private static func whole(_ length: Double) -> Int {
    Int(min(max(length.rounded(), 1), 30_000))
  }
}
