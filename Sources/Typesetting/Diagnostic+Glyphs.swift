import Diagnostics

extension Diagnostic {
  static func glyphsMissing(_ characters: [Character], at place: SourcePlace) -> Diagnostic {
    missingGlyph(characters, "; their codes stand in their place", at: place)
  }

  static func glyphsMissing(onCover characters: [Character]) -> Diagnostic {
    missingGlyph(characters, " of the cover's text; boxes stand in their place", at: nil)
  }

  private static func missingGlyph(
    _ characters: [Character],
    _ consequence: String,
    at place: SourcePlace?
  ) -> Diagnostic {
    let named = characters.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let more = characters.count > 5 ? " and \(characters.count - 5) more" : ""
    return Diagnostic(
      .warning,
      id: "missing-glyph",
      "no font has \(named)\(more)\(consequence)",
      at: place,
      hint: "'make fonts' brings fonts that may be missing"
    )
  }
}
