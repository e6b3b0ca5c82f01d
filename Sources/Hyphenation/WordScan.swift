/// A word taken apart into the signs that matter for dividing it.
struct WordScan {
  /// What stands in the place of a letter's number.
  enum Sign {
    static let softHyphen: UInt8 = 251
    /// Neither a letter nor one of the others here: quotes, stops, brackets.
    static let stranger: UInt8 = 252
    /// Where the dictionary has no apostrophe among its letters.
    static let apostrophe: UInt8 = 253
    /// Hyphens, dashes and strokes: a line may end there anyway.
    static let hyphen: UInt8 = 254

    static func isLetter(_ code: UInt8) -> Bool { code < softHyphen }
  }

  /// Longer words are not words.
  static let limit = 400

  /// Letters' numbers, and signs; a letter with its marks counts once.
  private let memory: UnsafeMutableBufferPointer<Entry>
  /// Without quotes, stops and brackets around the word.
  private(set) var places = 0..<0
  /// The number of the apostrophe, where it is a letter.
  let apostrophe: UInt8
  private(set) var hasHyphens = false
  private(set) var hasSoftHyphens = false
  private(set) var hasStrangers = false

  private var count = 0
  private var script: Script?
  private var isInWord = false

  struct Entry {
    var code: UInt8
    /// Where it begins in the word.
    var offset: UInt16
  }

  /// Returns `nil` for what is not divided: with digits, capitals within, letters of two scripts.
  ///
  /// - Parameters:
  ///   - bytes: the word, in UTF-8.
  ///   - alphabet: the letters of the dictionary.
  ///   - memory: room for as many entries as there are bytes.
  init?(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ alphabet: borrowing Alphabet,
    in memory: UnsafeMutableBufferPointer<Entry>
  ) {
    self.memory = memory
    let straight = alphabet.code(of: 0x27)
    apostrophe = straight == Alphabet.unknown ? alphabet.code(of: 0x2019) : straight
    var index = 0
    while index < bytes.count {
      let start = index
      let scalar = UTF8Decoding.scalar(in: bytes, at: &index, before: bytes.count)
      guard add(scalar, at: start, in: bytes, alphabet) else { return nil }
    }
    trim()
  }

  func code(at place: Int) -> UInt8 { memory[place].code }
  func offset(at place: Int) -> Int { Int(memory[place].offset) }

  private mutating func add(
    _ scalar: UInt32,
    at offset: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ alphabet: borrowing Alphabet
  ) -> Bool {
    switch scalar {
    case 0x61...0x7A: return addLetter(alphabet.code(of: scalar), .latin, at: offset)
    case 0x41...0x5A: return addCapital(alphabet.code(of: scalar | 0x20), .latin, at: offset)
    case 0x30...0x39: return false
    case 0x27, 0x2019, 0x2BC: addApostrophe(at: offset)
    case 0x2D, 0x2F, 0x2010...0x2015:
      hasHyphens = true
      addSign(Sign.hyphen, at: offset)
    case 0xAD:
      hasSoftHyphens = true
      addSign(Sign.softHyphen, at: offset)
    case 0..<0x80:
      hasStrangers = true
      addSign(Sign.stranger, at: offset)
    default: return addForeign(scalar, at: offset, in: bytes, alphabet)
    }
    return true
  }

  /// Anything beyond ASCII.
  private mutating func addForeign(
    _ value: UInt32,
    at offset: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ alphabet: borrowing Alphabet
  ) -> Bool {
    let code = alphabet.code(of: value)
    if code != Alphabet.unknown { return addLetter(code, Script(value), at: offset) }
    guard let scalar = Unicode.Scalar(value) else { return false }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      let small = properties.lowercaseMapping.unicodeScalars.first?.value ?? value
      return addCapital(alphabet.code(of: small), Script(value), at: offset)
    case .lowercaseLetter, .otherLetter, .modifierLetter:
      return addLetter(Alphabet.unknown, Script(value), at: offset)
    case .nonspacingMark, .spacingMark, .enclosingMark:
      addMark(scalar, endingAt: offset + UTF8.width(scalar), in: bytes, alphabet)
    case .decimalNumber: return false
    default:
      hasStrangers = true
      addSign(Sign.stranger, at: offset)
    }
    return true
  }

  private mutating func addLetter(_ code: UInt8, _ script: Script, at offset: Int) -> Bool {
    guard self.script == nil || self.script == script || script == .any else { return false }
    if script != .any { self.script = script }
    append(code, at: offset)
    isInWord = true
    return true
  }

  /// A capital begins a word or a part of one, or it is no ordinary word: `NASA`, `McDonald`.
  private mutating func addCapital(_ small: UInt8, _ script: Script, at offset: Int) -> Bool {
    !isInWord && addLetter(small, script, at: offset)
  }

  private mutating func addApostrophe(at offset: Int) {
    addSign(apostrophe == Alphabet.unknown ? Sign.apostrophe : apostrophe, at: offset)
  }

  private mutating func addSign(_ sign: UInt8, at offset: Int) {
    append(sign, at: offset)
    isInWord = false
  }

  private mutating func append(_ code: UInt8, at offset: Int) {
    memory[count] = Entry(code: code, offset: UInt16(offset))
    count += 1
  }

  /// A mark goes with its letter, which may be one of the alphabet's together with it.
  private func addMark(
    _ mark: Unicode.Scalar,
    endingAt end: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ alphabet: borrowing Alphabet
  ) {
    guard count > 0, Sign.isLetter(code(at: count - 1)) else { return }
    let marked = String(decoding: bytes[offset(at: count - 1)..<end], as: UTF8.self).lowercased()
    memory[count - 1].code = marked.count == 1 ? alphabet.code(of: Character(marked)) : 0
  }

  /// Takes away quotes, stops and brackets around the word.
  private mutating func trim() {
    var start = 0
    var end = count
    while start < end, isOutside(start) { start += 1 }
    while start < end, isOutside(end - 1) { end -= 1 }
    places = start..<end
    hasHyphens = hasHyphens && contains(Sign.hyphen)
    hasSoftHyphens = hasSoftHyphens && contains(Sign.softHyphen)
    hasStrangers = hasStrangers && contains(Sign.stranger)
  }

  private func isOutside(_ place: Int) -> Bool {
    !Sign.isLetter(code(at: place)) || isApostrophe(place)
  }

  func isApostrophe(_ place: Int) -> Bool {
    apostrophe != Alphabet.unknown && code(at: place) == apostrophe
  }

  private func contains(_ sign: UInt8) -> Bool { places.contains { code(at: $0) == sign } }
}

extension WordScan {
  /// As finely as scripts are told apart to notice a word that mixes two.
  fileprivate enum Script {
    case latin, greek, cyrillic, other
    /// Signs that go with any letter, such as the middle dot of Catalan.
    case any

    init(_ scalar: UInt32) {
      switch scalar {
      case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1E00...0x1EFF: self = .latin
      case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
      case 0x400...0x52F: self = .cyrillic
      case 0x80...0x36F, 0x2000...0x206F: self = .any
      default: self = .other
      }
    }
  }
}
