import Layout

/// Where a word may be divided, by its signs, by its author and by the patterns of its language.
struct WordAnatomy {
  let written: WrittenWord
  let letters: WordStock.Letters
  let division: WordDivision
  private let scalars: [Place]

  /// A scalar and how many bytes stand before it.
  private struct Place {
    var scalar: Unicode.Scalar
    var offset: Int
  }

  init(_ written: WrittenWord, in letters: WordStock.Letters, division: @escaping WordDivision) {
    self.written = written
    self.letters = letters
    self.division = division
    var offset = 0
    scalars = written.text.unicodeScalars.map { scalar in
      defer { offset += UTF8.width(scalar) }
      return Place(scalar: scalar, offset: offset)
    }
  }

  /// In the order of the text, one at a place.
  var divisions: [Division] {
    guard scalars.count > 2 || !written.openings.isEmpty else { return [] }
    var found = openings
    if letters.isVerbatim || Self.isAddress(written.text) {
      found += afterAddressSigns
    } else {
      let signs = afterSigns
      found += signs + withinWords(isCompound: !signs.isEmpty)
    }
    return inOrder(found)
  }

  private func inOrder(_ divisions: [Division]) -> [Division] {
    var ordered: [Division] = []
    let joints = Set(written.joints)
    for division in divisions.sorted(by: {
      ($0.offset, $0.kind.rawValue) < ($1.offset, $1.kind.rawValue)
    })
    where !joints.contains(division.offset) {
      if ordered.last?.offset == division.offset { continue }
      ordered.append(division)
    }
    return ordered
  }

  private var openings: [Division] { written.openings.map { Division(kind: .open, offset: $0) } }
}

// MARK: Signs

extension WordAnatomy {
  /// Whether a word is the address of a page or of a mailbox.
  static func isAddress(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == 0x2F || $0 == 0x40 || $0 == 0x2E }) else { return false }
    if text.hasPrefix("www.") { return true }
    var hasDot = false
    var hasAt = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: ":"):
        if bytes[index...].starts(with: "://".utf8) { return true }
      case UInt8(ascii: "@"): hasAt = true
      case UInt8(ascii: "."):
        if index > 0, index + 1 < bytes.count, bytes[index + 1].isASCIILetter { hasDot = true }
        if hasAt, hasDot { return true }
      case UInt8(ascii: "/"):
        if hasDot { return true }
      default: break
      }
    }
    return false
  }

  /// After the signs at which the parts of an address meet.
  private var afterAddressSigns: [Division] {
    scalars.indices.dropFirst(2).compactMap { index in
      guard index + 2 <= scalars.count, Self.addressSigns.contains(scalars[index - 1].scalar),
        !Self.addressSigns.contains(scalars[index].scalar), index + 1 < scalars.count
      else { return nil }
      return Division(kind: .address, offset: scalars[index].offset)
    }
  }

  private static let addressSigns = Set("/?&=-._#+:;,~@|\\".unicodeScalars)

  /// After hyphens, dashes and slashes that stand between words.
  private var afterSigns: [Division] {
    scalars.indices.dropFirst(2).compactMap { index in
      guard let kind = scalars[index - 1].scalar.divisionAfter,
        scalars[index].scalar.divisionAfter == nil, isDivided(at: index, by: kind)
      else { return nil }
      return Division(kind: kind, offset: scalars[index].offset)
    }
  }

  private func isDivided(at index: Int, by kind: Division.Kind) -> Bool {
    guard scalars[index].scalar.isPartOfWord || kind == .dash else { return false }
    if kind == .dash { return true }
    // Parts as short as in "Crew-12" or "e-mail" stay together.
    let before = scalars[..<(index - 1)].reversed().prefix { $0.scalar.isPartOfWord }.count
    let after = scalars[index...].prefix { $0.scalar.isPartOfWord }.count
    return before >= 2 && after > 3
  }
}

// MARK: Hyphens

extension WordAnatomy {
  private func withinWords(isCompound: Bool) -> [Division] {
    guard letters.hyphens != .none else { return [] }
    let kind: Division.Kind = isCompound ? .compound : .hyphenation
    if !written.softHyphens.isEmpty {
      return written.softHyphens.map { Division(kind: .hyphenation, offset: $0) }
    }
    guard letters.hyphens == .auto else { return [] }
    if scalars.contains(where: \.scalar.isSyllableOfKorean) { return betweenSyllables }
    return division(written.text, letters.language).map { Division(kind: kind, offset: $0) }
  }
}

// MARK: Syllables

extension WordAnatomy {
  /// Between any two that stand side by side.
  private var betweenSyllables: [Division] {
    zip(scalars, scalars.dropFirst()).compactMap { first, second in
      guard first.scalar.isSyllableOfKorean, second.scalar.isSyllableOfKorean else { return nil }
      return Division(kind: .syllable, offset: second.offset)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isSyllableOfKorean: Bool { (0xAC00...0xD7A3).contains(value) }

  fileprivate var isLetter: Bool {
    if value < 0x80 { return (0x61...0x7A).contains(value | 0x20) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .nonspacingMark,
      .spacingMark:
      return true
    default: return false
    }
  }

  fileprivate var isDigit: Bool { properties.numericType != nil }

  fileprivate var isPartOfWord: Bool { isLetter || isDigit }

  /// The kind of division that this sign allows after it.
  fileprivate var divisionAfter: Division.Kind? {
    switch self {
    case "-", "\u{2010}": .writtenHyphen
    case "–", "—", "\u{2015}": .dash
    case "/": .slash
    default: nil
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
