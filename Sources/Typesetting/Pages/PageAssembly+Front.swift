import Articles
import Geometry
import Layout
import PageModel
import TextShaping

// What stands before the articles.
extension PageAssembly {
  /// What of an issue can be set before its articles are.
  struct Surroundings: Sendable {
    fileprivate(set) var front: Front
    fileprivate(set) var colophon: Galley?
  }

  func surroundings() throws(FontFailure) -> Surroundings {
    Surroundings(front: try frontMatter(), colophon: try colophon())
  }

  /// The front as one galley, and its course.
  struct Front: Sendable {
    var galley: Galley
    var course: Course
    var folios: [ContentsFolio]
    /// The slabs of each takeaway, by the article's place in the issue.
    var takeaways: [Int: [Range<Int>]]
    /// The slabs of each part.
    var parts: [IssuePart.Name: Range<Int>]

    var lines: Int { course.strips.reduce(0) { $0 + $1.lines + $1.linesBefore } }

    /// The slabs that are left of takeaways when only so many of each article are shown.
    func slabs(showing counts: [Int]) -> [Slab] {
      var given: Set<Int> = []
      for (article, ranges) in takeaways where article < counts.count {
        for range in ranges.dropFirst(counts[article]) { given.formUnion(range) }
      }
      return galley.slabs.indices.filter { !given.contains($0) }.map { galley.slabs[$0] }
    }
  }

  /// The front with as much in its contents as leaves it on one page: takeaways are given up down to one of each
  /// article, then descriptions and the space between articles.
  private func frontMatter() throws(FontFailure) -> Front {
    let wanted = issue.articles.map {
      min($0.takeaways.count, matter.layout.contents?.takeaways ?? 0)
    }
    let spare = wanted.spare
    let entries = min(wanted.count, matter.layout.contents?.limit ?? .max)
    // Every article has a line at least.
    if entries > frames.front.lines {
      return try frontMatter(ContentsAmount(takeaways: wanted.without(spare)))
    }
    let whole = try frontMatter(ContentsAmount(takeaways: wanted))
    guard whole.lines > frames.front.lines else { return whole }
    guard spare > 0 else { return try closer(than: whole, of: entries, wanted) }
    var (tooFew, enough) = (0, spare)
    while enough - tooFew > 1 {
      let middle = (tooFew + enough) / 2
      var galley = whole.galley
      galley.slabs = whole.slabs(showing: wanted.without(middle))
      var shortened = whole
      shortened.course = course(of: galley)
      if shortened.lines > frames.front.lines { tooFew = middle } else { enough = middle }
    }
    return try frontMatter(ContentsAmount(takeaways: wanted.without(enough)))
  }

  /// The front without the descriptions of so many of the shortest articles that it is a page, and if need be with
  /// articles close to one another; the front with all of it where that is not enough.
  private func closer(
    than whole: Front,
    of entries: Int,
    _ takeaways: [Int]
  ) throws(FontFailure) -> Front {
    let articles = issue.articles.prefix(entries)
    let hasDecks = matter.layout.contents?.showsDecks == true
    let decks = hasDecks ? articles.indices.filter { articles[$0].metadata.teaser != nil } : []
    let shortest = decks.sorted { (articles[$0].words, -$0) < (articles[$1].words, -$1) }
    func amount(_ step: Int) -> ContentsAmount {
      ContentsAmount(
        takeaways: takeaways,
        withoutDeck: Set(shortest.prefix(step)),
        isClose: step > decks.count
      )
    }
    var best = try frontMatter(amount(decks.count + 1))
    guard best.lines <= frames.front.lines else { return whole }
    var (tooMuch, enough) = (0, decks.count + 1)
    while enough - tooMuch > 1 {
      let middle = (tooMuch + enough) / 2
      let front = try frontMatter(amount(middle))
      if front.lines > frames.front.lines {
        tooMuch = middle
      } else {
        (enough, best) = (middle, front)
      }
    }
    return best
  }

  /// The front with so much in its contents, and no numbers of pages yet.
  private func frontMatter(_ contents: ContentsAmount) throws(FontFailure) -> Front {
    var setter = FrontMatterSetter(
      matter,
      frame: frames.front,
      contents: contents,
      book: book,
      paragraphs: paragraphs
    )
    let galley = try setter.galley()
    return Front(
      galley: galley,
      course: course(of: galley),
      folios: setter.folios,
      takeaways: setter.takeawaySlabs,
      parts: setter.parts
    )
  }

  private func course(of front: Galley) -> Course {
    var builder = CourseBuilder(form: nil, frame: frames.front)
    builder.add(
      .init(
        galley: front,
        number: 0,
        beginsDepartment: false,
        hasLabel: false,
        isArticle: false
      )
    )
    return builder.course
  }

  func fill(_ front: inout Front, with map: PageMap) throws(FontFailure) {
    for folio in front.folios {
      try folio.fill(
        &front.galley,
        with: map.firstPages[folio.article.path],
        saying: issue.phrases.page,
        book: book,
        shaper: paragraphs.shaper
      )
    }
    front.course = course(of: front.galley)
  }
}

extension [Int] {
  /// How many takeaways can be given up.
  fileprivate var spare: Int { reduce(0) { $0 + Swift.max(0, $1 - 1) } }

  /// So many takeaways fewer, given up from the last article on: first down to two, then to one.
  fileprivate func without(_ number: Int) -> [Int] {
    var counts = self
    var left = number
    for least in [2, 1] {
      for index in indices.reversed() where counts[index] > least {
        let given = Swift.min(left, counts[index] - least)
        counts[index] -= given
        left -= given
      }
    }
    return counts
  }
}
