import Articles

/// How many of an article's words are strong.
struct StrongWords {
  private var words = 0
  private var strong = 0

  /// Of its paragraphs and lists; headings and tables are strong by themselves.
  init(in blocks: [Block]) {
    for block in blocks {
      _ = block.mappingInlines { content in
        count(content, isStrong: false)
        return content
      }
    }
  }

  /// From 0 to 1.
  var share: Double { words > 0 ? Double(strong) / Double(words) : 0 }

  private mutating func count(_ content: [Inline], isStrong: Bool) {
    for inline in content {
      switch inline {
      case .text(let text):
        let number = text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: " ") ? 1 : 0) } + 1
        words += number
        strong += isStrong ? number : 0
      case .styled(let style, let content):
        count(content, isStrong: isStrong || style == .strong)
      case .link(let link): count(link.content, isStrong: isStrong)
      case .foreign(_, _, let content), .abbreviation(_, let content):
        count(content, isStrong: isStrong)
      case .code, .mathematics, .image, .noteReference, .lineBreak: continue
      }
    }
  }
}

extension Article {
  /// The article with its strong words plain where they are more than this share of all and would spot the
  /// page; those with which a paragraph begins say what it is about, and stay.
  func sparingStrongWords(above limit: Double) -> Article {
    guard StrongWords(in: blocks).share > limit else { return self }
    var article = self
    article.blocks = blocks.map { $0.mappingInlines(\.sparing) }
    article.takeaways = takeaways.map(\.sparing)
    return article
  }
}

extension [Inline] {
  fileprivate var sparing: [Inline] { prefix(1) + dropFirst().flatMap(\.withoutStrength) }
}

extension Inline {
  fileprivate var withoutStrength: [Inline] {
    switch self {
    case .styled(.strong, let content): return content.flatMap(\.withoutStrength)
    case .styled(let style, let content):
      return [.styled(style, content.flatMap(\.withoutStrength))]
    case .link(var link):
      link.content = link.content.flatMap(\.withoutStrength)
      return [.link(link)]
    case .foreign(let language, let direction, let content):
      let content = content.flatMap(\.withoutStrength)
      return [.foreign(language: language, direction: direction, content)]
    case .text, .code, .mathematics, .image, .noteReference, .lineBreak, .abbreviation:
      return [self]
    }
  }
}
