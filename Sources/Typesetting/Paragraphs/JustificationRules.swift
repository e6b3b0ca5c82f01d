/// How far a justified line may depart from its natural spacing, and what its faults cost.
///
/// The values were found on 21,000 words of news at 34, 40 and 66 characters to the line; between
/// those measures they change evenly.
struct JustificationRules: Hashable, Sendable {
  /// How far beyond its stretch a line may be spaced while there is another way.
  var tolerance: Double
  /// How much wider or narrower letters may be drawn.
  var expansion: Double
  /// How much letters may be set apart or together, in ems.
  var tracking: Double
  var hyphenPenalty: Double
  /// Words of fewer letters are never divided.
  var shortestDivided: Int

  /// A space's stretch as a share of its width.
  static let spaceStretch = 0.5
  /// The share of its width by which a space may be seen to give way.
  private static let spaceShrink = 0.2
  /// A paragraph with a line that needs more than this of its stretch is better set ragged; broad measures ask
  /// for less, since there a hole is seen at once.
  var loosestJustified: Double

  /// The rules for lines of so many letters; of text in squares, Chinese or Japanese, letters stay as they are, and
  /// white is given and taken between them alone.
  init(charactersPerLine count: Double, isInSquares: Bool = false) {
    let breadth = min(max((count - 34) / (66 - 34), 0), 1)
    func between(_ narrow: Double, _ broad: Double) -> Double {
      narrow + (broad - narrow) * breadth
    }
    tolerance = count < 53 ? 4 : 2
    expansion = isInSquares ? 0 : 0.02
    tracking = isInSquares ? 0 : between(0.015, 0.008)
    hyphenPenalty = between(50, 65)
    loosestJustified = between(2.6, 1.8)
    shortestDivided = count < 53 ? 6 : 5
  }

  /// How far a space gives way among letters of this size: letters that are set together take their part
  /// of it too.
  func shrink(ofSpace width: Double, em: Double) -> Double {
    max(0, width * Self.spaceShrink - tracking * em)
  }
}

/// What the faults of lines cost, in the demerits of Knuth and Plass.
enum Demerits {
  static let line = 10.0
  /// Neighbouring lines of which one is loose and the other tight.
  static let contrast = 10_000.0
  static let secondHyphen = 30_000.0
  /// The third hyphen below one another, and every one after it: a ladder.
  static let ladder = 300_000.0
  /// The last line but one ends in a hyphen; and if little is left for the last line.
  static let finalHyphen = 5_000.0
  static let finalFragment = 100_000.0
  /// A ragged line is divided only where it would be very short, and then not for nothing.
  static let raggedHyphen = 20_000.0
  static let shortHyphenated = 200_000.0
  /// In ems: what a divided line may lack of its measure.
  static let hyphenatedLack = 1.2
  /// The last line is shorter than `shortestLine` ems.
  static let runt = 60_000.0
  static let shortestLine = 1.8
  /// The last line is one word, of no more letters than `shortestWord`.
  static let loneWord = 20_000.0
  static let shortestWord = 6
  /// How much worse for each line a paragraph of another number of lines may be.
  static let variantLine = 3_000.0
  /// The same word begins, or ends, two lines running.
  static let stack = 2_000.0
}

/// What it costs to end a line within a word, in the penalties of Knuth and Plass.
enum Penalties {
  static let writtenHyphen = 50.0
  static let dash = 0.0
  static let slash = 60.0
  static let address = 120.0
  static let properNoun = 100.0
  /// A number stands apart from its unit, or an initial from its name.
  static let binding = 700.0
  static let syllable = 40.0
  /// A headline in Chinese or Japanese is parted where its sense is not: as bad as a third of a line left free.
  static let withinPhrase = 120.0
  /// A part of a word that is written with hyphens is divided.
  static let compound = 60.0
  /// A word is cut where no rule allows it, for it is longer than a line.
  static let cut = 3_000.0
}
