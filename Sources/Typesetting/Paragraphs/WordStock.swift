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
  private var table = WordTable()

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
    if let known = table.number(of: text[bytes], key: key.number) { return known }
    words.append(try setWord(text[bytes], as: key))
    table.append(text[bytes], key: key.number)
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
