/// Writes a tree as bytes of UTF-8.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []
  private let indentation: XMLIndentation

  init(indentation: XMLIndentation) {
    self.indentation = indentation
    bytes.reserveCapacity(16_384)
  }

  mutating func write(_ document: XMLDocument, declaration: Bool) {
    if declaration {
      append(#"<?xml version="1.0" encoding="UTF-8"?>"#)
      append("\n")
    }
    if let doctype = document.doctype {
      append("<!DOCTYPE ")
      append(doctype)
      append(">\n")
    }
    write(document.root, depth: indentation == .none ? nil : 0)
    append("\n")
  }

  /// Writes an element that stands `depth` steps in, or, with `nil`, where no line may be broken.
  private mutating func write(_ element: XMLElement, depth: Int?) {
    append("<")
    append(element.name)
    for attribute in element.attributes { write(attribute) }
    guard !element.children.isEmpty else { return append("/>") }
    append(">")
    writeChildren(of: element, depth: depth)
    append("</")
    append(element.name)
    append(">")
  }

  private mutating func writeChildren(of element: XMLElement, depth: Int?) {
    let inner = indentation.breaksLines(in: element) ? depth.map { $0 + 1 } : nil
    for child in element.children {
      if let inner { breakLine(indent: inner) }
      switch child {
      case .element(let element): write(element, depth: inner)
      case .text(let text): appendEscaped(text, within: .content)
      }
    }
    if inner != nil, let depth { breakLine(indent: depth) }
  }

  private mutating func write(_ attribute: XMLAttribute) {
    append(" ")
    append(attribute.name)
    append("=\"")
    appendEscaped(attribute.value, within: .attribute)
    append("\"")
  }

  private mutating func breakLine(indent: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

// MARK: - Escaping

extension XMLWriter {
  fileprivate enum Context {
    case content, attribute
  }

  /// Appends text with markup escaped and with what XML 1.0 cannot hold left out.
  fileprivate mutating func appendEscaped(_ text: String, within context: Context) {
    var text = text
    text.withUTF8 { source in
      var copied = 0
      var place = 0
      while place < source.count {
        let byte = source[place]
        // The bytes of nearly all text: no markup, no control, not the lead of a noncharacter.
        if byte > UInt8(ascii: ">"), byte < 0xEF || byte > 0xF4 {
          place += 1
        } else if let (length, replacement) = exception(at: place, in: source, within: context) {
          bytes.append(contentsOf: source[copied..<place])
          bytes.append(contentsOf: replacement.utf8)
          place += length
          copied = place
        } else {
          place += 1
        }
      }
      bytes.append(contentsOf: source[copied...])
    }
  }

  /// How many bytes cannot stand at `place` as they are, and what stands there instead; else `nil`.
  private func exception(
    at place: Int,
    in source: UnsafeBufferPointer<UInt8>,
    within context: Context
  ) -> (length: Int, replacement: String)? {
    switch source[place] {
    case UInt8(ascii: "&"): (1, "&amp;")
    case UInt8(ascii: "<"): (1, "&lt;")
    case UInt8(ascii: ">"): (1, "&gt;")
    case UInt8(ascii: "\""): context == .attribute ? (1, "&quot;") : nil
    // A reader would turn these into line feeds and spaces.
    case UInt8(ascii: "\r"): (1, "&#13;")
    case UInt8(ascii: "\n"): context == .attribute ? (1, "&#10;") : nil
    case UInt8(ascii: "\t"): context == .attribute ? (1, "&#9;") : nil
    case 0..<0x20: (1, "")
    case 0xEF...0xF4:
      nonCharacterLength(source[place..<min(place + 4, source.count)]).map { ($0, "") }
    default: nil
    }
  }

  /// The length of a noncharacter (U+FDD0 to U+FDEF, and the last two of each plane), else `nil`.
  private func nonCharacterLength(_ sequence: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let bytes = Array(sequence)
    guard bytes.count >= 3 else { return nil }
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0xEF, 0xB7, 0x90...0xAF), (0xEF, 0xBF, 0xBE...0xBF): return 3
    case (0xF0...0xF4, let second, 0xBF) where second & 0x0F == 0x0F:
      return bytes.count == 4 && bytes[3] >= 0xBE ? 4 : nil
    default: return nil
    }
  }
}
