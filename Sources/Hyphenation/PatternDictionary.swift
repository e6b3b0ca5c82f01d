/// What a dictionary of libhyphen's format (`hyph_en_US.dic`) says.
struct PatternDictionary: Sendable {
  /// The fewest letters that a division leaves on either side.
  struct Minima: Hashable, Sendable {
    var left: Int
    var right: Int
  }

  var alphabet: Alphabet
  /// From the parts of a compound down to their syllables; most dictionaries have one level.
  var levels: [PatternTrie]
  /// Of the whole word.
  var minima: Minima
  /// Of the parts of a compound.
  var compoundMinima: Minima

  init(reading bytes: [UInt8]) throws(HyphenationFailure) {
    var reader = PatternReader(byteCount: bytes.count)
    if let failure = bytes.withUnsafeBufferPointer({ reader.read($0) }) { throw failure }
    levels = (reader.upperLevels + [reader.level]).filter { !$0.isEmpty }
    guard !levels.isEmpty else { throw .noPatterns }
    alphabet = reader.alphabet
    let told = reader.told
    minima = Minima(left: told["LEFTHYPHENMIN"] ?? 2, right: told["RIGHTHYPHENMIN"] ?? 2)
    compoundMinima = Minima(
      left: told["COMPOUNDLEFTHYPHENMIN"] ?? told["LEFTHYPHENMIN"] ?? 3,
      right: told["COMPOUNDRIGHTHYPHENMIN"] ?? told["RIGHTHYPHENMIN"] ?? 3
    )
  }
}
