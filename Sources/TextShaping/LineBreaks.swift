/// A place where a line may end.
package struct LineBreak: Hashable, Sendable {
  /// Where the next line would begin, behind any spaces: bytes of UTF-8 from the beginning of the text.
  package var offset: Int
  /// Whether the text itself asks for the end of the line here.
  package var isMandatory: Bool

  package init(offset: Int, isMandatory: Bool = false) {
    self.offset = offset
    self.isMandatory = isMandatory
  }
}

/// Where lines may end without adding a hyphen.
///
/// The end of the text is not told, and soft hyphens (U+00AD) are left to the hyphenator.
package enum LineBreaks {
  /// The places where a line of `text` may end, rising.
  ///
  /// Scripts that write spaces between words are done here, with a compositor's care for dashes and
  /// quotes; Chinese and Japanese by their own rules, and what needs more (Thai, Korean, emoji) by ICU.
  package static func opportunities(in text: String, language: String) -> [LineBreak] {
    var text = text
    return text.withUTF8 { bytes in
      let isWrittenWithSpaces = !bytes.contains { $0 >= 0xE0 } || bytes.isWrittenWithSpaces
      if !isWrittenWithSpaces {
        if let breaks = bySquares(in: bytes, language: language) { return breaks }
        if let breaks = byICU(in: bytes, language: language) { return breaks }
      }
      return SpacedLineBreaks(bytes, isFrench: language.isFrench).all()
    }
  }

  /// The breaks of a text that holds nothing but Chinese, Japanese and Latin; `nil` for any other.
  private static func bySquares(
    in bytes: UnsafeBufferPointer<UInt8>,
    language: String
  ) -> [LineBreak]? {
    let rules = IdeographicRules(language: language)
    var breaks: [LineBreak] = []
    var last: Unicode.Scalar?
    var index = 0
    while index < bytes.count {
      guard let scalar = Unicode.Scalar(bytes.scalar(at: index)) else { return nil }
      if scalar == " " {
        guard let last, last != " " else { return nil }
      } else if last == " " {
        guard let kind = IdeographicClass(scalar) else { return nil }
        if kind.mayBeginLine { breaks.append(LineBreak(offset: index)) }
      } else if let last {
        guard let mayBreak = rules.mayBreak(between: last, and: scalar) else { return nil }
        if mayBreak { breaks.append(LineBreak(offset: index)) }
      } else if IdeographicClass(scalar) == nil {
        return nil
      }
      last = scalar
      index += bytes.scalarLength(at: index)
    }
    return breaks
  }

  private static func byICU(
    in bytes: UnsafeBufferPointer<UInt8>,
    language: String
  ) -> [LineBreak]? {
    let text = String(decoding: bytes, as: UTF8.self)
    let units = Array(text.utf16)
    var breaks: [LineBreak] = []
    var index = text.startIndex
    var passed = 0
    var offset = 0
    let isDone = ICU.shared?.enumerateLineBreaks(of: units, language: language.primary) {
      unit,
      isMandatory in
      let next = text.utf16.index(index, offsetBy: unit - passed)
      offset += text.utf8.distance(from: index, to: next)
      index = next
      passed = unit
      // 0xAD: the last byte of a soft hyphen, and of nothing else that ICU breaks a line behind.
      let isSoft = offset > 1 && bytes[offset - 1] == 0xAD && bytes[offset - 2] == 0xC2
      if offset < bytes.count, !isSoft {
        breaks.append(LineBreak(offset: offset, isMandatory: isMandatory))
      }
    }
    return isDone == true ? breaks : nil
  }
}

extension String {
  /// The language without script, region and the rest; English where it is no tag.
  fileprivate var primary: String {
    let primary = lowercased().prefix { $0 != "-" }
    let isTag = (2...3).contains(primary.utf8.count) && primary.utf8.allSatisfy { $0 >= 0x61 }
    return isTag && primary.utf8.allSatisfy { $0 <= 0x7A } ? String(primary) : "en"
  }

  fileprivate var isFrench: Bool { primary == "fr" }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether all scripts in it part their words by spaces.
  fileprivate var isWrittenWithSpaces: Bool {
    var index = 0
    while index < count {
      guard self[index] >= 0xE0 else {
        index += 1
        continue
      }
      guard scalar(at: index).isOfSpacedScript else { return false }
      index += self[index] < 0xF0 ? 3 : 4
    }
    return true
  }
}

extension UInt32 {
  /// From U+0800 on; what is below has spaces, all of it.
  fileprivate var isOfSpacedScript: Bool {
    switch self {
    case 0x0800...0x0DFF, 0x10A0...0x10FF, 0x1200...0x139F, 0x1AB0...0x1AFF, 0x1C80...0x206F,
      0x2070...0x2BFF, 0x2C00...0x2E7F, 0xA640...0xA7FF, 0xA8E0...0xA8FF, 0xAB30...0xAB6F,
      0xFB00...0xFDFF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFE70...0xFEFF, 0xFFFC...0xFFFD:
      true
    default: false
    }
  }
}
