import Diagnostics

/// What stands in a text for something that Markdown must not see, such as a shortcode or a formula.
///
/// In the text a mark is one private-use character of planes 15 and 16 between two punctuation marks, since
/// what it stands for begins and ends with punctuation and emphasis beside it is to be read so.
struct Mark: Hashable, Sendable {
  enum Meaning: Hashable, Sendable {
    /// These very words, taken for text wherever they stand.
    case literal(String)
    /// A reference to the note with this index in the source.
    case note(Int)
    case mathematics(String, isDisplayed: Bool)
    /// The beginning of what a term means.
    case definition
    /// Where the summary ends: `<!--more-->`.
    case more
    /// A place that links may lead to.
    case anchor(String)
    case shortcode(Shortcode)
    /// The first and the last tag of a paired shortcode; `pair` is the same for both.
    case opening(Shortcode, pair: Int)
    case closing(pair: Int)
    case nothing
  }

  var meaning: Meaning
  /// What the author wrote: shown where the mark stands in code.
  var source: String
}

/// All marks of an article.
struct Marks: Sendable {
  private var marks: [Mark] = []

  /// The two punctuation marks around each mark: U+A876 and U+A877, of the extinct 'Phags-pa script.
  static let before: [UInt8] = [0xEA, 0xA1, 0xB6]
  static let after: [UInt8] = [0xEA, 0xA1, 0xB7]
  private static let plane = 65_534

  var isFull: Bool { marks.count >= 2 * Marks.plane }

  /// The bytes that stand in the text for a new mark; what the author wrote when there are too many.
  mutating func add(_ meaning: Mark.Meaning, for source: String) -> [UInt8] {
    guard !isFull else { return Array(source.utf8) }
    marks.append(Mark(meaning: meaning, source: source))
    return Marks.before + Marks.character(of: marks.count - 1).utf8 + Marks.after
  }

  /// The text of a new mark, for use after Markdown was read.
  mutating func text(_ meaning: Mark.Meaning) -> String {
    String(decoding: add(meaning, for: ""), as: UTF8.self)
  }

  private static func character(of index: Int) -> String {
    let value = index < plane ? 0xF0000 + index : 0x100000 + index - plane
    return Unicode.Scalar(UInt32(value)).map { String(Character($0)) } ?? ""
  }

  /// The mark that a character stands for.
  subscript(scalar: Unicode.Scalar) -> Mark? {
    guard scalar.value >= 0xF0000 else { return nil }
    let value = Int(scalar.value)
    let index = value < 0x100000 ? value - 0xF0000 : value - 0x100000 + Marks.plane
    return marks.indices.contains(index) ? marks[index] : nil
  }
}

extension Marks {
  enum Part: Hashable {
    case text(String)
    case mark(Mark)
  }

  /// True when a text may have marks; fast, since few have.
  static func mayBe(in text: String) -> Bool { text.utf8.contains { $0 >= 0xF3 } }

  /// The text and the marks in it, in order.
  func parts(of text: String) -> [Part] {
    guard Marks.mayBe(in: text) else { return [.text(text)] }
    var parts: [Part] = []
    var run = String.UnicodeScalarView()
    var skipsBracket = false
    for scalar in text.unicodeScalars {
      if skipsBracket, scalar.value == 0xA877 {
        skipsBracket = false
        continue
      }
      skipsBracket = false
      guard let mark = self[scalar] else {
        run.append(scalar)
        continue
      }
      if run.last?.value == 0xA876 { run.removeLast() }
      if !run.isEmpty { parts.append(.text(String(run))) }
      run = String.UnicodeScalarView()
      parts.append(.mark(mark))
      skipsBracket = true
    }
    if !run.isEmpty { parts.append(.text(String(run))) }
    return parts
  }

  /// The text with every mark replaced by words.
  func replacing(in text: String, by words: (Mark) -> String) -> String {
    guard Marks.mayBe(in: text) else { return text }
    return parts(of: text).map { part in
      switch part {
      case .text(let text): text
      case .mark(let mark): words(mark)
      }
    }.joined()
  }

  /// The text as the author wrote it.
  func restored(_ text: String) -> String {
    replacing(in: text) { mark in
      if case .literal(let words) = mark.meaning { words } else { mark.source }
    }
  }

  /// The text without its marks.
  func stripped(_ text: String) -> String {
    replacing(in: text) { mark in
      if case .literal(let words) = mark.meaning { words } else { "" }
    }
  }

  /// The mark that is the whole of a text, blanks aside.
  func only(in text: String) -> Mark? {
    guard Marks.mayBe(in: text) else { return nil }
    let marks = parts(of: text).filter { part in
      if case .text(let text) = part { !text.allSatisfy(\.isWhitespace) } else { true }
    }
    guard marks.count == 1, case .mark(let mark)? = marks.first else { return nil }
    return mark
  }
}
