import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  /// Sets an article, its parts in the order that the layout gives them.
  static func galley(
    of matter: ArticleMatter,
    in issue: IssueMatter,
    book: StyleBook,
    paragraphs: ParagraphSetter
  ) throws(FontFailure) -> Galley {
    var matter = matter
    if let limit = issue.layout.departments?.mostStrong {
      matter.article = matter.article.sparingStrongWords(above: limit)
    }
    let language = matter.article.metadata.language
    let isForeign = language != issue.issue.publication.language
    var setter = ColumnSetter(
      matter.article,
      as: StructureElement(.article, language: isForeign ? language.tag : nil),
      of: issue,
      book: book,
      paragraphs: paragraphs
    )
    try setter.set(matter)
    return setter.finished()
  }

  private mutating func set(_ matter: ArticleMatter) throws(FontFailure) {
    pendingAnchors = issue.names.article(matter.article.id).map { [$0] } ?? []
    let isDivided = !issue.columns.spans.isEmpty
    let head = isDivided ? Array(issue.form.parts.prefix { isOfHead($0) }) : []
    if let measure = matter.front.flatMap({ issue.columns.front[$0] }), isDivided {
      galley.frontHead = try frontHead(head, of: matter, measure: measure)
    }
    if !head.isEmpty { try setHeads(head, of: matter.inside) }
    var isInHead = true
    var isAboveText = true
    for part in issue.form.parts.dropFirst(head.count) {
      if isInHead, !isOfHead(part) {
        isInHead = false
        try setSide(of: matter)
        galley.sideStart = slabs.count
      }
      if isAboveText, part.isText {
        isAboveText = false
        slabs.leaveFreeBelow(book.spaceBelowHead)
      }
      if standsBeside(part) { continue }
      let start = slabs.count
      let measure = isOfHead(part) ? headMeasure : issue.columns.text
      try set(part, of: matter, measure: measure)
      self.measure(from: start, measure)
    }
    standBesideNothing()
    if matter.front != nil, isDivided { try setContinuation(of: matter) }
  }

  /// Heads stand over the text and what is beside it, unless the article begins at the other side of the page.
  private var headMeasure: Length {
    isRightToLeft == issue.issue.publication.language.isRightToLeft
      ? issue.columns.head : issue.columns.text
  }

  private func isOfHead(_ part: ArticlePart) -> Bool {
    issue.form.isOfHead(part) || standsBeside(part) && part != .takeaways
  }

  private func standsBeside(_ part: ArticlePart) -> Bool {
    issue.columns.side != nil && issue.columns.sideParts.contains(part)
  }

  /// The head over one column, over two and so on: which of them, pages decide.
  ///
  /// All have the same words, and so the same elements.
  private mutating func setHeads(
    _ parts: [ArticlePart],
    of matter: ArticleMatter
  ) throws(FontFailure) {
    var heads: [[Slab]] = []
    var set = self
    for width in issue.columns.spans {
      set = self
      for part in parts where !standsBeside(part) {
        try set.set(part, of: matter, measure: width)
      }
      set.slabs.leaveFreeBelow(book.spaceBelowHead)
      heads.append(set.slabs)
    }
    self = set
    galley.heads = heads
    slabs = []
  }

  /// Room for what stands beside an article that has no text.
  private mutating func standBesideNothing() {
    guard !galley.side.isEmpty, slabs.count == galley.sideStart else { return }
    slabs.append(
      Slab(height: galley.side.height.rounded(upTo: book.grid), isOnGrid: true, keep: .never)
    )
  }

  /// Sets what stands beside the text.
  private mutating func setSide(of matter: ArticleMatter) throws(FontFailure) {
    guard let measure = issue.columns.side else { return }
    let course = slabs
    slabs = []
    for part in issue.columns.sideParts where issue.form.parts.contains(part) {
      try set(part, of: matter, measure: measure)
    }
    galley.side = slabs
    slabs = course
  }

  mutating func set(
    _ part: ArticlePart,
    of matter: ArticleMatter,
    measure: Length
  ) throws(FontFailure) {
    switch part {
    case .label: try setLabel(of: matter, measure: measure)
    case .headline: try setHeadline(of: matter, measure: measure)
    case .deck: if !isBrief(matter) { try setDeck(of: matter.article, measure: measure) }
    case .byline: try setByline(of: matter, measure: measure)
    case .image: try setOpeningPicture(of: matter, measure: measure)
    case .takeaways:
      // Those of the lead stand across the front page.
      guard matter.front != .lead || !issue.hasTakeawaysStrip else { break }
      try setTakeaways(of: matter.article, measure: measure)
    case .text where isBrief(matter):
      let text = Block.paragraph([.text(matter.article.metadata.description ?? "")])
      try set([text], in: .text, room: Room(measure: measure, isRightToLeft: isRightToLeft))
    case .text: try setText(of: matter, measure: measure)
    case .footnotes: try setNotes(of: matter.article, measure: issue.columns.text)
    case .link: try setOriginal(of: matter.article, measure: measure)
    }
  }
}

extension ArticlePart {
  /// Whether it is the article's own words, or stands in their column.
  fileprivate var isText: Bool {
    switch self {
    case .label, .headline, .deck, .byline, .image: false
    case .takeaways, .text, .footnotes, .link: true
    }
  }
}

extension StyleBook {
  /// About a line stays free below a head, whatever it ends with.
  var spaceBelowHead: Length { grid * 0.7 }
}

extension [Slab] {
  /// Keeps what comes next so far away at least.
  mutating func leaveFreeBelow(_ space: Length) {
    guard !isEmpty else { return }
    self[count - 1].spaceAfter = Swift.max(self[count - 1].spaceAfter, space)
  }
}
