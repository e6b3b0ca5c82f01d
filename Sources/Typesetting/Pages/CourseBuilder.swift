import Geometry
import Layout

/// Joins the galleys of an issue into the course that pages are broken from.
struct CourseBuilder {
  let form: DepartmentsForm?
  let frame: PageFrame
  private(set) var course = Course()

  /// An article that the course takes up next.
  struct Entry {
    var galley: Galley
    /// Its place among the galleys.
    var number: Int
    /// Whether it begins another department than the article before.
    var beginsDepartment: Bool
    /// Whether its department stands over it, in a line of its own.
    var hasLabel: Bool
    var isArticle: Bool
    /// Whether it begins below the front, wherever articles begin.
    var followsFront = false
  }

  init(form: DepartmentsForm?, frame: PageFrame) {
    self.form = form
    self.frame = frame
  }

  /// Leaves lines free at the beginning, for what is known only later.
  mutating func leaveFree(_ lines: Int) {
    let slab = Slab(height: frame.grid * lines, isOnGrid: true)
    course.strips.append(Strip(slab: slab, galley: 0, lines: lines))
  }

  /// Lines that the matter beside an article still needs below its text.
  private var openSideLines = 0

  mutating func add(_ entry: Entry) {
    let galley = entry.galley.movingLongNotesToEnd(
      limit: frame.grid * frame.lines * 0.33,
      gap: frame.grid * 0.5
    )
    let offset = course.strips.count
    var strips = GridFitting.strips(of: galley.slabs, galley: entry.number, grid: frame.grid)
    guard !strips.isEmpty else { return }
    var called: Set<Int> = []
    galley.assignNotes(to: &strips, called: &called)
    open(&strips, entry, isFirst: offset == 0)
    placeSide(of: galley, in: &strips)
    course.strips += strips
    course.variants += galley.variants.compactMap { $0.moved(by: offset, grid: frame.grid) }
  }

  /// The space before an article, and whether it begins a page.
  private mutating func open(_ strips: inout [Strip], _ entry: Entry, isFirst: Bool) {
    let gap = form?.gap ?? 2...2
    let lines = max(0, Int(gap.lowerBound.rounded()))
    strips[0].linesBefore = isFirst ? 0 : lines + openSideLines + (entry.hasLabel ? 1 : 0)
    openSideLines = 0
    guard entry.isArticle else { return }
    strips[0].stretch = max(0, Int(gap.upperBound.rounded()) - lines)
    strips[0].beginsArticle = true
    strips[0].needs = form?.minLines ?? 0
    let start = entry.beginsDepartment ? form?.departmentStart : form?.articleStart
    strips[0].startsColumn = !isFirst && !entry.followsFront && (start ?? .flow) != .flow
  }

  private mutating func placeSide(of galley: Galley, in strips: inout [Strip]) {
    let index = min(galley.sideStart, strips.count - 1)
    guard !galley.side.isEmpty, index >= 0 else { return }
    strips[index].sideLines = Int((galley.side.height / frame.grid).rounded(.up)) + 1
    let below =
      strips[index...].reduce(0) { $0 + $1.lines + $1.linesBefore }
      - strips[index].linesBefore
    openSideLines = max(0, strips[index].sideLines - below)
  }
}

extension ParagraphVariants {
  /// The variants in the course; `nil` when a line is higher than one of the grid.
  func moved(by offset: Int, grid: Length) -> CourseVariants? {
    let slabs = (shorter ?? []) + (longer ?? [])
    guard slabs.allSatisfy({ $0.height == grid }) else { return nil }
    return CourseVariants(
      strips: self.slabs.lowerBound + offset..<self.slabs.upperBound + offset,
      shorter: shorter,
      longer: longer
    )
  }
}

extension Galley {
  /// Every note goes to the page where it is first called; `called` are those that have gone before.
  func assignNotes(to strips: inout [Strip], called: inout Set<Int>) {
    for index in strips.indices {
      for note in strips[index].slab.notes
      where notes.indices.contains(note) && called.insert(note).inserted
        && !notes[note].slabs.isEmpty
      {
        strips[index].notes.append(note)
        strips[index].notesHeight = strips[index].notesHeight + notes[note].height
      }
    }
  }

  /// Notes that would take too much of a page go to the article's end, where they can be divided.
  func movingLongNotesToEnd(limit: Length, gap: Length) -> Galley {
    var galley = self
    for index in galley.slabs.indices {
      var height = Length.zero
      for note in galley.slabs[index].notes where galley.notes.indices.contains(note) {
        height = height + galley.notes[note].height
        guard height > limit else { continue }
        let start = galley.slabs.count
        galley.slabs += galley.notes[note].slabs
        if start < galley.slabs.count {
          galley.slabs[start].spaceBefore = galley.slabs[start].spaceBefore + gap
        }
        galley.notes[note].slabs = []
      }
    }
    return galley
  }
}
