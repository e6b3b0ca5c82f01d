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
  /// White space and control characters as single spaces; at most a thousand scalars.
  fileprivate var asOneLine: String {
    var line = ""
    var isAfterSpace = true
    for scalar in unicodeScalars.lazy.prefix(10_000) where line.utf8.count < 4000 {
      let isSpace = scalar.value < 0x21 || scalar.properties.isWhitespace && scalar != "\u{A0}"
      let isControl = (0x7F...0x9F).contains(scalar.value)
      if isSpace || isControl {
        if !isAfterSpace { line.append(" ") }
      } else {
        line.unicodeScalars.append(scalar)
      }
      isAfterSpace = isSpace || isControl
    }
    if line.last == " " { line.removeLast() }
    return line
  }
}
