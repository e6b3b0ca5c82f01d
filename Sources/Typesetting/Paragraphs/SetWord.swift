/// A word, or a part of one, in glyphs: its measures are in ems.
struct SetWord {
  struct Traits: OptionSet {
    let rawValue: UInt8

    /// It begins with a capital that another letter follows.
    static let isCapitalized = Traits(rawValue: 1)
    static let endsSentence = Traits(rawValue: 2)
    static let beginsWithLetter = Traits(rawValue: 4)
    static let endsWithLetter = Traits(rawValue: 8)
    static let endsWithDigit = Traits(rawValue: 16)
    /// A unit: it belongs to the number before it.
    static let bindsToNumber = Traits(rawValue: 32)
    /// An initial, or a title: it belongs to what follows.
    static let bindsToNext = Traits(rawValue: 64)
  }

  var width = 0.0
  /// How many glyphs may be set apart from the next: none of scripts that join or are written solid.
  var trackedCount = 0
  /// Its runs in the order of reading, among the stock's runs.
  var runs = 0..<0
  /// Its text, among the stock's texts.
  var text = 0..<0
  /// Where it may be divided, among the stock's divisions.
  var divisions = 0..<0
  /// How far its first and last sign may hang out.
  var startHang = 0.0
  var endHang = 0.0
  var letterCount = 0
  var traits: Traits = []
}

/// Neighbouring glyphs of a word that are of one face.
struct WordRun {
  /// Among the stock's faces.
  var face: Int
  /// From left to right, among the stock's glyphs.
  var glyphs: Range<Int>
  /// Among the stock's texts; the clusters of its glyphs count from its beginning.
  var text: Range<Int>
  var isRightToLeft: Bool
  /// Whether its letters may be set apart.
  var isTracked: Bool
  /// Whether its glyphs are the code of a character that no face has: small, in a box.
  var isCode = false
}

/// A place where a word may be divided, and what its parts then measure, in ems.
struct Division {
  enum Kind: UInt8 {
    /// By the patterns of the language, or by the author's soft hyphen.
    case hyphenation
    /// As before, in a part of a word that is written with hyphens.
    case compound
    /// After a hyphen, a dash or a slash that is written.
    case writtenHyphen, dash, slash
    /// Within a web address, after one of its signs.
    case address
    /// Between two syllables of Korean, whose words lines may part anywhere, without a hyphen.
    case syllable
    /// Where the author has put a space without width.
    case open
    /// Anywhere, for want of a better place; with a hyphen or without.
    case cut, hyphenatedCut

    var addsHyphen: Bool { self == .hyphenation || self == .compound || self == .hyphenatedCut }

    var isFlagged: Bool { addsHyphen || self == .writtenHyphen }
  }

  var kind: Kind
  /// How many bytes of the word's text stand before it.
  var offset: Int
  /// The hyphen included that the division adds.
  var widthBefore = 0.0
  var widthAfter = 0.0
  var trackedBefore = 0
  var endHang = 0.0
  var startHang = 0.0
}
