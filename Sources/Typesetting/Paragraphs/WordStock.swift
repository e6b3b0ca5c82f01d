import Layout
import PageModel
import TextShaping

/// Every word that was set before: its glyphs, its measures and where it may be divided.
///
/// Measures are in ems, so that a word serves all sizes; what belongs to words lies in few long arrays.
final class WordStock {
  /// What decides a word's glyphs and its divisions.
  struct Letters: Hashable {
    var style: TextStyle
    var hyphens: Hyphens
    var isVerbatim: Bool
    /// BCP 47.
    var language: String
  }

  /// A word's letters and whether it is a part of another, which is not divided any more.
  struct Key: Hashable {
    var letters: Int
    var part: Part
    /// Whether it reads from right to left.
    var isBackward = false

    enum Part: Int {
      case whole, part, partWithHyphen
    }

    fileprivate var number: Int { (letters * 3 + part.rawValue) * 2 + (isBackward ? 1 : 0) }
  }

  let shaper: Shaper
  let division: WordDivision
  private(set) var letters: [Letters] = []
  private(set) var words: [SetWord] = []
  private(set) var faces: [FontFace] = []
  private var references: [FaceReference] = []
  var runs: [WordRun] = []
  var glyphs: [ShapedGlyph] = []
  var texts: [UInt8] = []
  var divisions: [Division] = []
  /// Characters without glyphs, of the words that have such.
  var unset: [Int: [Character]] = [:]
  private var letterNumbers: [Letters: Int] = [:]
  private var hyphens: [String] = []
  private var ideographs: [IdeographicRules] = []
  private var faceNumbers: [ObjectIdentifier: Int] = [:]
  private var cuts: [Int: Range<Int>] = [:]

  // A table of words by their keys and bytes: open addresses, never more than half full.
  private var slots = [Int32](repeating: -1, count: 4096)
  private var keys: [(key: Int, bytes: Range<Int>)] = []
  private var keyBytes: [UInt8] = []

  init(shaper: Shaper, division: @escaping WordDivision) {
    self.shaper = shaper
    self.division = division
  }

  func number(of letters: Letters) throws(FontFailure) -> Int {
    if let known = letterNumbers[letters] { return known }
    let style = letters.style
    let face = try shaper.library.face(of: style.family, style.style, language: style.language)
    letterNumbers[letters] = self.letters.count
    self.letters.append(letters)
    ideographs.append(IdeographicRules(language: letters.language))
    hyphens.append(face.covers("\u{2010}" as Unicode.Scalar) ? "\u{2010}" : "-")
    return self.letters.count - 1
  }

  /// The hyphen that divides words of these letters.
  func hyphen(ofLetters number: Int) -> String { hyphens[number] }

  /// How words of these letters are set where they are Chinese or Japanese.
  func ideographs(ofLetters number: Int) -> IdeographicRules { ideographs[number] }

  func number(of face: FontFace) -> Int {
    let id = ObjectIdentifier(face)
    if let known = faceNumbers[id] { return known }
    faceNumbers[id] = faces.count
    faces.append(face)
    references.append(FaceReference(file: face.file, index: face.index))
    return faces.count - 1
  }

  func reference(ofFace number: Int) -> FaceReference { references[number] }

  /// The number of the word that these bytes of `text` are.
  func word(_ bytes: Range<Int>, of text: [UInt8], as key: Key) throws(FontFailure) -> Int {
    var slot = slot(of: bytes, of: text, key: key.number)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let word = try setWord(text[bytes], as: key)
    if words.count * 2 >= slots.count {
      grow()
      slot = self.slot(of: bytes, of: text, key: key.number)
    }
    slots[slot] = Int32(truncatingIfNeeded: words.count)
    keys.append((key.number, keyBytes.count..<keyBytes.count + bytes.count))
    keyBytes += text[bytes]
    words.append(word)
    return words.count - 1
  }

  func word(_ text: String, as key: Key) throws(FontFailure) -> Int {
    let bytes = Array(text.utf8)
    return try word(0..<bytes.count, of: bytes, as: key)
  }

  /// The part of a word between two of its bytes, with the hyphen that divides it from the rest.
  func part(
    _ bytes: Range<Int>,
    of word: Int,
    as key: Key
  ) throws(FontFailure) -> Int {
    let whole = words[word].text
    let start = whole.lowerBound
    if key.part == .part, bytes.count == whole.count { return word }
    let text = Array(texts[start + bytes.lowerBound..<start + bytes.upperBound])
    return try self.word(0..<text.count, of: text, as: key)
  }

  /// Where a word that is longer than a line may be cut, whatever the rules say.
  func cuts(of word: Int, letters: Int) -> Range<Int> {
    if let known = cuts[word] { return known }
    let start = divisions.count
    divisions += measuredCuts(of: words[word], letters: letters)
    cuts[word] = start..<divisions.count
    return start..<divisions.count
  }
}

// MARK: Table

extension WordStock {
  private func slot(of bytes: Range<Int>, of text: [UInt8], key: Int) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(text[bytes], key: key) & mask
    while slots[slot] >= 0 {
      let known = keys[Int(slots[slot])]
      if known.key == key, known.bytes.count == bytes.count,
        keyBytes[known.bytes].elementsEqual(text[bytes])
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, known) in keys.enumerated() {
      var slot = Self.hash(keyBytes[known.bytes], key: known.key) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }

  /// FNV-1a, its upper half folded in.
  private static func hash(_ bytes: ArraySlice<UInt8>, key: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: key)
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}
