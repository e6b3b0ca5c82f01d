import Articles

/// An article divided among documents, since old readers turn slow or give up over long ones.
///
/// It is divided at its headings, at those of the second level if that is enough; where there is none, between
/// other blocks. Most articles are one part.
struct ArticleParts: Sendable {
  /// Indices of `Article.blocks`, a range for each document.
  let ranges: [Range<Int>]
  /// By notes' indices: the part in which the text first refers to a note, and how often each part does.
  private let references: [Int: [Int]]

  /// In bytes of markup; ours is an estimate, and old Adobe readers (Kobo's and Sony's) give up over 300 kB.
  private static let longest = 250_000

  init(of article: Article, longest: Int = ArticleParts.longest) {
    let weights = article.blocks.map(\.weight)
    ranges = ArticleParts.ranges(of: article.blocks, weights, longest: longest)
    references =
      ranges.count > 1 ? ArticleParts.references(in: ranges.map { article.blocks[$0] }) : [:]
  }

  var last: Int { ranges.count - 1 }

  /// The part that holds a block.
  func part(ofBlock block: Int) -> Int {
    ranges.firstIndex { block < $0.upperBound } ?? last
  }

  /// The part that prints a note: the first that refers to it, else the last.
  func part(ofNote note: Int) -> Int {
    references[note]?.firstIndex { $0 > 0 } ?? last
  }

  /// How many marks lead to a note from the parts before this one.
  func marks(ofNote note: Int, before part: Int) -> Int {
    references[note]?.prefix(part).reduce(0, +) ?? 0
  }

  /// How many marks lead to a note from a part.
  func marks(ofNote note: Int, in part: Int) -> Int { references[note]?[part] ?? 0 }

  // MARK: Dividing

  private static func ranges(
    of blocks: [Block],
    _ weights: [Int],
    longest: Int
  ) -> [Range<Int>] {
    guard weights.reduce(0, +) > longest else { return [0..<blocks.count] }
    let pieces = pieces(of: blocks, weights, in: 0..<blocks.count, longest: longest, level: 2)
    var ranges: [Range<Int>] = []
    var weight = 0
    for piece in pieces {
      let added = weights[piece].reduce(0, +)
      if let last = ranges.last, weight + added <= longest {
        ranges[ranges.count - 1] = last.lowerBound..<piece.upperBound
        weight += added
      } else {
        ranges.append(piece)
        weight = added
      }
    }
    return ranges
  }

  /// A range cut before its headings of a level, and pieces that are still too long before those of the next.
  private static func pieces(
    of blocks: [Block],
    _ weights: [Int],
    in range: Range<Int>,
    longest: Int,
    level: Int
  ) -> [Range<Int>] {
    guard weights[range].reduce(0, +) > longest, range.count > 1 else { return [range] }
    guard level <= 6 else { return range.map { $0..<$0 + 1 } }
    let cuts = range.dropFirst().filter { blocks[$0].isHeading(ofLevel: level) }
    let bounds = [range.lowerBound] + cuts + [range.upperBound]
    return zip(bounds, bounds.dropFirst()).flatMap {
      pieces(of: blocks, weights, in: $0..<$1, longest: longest, level: level + 1)
    }
  }

  private static func references(in parts: [ArraySlice<Block>]) -> [Int: [Int]] {
    var references: [Int: [Int]] = [:]
    for (part, blocks) in parts.enumerated() {
      Array(blocks).visitNoteReferences { note in
        references[note, default: [Int](repeating: 0, count: parts.count)][part] += 1
      }
    }
    return references
  }
}

extension Block {
  fileprivate func isHeading(ofLevel level: Int) -> Bool {
    if case .heading(let heading) = self { return heading.level == level }
    return false
  }
}

// MARK: - Estimates

extension Block {
  /// About how many bytes of markup a block makes: its words, and what stands around them.
  fileprivate var weight: Int {
    var weight = 0
    [self].visitBlocks { weight += 60 + $0.ownWeight }
    return weight
  }

  private var ownWeight: Int {
    switch self {
    case .paragraph(let content): content.weight
    case .heading(let heading): heading.content.weight
    case .list(let list): 40 * list.items.count
    case .definitions(let definitions):
      definitions.reduce(0) { $0 + 40 + $1.terms.reduce(0) { $0 + 30 + $1.weight } }
    case .quote(let quote): quote.attribution?.weight ?? 0
    case .code(let code): code.text.utf8.count
    case .mathematics(let source): source.utf8.count
    case .table(let table):
      (table.head + table.body).reduce(table.caption.weight) { sum, row in
        row.reduce(sum + 60) { $0 + 60 + $1.content.weight }
      }
    case .figure(let figure):
      figure.images.reduce(figure.caption.weight + figure.credit.weight) {
        $0 + 120 + $1.alternativeText.utf8.count
      }
    case .box(let box): box.title.weight
    case .card(let card): 60 + card.url.utf8.count + card.title.utf8.count
    case .rule: 0
    }
  }
}

extension [Inline] {
  fileprivate var weight: Int {
    reduce(0) { sum, inline in
      switch inline {
      case .text(let text): sum + text.utf8.count
      case .code(let text), .mathematics(let text): sum + 20 + text.utf8.count
      case .styled(_, let content): sum + 15 + content.weight
      case .foreign(_, _, let content): sum + 50 + content.weight
      case .abbreviation(let meaning, let content): sum + 30 + meaning.utf8.count + content.weight
      case .link(let link): sum + 80 + link.content.weight
      case .image(let image): sum + 120 + image.alternativeText.utf8.count
      case .noteReference: sum + 120
      case .lineBreak: sum + 5
      }
    }
  }
}

// MARK: - Marks of notes

extension [Block] {
  fileprivate func visitNoteReferences(_ visit: (Int) -> Void) {
    for block in self {
      _ = block.mappingInlines { content in
        content.visitNoteReferences(visit)
        return content
      }
    }
  }
}

extension [Inline] {
  fileprivate func visitNoteReferences(_ visit: (Int) -> Void) {
    for inline in self {
      switch inline {
      case .noteReference(let reference): visit(reference.note)
      case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
        content.visitNoteReferences(visit)
      case .link(let link): link.content.visitNoteReferences(visit)
      case .text, .code, .mathematics, .image, .lineBreak: break
      }
    }
  }
}
