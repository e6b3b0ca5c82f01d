import Geometry
import Layout
import PageModel
import TextShaping

@testable import Typesetting

/// What the paragraphs of these tests are made of.
enum ParagraphCase {
  static let text = TextLook(
    style: TextStyle(family: "linux-libertine", features: [FontFeature("onum")], language: "en"),
    size: .pt(10.5),
    colour: Colour(red: 0, green: 0, blue: 0),
    hyphens: .auto
  )

  /// A setter that divides these words, written with hyphens, and no others.
  static func setter(dividing words: [String] = []) -> ParagraphSetter {
    ParagraphSetter(shaper: Shaper(library: CoverCase.fonts), division: division(of: words))
  }

  private static func division(of words: [String]) -> WordDivision {
    var points: [String: [Int]] = [:]
    for word in words {
      var length = 0
      let parts = word.split(separator: "-")
      points[parts.joined()] = parts.dropLast().map { part in
        length += part.utf8.count
        return length
      }
    }
    return { [points] word, _ in points[word] ?? [] }
  }

  static func set(
    _ text: String,
    measure: Double,
    look: TextLook = text,
    dividing words: [String] = [],
    _ change: (inout ParagraphForm) -> Void = { _ in }
  ) throws -> SetParagraph {
    var form = ParagraphForm(measure: .pt(measure), size: look.size)
    change(&form)
    let copy = StyledText([TextSpan(.text(text), look: look)], language: "en")
    return try setter(dividing: words).set(copy, in: form)
  }
}

extension SetLine {
  var runs: [GlyphRun] {
    pieces.flatMap(\.items).compactMap { item in
      guard case .glyphs(let run) = item else { return nil }
      return run
    }
  }

  var text: String { runs.map(\.text).joined() }

  /// Where the last letter ends, in points, what hangs out included.
  var inkRight: Double { pieces.map(\.area.right.points).max() ?? 0 }
}

extension [SetLine] {
  /// The lines as they are read, a bar where each ends.
  var texts: [String] { map { $0.text.replacing("\u{AD}", with: "-") } }
}
