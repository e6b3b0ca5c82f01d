import Articles
import Geometry
import Layout
import PageModel
import TextShaping

// What stands before the articles.
extension PageAssembly {
  /// The front as one galley, and its course.
  struct Front {
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

  /// The front with as many takeaways as leave it on one page; where none do, with one of each article.
  func frontMatter() throws(FontFailure) -> Front {
    let wanted = issue.articles.map {
      min($0.takeaways.count, matter.layout.contents?.takeaways ?? 0)
    }
    let spare = wanted.spare
    let entries = min(wanted.count, matter.layout.contents?.limit ?? .max)
    // Every article has a line at least.
    if entries > frames.front.lines { return try frontMatter(wanted.without(spare)) }
    let whole = try frontMatter(wanted)
    guard spare > 0, whole.lines > frames.front.lines else { return whole }
    var (tooFew, enough) = (0, spare)
    while enough - tooFew > 1 {
      let middle = (tooFew + enough) / 2
      var galley = whole.galley
      galley.slabs = whole.slabs(showing: wanted.without(middle))
      var shortened = whole
      shortened.course = course(of: galley)
      if shortened.lines > frames.front.lines { tooFew = middle } else { enough = middle }
    }
    return try frontMatter(wanted.without(enough))
  }

  /// The front with so many takeaways of each article, and no numbers of pages yet.
  private func frontMatter(_ takeaways: [Int]) throws(FontFailure) -> Front {
    var setter = FrontMatterSetter(
      matter,
      frame: frames.front,
      takeaways: takeaways,
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
