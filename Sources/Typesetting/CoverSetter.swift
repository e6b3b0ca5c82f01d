package import Diagnostics
import Geometry
package import PageModel
package import TextShaping

/// Sets an issue's cover: 400 points by 600, to be drawn at four pixels a point.
///
/// With a picture, the name stands on paper over it and the lead's title on a dark band under it;
/// without one, all is type on a dark ground. Nothing ever leaves its place: what is too long is set
/// in smaller sizes, then on more lines, and at last cut off with an ellipsis.
package struct CoverSetter {
  private let shaper: Shaper

  package init(fonts: FontLibrary) { shaper = Shaper(library: fonts) }

  /// The cover, and a warning if no font has some of its characters.
  package func set(_ matter: CoverMatter) throws(FontFailure) -> Diagnosed<Page> {
    let matter = matter.cleaned
    var sheet = CoverSheet(matter: matter, faces: try CoverFaces(matter: matter, shaper: shaper))
    if let picture = matter.picture, picture.isGoodForCover {
      try sheet.setWithPicture(picture)
    } else {
      try sheet.setTypographically()
    }
    return Diagnosed(sheet.page, sheet.findings)
  }
}

extension CoverMatter.Picture {
  /// Whether it is sharp enough over the whole width, and enough of it is left when it is cropped.
  // By judgement: enlarged two and a half times a picture looks poor, and so does a third of a banner.
  fileprivate var isGoodForCover: Bool {
    width >= 640 && height >= 400 && width / height < 4 && height / width < 4
  }
}

extension CoverMatter {
  /// Every text on one line, its ends trimmed, and no longer than any cover could show.
  fileprivate var cleaned: CoverMatter {
    var matter = self
    matter.name = name.asOneLine
    matter.subtitle = subtitle.asOneLine
    matter.date = date.asOneLine
    matter.number = number.asOneLine
    matter.title = title.asOneLine
    matter.deck = deck.asOneLine
    matter.departments = departments.prefix(100).map(\.asOneLine).filter { !$0.isEmpty }
    return matter
  }
}

extension String {
  /// White space and control characters as single spaces; no longer than any cover could show.
  fileprivate var asOneLine: String {
    var line = ""
    var isAfterSpace = true
    var marks = 0
    for scalar in unicodeScalars.prefix(10_000) where line.utf8.count < 4000 {
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
