import Geometry

/// A column's strips with the variants and spaces that make it full.
struct Justified {
  var strips: [Strip] = []
  /// Lines added before strips, by their index.
  var gaps: [Int: Int] = [:]

  /// Strips as they are.
  init(_ strips: [Strip]) { self.strips = strips }

  init(_ column: ColumnBreaker.Column, of course: Course) {
    let chosen = Justified.variants(of: column, in: course)
    var index = column.strips.lowerBound
    while index < column.strips.upperBound {
      if let (end, slabs) = chosen[index] {
        strips += Justified.strips(slabs, like: course.strips[index..<end])
        index = end
      } else {
        strips.append(course.strips[index])
        index += 1
      }
    }
    reducePictures(by: column.pictureLines)
    spread(column.gapLines)
  }

  /// Makes the highest pictures so many lines lower.
  private mutating func reducePictures(by lines: Int) {
    var left = lines
    while left > 0,
      let index = strips.indices.max(by: { strips[$0].give.lines < strips[$1].give.lines }),
      strips[index].give.lines > 0
    {
      let part = min(left, strips[index].give.lines)
      strips[index] = strips[index].givingUp(part)
      left -= part
    }
  }

  /// The variants to take, the longest paragraphs first since it shows least in them.
  private static func variants(
    of column: ColumnBreaker.Column,
    in course: Course
  ) -> [Int: (end: Int, slabs: [Slab])] {
    guard column.variantLines != 0 else { return [:] }
    let isLonger = column.variantLines > 0
    let candidates = course.variants.filter {
      column.strips.lowerBound <= $0.strips.lowerBound
        && $0.strips.upperBound <= column.strips.upperBound
        && (isLonger ? $0.longer : $0.shorter) != nil
    }
    let longest = candidates.enumerated().sorted {
      ($1.element.strips.count, $0.offset) < ($0.element.strips.count, $1.offset)
    }
    var chosen: [Int: (end: Int, slabs: [Slab])] = [:]
    for (_, variant) in longest.prefix(abs(column.variantLines)) {
      guard let slabs = isLonger ? variant.longer : variant.shorter else { continue }
      chosen[variant.strips.lowerBound] = (variant.strips.upperBound, slabs)
    }
    return chosen
  }

  /// Strips of other lines of the same paragraph; what stood before and is called in it stays.
  private static func strips(_ slabs: [Slab], like strips: ArraySlice<Strip>) -> [Strip] {
    guard let first = strips.first else { return [] }
    let notes = strips.flatMap(\.notes)
    let height = strips.reduce(Length.zero) { $0 + $1.notesHeight }
    return slabs.enumerated().map { index, slab in
      var strip = Strip(slab: slab, galley: first.galley, lines: 1)
      guard index == 0 else { return strip }
      strip.linesBefore = first.linesBefore
      strip.shift = first.shift
      strip.notes = notes
      strip.notesHeight = height
      strip.beginsArticle = first.beginsArticle
      strip.sideLines = first.sideLines
      strip.stretch = first.stretch
      return strip
    }
  }

  /// Lines between articles, the upper spaces first.
  private mutating func spread(_ lines: Int) {
    var left = lines
    while left > 0 {
      var wasSpread = false
      for index in strips.indices.dropFirst()
      where left > 0 && gaps[index, default: 0] < strips[index].stretch {
        gaps[index, default: 0] += 1
        left -= 1
        wasSpread = true
      }
      guard wasSpread else { return }
    }
  }
}
