import TextShaping

/// Words that keep an order of their own among others (UAX #9, isolates).
struct Isolate: Hashable, Sendable {
  /// Tells it from the one beside it.
  var number: Int
  var isRightToLeft: Bool
}

/// Which parts of a paragraph read from the left and which from the right.
struct TextDirections {
  /// Of all the text: insets and forced breaks stand for themselves, isolates are between marks.
  let levels: BidiLevels
  /// Where each span begins in that text, in bytes of UTF-8.
  let starts: [Int]
}

extension StyledText {
  /// `nil` where all of it reads from left to right.
  var directions: TextDirections? {
    guard isRightToLeft || spans.contains(where: \.mayReadBackward) else { return nil }
    var text = ""
    var starts: [Int] = []
    var isolate: Isolate?
    for span in spans {
      if span.isolation != isolate {
        if isolate != nil { text += "\u{2069}" }
        isolate = span.isolation
        if let isolate { text += isolate.isRightToLeft ? "\u{2067}" : "\u{2066}" }
      }
      starts.append(text.utf8.count)
      text += span.contentText
    }
    let levels = BidiLevels(of: text, base: isRightToLeft ? .rightToLeft : .leftToRight)
    guard isRightToLeft || levels.runs.contains(where: { $0.level > 0 }) else { return nil }
    return TextDirections(levels: levels, starts: starts)
  }
}

extension TextSpan {
  /// Code and addresses read from left to right by themselves, their stops and strokes too.
  fileprivate var isolation: Isolate? {
    isolate ?? (look.isVerbatim ? Isolate(number: -1, isRightToLeft: false) : nil)
  }

  /// Its text; for what is none, a character that has no direction.
  fileprivate var contentText: String {
    switch content {
    case .text(let text): text
    case .lineBreak: "\u{2028}"
    case .inset: "\u{FFFC}"
    }
  }

  /// Hebrew begins at U+0590; what is below reads from left to right.
  fileprivate var mayReadBackward: Bool {
    if isolate?.isRightToLeft == true { return true }
    guard case .text(let text) = content else { return false }
    return text.utf8.contains { $0 >= 0xD6 }
  }
}
