import Geometry

/// An article made ready for pages of several columns: its head in every width, its text in parts.
struct Story: Sendable {
  /// What stands in columns, or over all of them.
  struct Part: Sendable {
    var course: Course
    var isSpanning: Bool
  }

  /// The galley it comes from, by its place in the issue.
  var number: Int
  /// Over one column, over two, and so on.
  var heads: [Head]
  /// On the front page.
  var frontHead: Head
  var parts: [Part]

  /// A head, and the lines that it takes with the free ones below it.
  struct Head: Sendable {
    var strips: [Strip] = []
    var lines = 0
  }

  init(_ galley: Galley, number: Int, frame: PageFrame) {
    self.number = number
    heads = galley.heads.map { Head($0, number, grid: frame.grid) }
    frontHead = Head(galley.frontHead, number, grid: frame.grid)
    let galley = galley.movingLongNotesToEnd(
      limit: frame.grid * frame.lines * 0.33,
      gap: frame.grid * 0.5
    )
    var called: Set<Int> = []
    parts = galley.slabs.runs.map { run in
      Part(galley, run, number, grid: frame.grid, &called)
    }
  }

  func head(over columns: Int) -> Head {
    heads.isEmpty ? Head() : heads[min(max(columns, 1), heads.count) - 1]
  }

  /// What is left of it when so many strips of its first part stand on the front page; `nil` for nothing.
  func dropping(_ strips: Int, _ galley: Galley, frame: PageFrame) -> Story? {
    guard var first = parts.first else { return nil }
    var rest = self
    rest.heads = galley.continuations.map { Head($0, number, grid: frame.grid) }
    first.course = first.course.droppingFirst(strips)
    rest.parts = (first.course.strips.isEmpty ? [] : [first]) + parts.dropFirst()
    return rest.parts.isEmpty ? nil : rest
  }

  /// Whether something in it needs all columns of the page.
  var needsFullWidth: Bool { parts.contains(where: \.isSpanning) }

  /// The lines of its text in one column.
  var lines: Int { parts.reduce(0) { $0 + $1.course.lines } }
}

extension Story.Head {
  /// The head with so many lines fewer of its picture; `nil` where too little of it would be left.
  func cropped(by lines: Int, across measure: Length, grid: Length) -> Story.Head? {
    guard let index = strips.firstIndex(where: { $0.slab.picture != nil }) else { return nil }
    let left = strips[index].lines - lines
    guard left >= Story.Head.fewestPictureLines, left * 2 >= strips[index].lines else { return nil }
    var head = self
    head.strips[index].slab.crop(
      to: strips[index].slab.height - grid * lines,
      across: measure
    )
    head.strips[index].lines = left
    head.lines -= lines
    return head
  }

  private static let fewestPictureLines = 10

  fileprivate init(_ slabs: [Slab], _ number: Int, grid: Length) {
    let fitting = GridFitting(slabs, galley: number, grid: grid)
    strips = fitting.strips
    // The space below may be a little less, rather than almost a line more.
    lines = Int((fitting.endWithSpace / grid - 0.3).rounded(.up))
  }
}

extension Story.Part {
  fileprivate init(
    _ galley: Galley,
    _ run: Range<Int>,
    _ number: Int,
    grid: Length,
    _ called: inout Set<Int>
  ) {
    isSpanning = galley.slabs[run.upperBound - 1].isSpanning
    var strips = GridFitting.strips(of: Array(galley.slabs[run]), galley: number, grid: grid)
    galley.assignNotes(to: &strips, called: &called)
    // Space over headings and pictures may be a line more where feet would not be level; what a line
    // announces stays close to it.
    for index in strips.indices.dropFirst()
    where strips[index].linesBefore > 0 && !strips[index - 1].slab.introducesNext {
      strips[index].stretch = 1
    }
    course = Course(
      strips: strips,
      variants: galley.variants
        .filter { run.lowerBound <= $0.slabs.lowerBound && $0.slabs.upperBound <= run.upperBound }
        .compactMap { $0.moved(by: -run.lowerBound, grid: grid) }
    )
  }
}

extension Course {
  /// The course without its beginning; a paragraph that is cut is to be had in its own lines alone.
  func droppingFirst(_ number: Int) -> Course {
    Course(
      strips: Array(strips.dropFirst(number)),
      variants: variants.filter { $0.strips.lowerBound >= number }.map {
        CourseVariants(
          strips: $0.strips.lowerBound - number..<$0.strips.upperBound - number,
          shorter: $0.shorter,
          longer: $0.longer
        )
      }
    )
  }

  var lines: Int { strips.reduce(0) { $0 + $1.lines + $1.linesBefore } }
}

extension [Slab] {
  /// Neighbours that all stand over the columns, or all in them; headings go with what they head.
  fileprivate var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, slab) in enumerated() {
      guard let last = runs.last, let first = last.last else {
        runs.append(index..<index + 1)
        continue
      }
      if self[first].isSpanning == slab.isSpanning {
        runs[runs.count - 1] = last.lowerBound..<index + 1
        continue
      }
      let start = slab.isSpanning ? beginning(of: index, notBefore: last.lowerBound) : index
      runs[runs.count - 1] = last.lowerBound..<start
      if start == last.lowerBound { runs.removeLast() }
      runs.append(start..<index + 1)
    }
    return runs
  }

  /// Where begins what goes with the slab at `index`, which stands over all columns: with all that heads it, and with a
  /// heading that has but a few lines between, since those few would stand below it and white below them.
  private func beginning(of index: Int, notBefore first: Int) -> Int {
    var start = index
    while true {
      while start > first, self[start - 1].keepsNext || start < index && self[start].keep == .never
      {
        start -= 1
      }
      let above = Swift.max(first, start - Self.fewLines)..<start
      guard start == index || !self[start].keepsNext,
        let heading = above.last(where: { self[$0].keepsNext })
      else { return start }
      start = heading
    }
  }

  private static var fewLines: Int { 4 }
}
