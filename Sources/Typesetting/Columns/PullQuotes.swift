import Articles
import Layout

/// Which sentences of an article are repeated large, and before which of its blocks.
///
/// They are taken from what stands in quotation marks: people's own words, never the author's.
struct PullQuotes {
  /// By the blocks before which they stand.
  private(set) var quotes: [Int: String] = [:]

  /// Chooses a quotation for every so many words, and none that has been read large already.
  init(of article: Article, every words: Int, notIn said: Set<String> = []) {
    guard words > 0, article.words >= words else { return }
    let count = min(article.words / words, PullQuotes.most)
    let blocks = article.blocks.count
    for part in 0..<count {
      let range = blocks * part / count..<blocks * (part + 1) / count
      let found = range.compactMap { index -> (index: Int, quote: String)? in
        guard case .paragraph(let content) = article.blocks[index],
          let quote = PullQuotes.longest(in: content.plainText, butIn: content.linkedTexts),
          !said.contains(quote)
        else { return nil }
        return (index, quote)
      }
      guard let best = found.max(by: { $0.quote.count < $1.quote.count }),
        let place = article.blocks.place(after: best.index)
      else { continue }
      quotes[place] = best.quote
    }
  }

  /// The longest quotation that is neither a word or two nor a speech, in its quotation marks; what is linked as a
  /// whole is the title of something.
  static func longest(in text: String, butIn titles: [String] = []) -> String? {
    var quotes: [String] = []
    for (open, close) in marks {
      var rest = text[...]
      while let start = rest.firstIndex(of: open) {
        let inner = rest[rest.index(after: start)...]
        guard let end = inner.firstIndex(of: close) else { break }
        let words = inner[..<end].split(separator: " ").count
        if lengths.contains(words), inner[..<end].first?.isUppercase == true,
          !titles.contains(where: { $0.contains(inner[..<end]) })
        {
          quotes.append(String(open) + inner[..<end].sentence + String(close))
        }
        rest = inner[inner.index(after: end)...]
      }
    }
    return quotes.max { $0.count < $1.count }
  }

  /// In words, by judgement: what is shorter says little by itself, and what is longer is not read in passing.
  private static let lengths = 8...28
  private static let most = 3
  private static let marks: [(Character, Character)] = [
    ("\u{201C}", "\u{201D}"), ("\u{201E}", "\u{201C}"), ("\u{AB}", "\u{BB}"),
    ("\u{300C}", "\u{300D}"),
  ]
}

extension Substring {
  /// With a full stop instead of the comma before `said`.
  fileprivate var sentence: String { last == "," ? dropLast() + "." : String(self) }
}

extension [Block] {
  /// A place between two paragraphs, not next to where the words are read first.
  fileprivate func place(after index: Int) -> Int? {
    let later = [Int](indices.dropFirst(index + 2))
    let earlier = [Int](indices.prefix(Swift.max(0, index))).reversed()
    return (later.prefix(6) + earlier.prefix(6)).first { isBetweenParagraphs($0) }
  }

  private func isBetweenParagraphs(_ index: Int) -> Bool {
    guard index > 1, case .paragraph = self[index], case .paragraph = self[index - 1] else {
      return false
    }
    return true
  }
}

extension [Inline] {
  /// The words of each link.
  fileprivate var linkedTexts: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .link(let link): [link.content.plainText]
      case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
        content.linkedTexts
      case .text, .code, .mathematics, .image, .noteReference, .lineBreak: []
      }
    }
  }
}
