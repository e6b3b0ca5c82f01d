extension CoverMatter {
  /// Every text on one line, its ends trimmed, and no longer than any cover could show.
  var cleaned: CoverMatter {
    var matter = self
    matter.name = name.asOneLine
    matter.subtitle = subtitle.asOneLine
    matter.date = date.asOneLine
    matter.number = number.asOneLine
    matter.title = title.asOneLine
    matter.deck = deck.asOneLine
    matter.byline = byline.asOneLine
    matter.departments = departments.prefix(100).map(\.asOneLine).filter { !$0.isEmpty }
    matter.lines = lines.prefix(100).map(\.cleaned).filter { !$0.title.isEmpty }
    matter.furniture = furniture.mapValues(\.asOneLine)
    return matter
  }
}

extension CoverMatter.Line {
  fileprivate var cleaned: Self { Self(title: title.asOneLine, department: department.asOneLine) }
}

extension String {
  /// White space and control characters as single spaces; no longer than any cover could show.
  fileprivate var asOneLine: String {
    var line = ""
    var isAfterSpace = true
    var marks = 0
    for scalar in unicodeScalars.prefix(10_000) where line.utf8.count < 1500 {
      let isSpace = scalar.isSpaceOrControl
      if isSpace, !isAfterSpace { line.append(" ") }
      isAfterSpace = isSpace
      marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
      if !isSpace, marks <= Self.mostMarks { line.unicodeScalars.append(scalar) }
    }
    if line.last == " " { line.removeLast() }
    return line
  }

  // No orthography heaps more on a letter; heaps of accents are a prank that would cover the page.
  private static let mostMarks = 5
}

extension Unicode.Scalar {
  fileprivate var isSpaceOrControl: Bool {
    switch value {
    case 0...0x20, 0x7F...0x9F: true
    case 0xA0: false
    default: value > 0xFF && properties.isWhitespace
    }
  }
}
