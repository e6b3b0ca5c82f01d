import TextShaping

extension WordStock {
  /// The white in a square before and behind its sign, which lines leave out at their ends; `nil` for what does
  /// not fill a square.
  func blanks(
    of scalar: Unicode.Scalar,
    _ glyph: Int,
    of run: WordRun,
    in letters: Letters
  ) -> (before: Double, behind: Double)? {
    guard scalar.value >= 0x2018, let kind = IdeographicClass(scalar),
      kind.isPunctuation || kind == .wideSpace, glyphs[glyph].fillsSquare(of: faces[run.face])
    else { return nil }
    return IdeographicRules(language: letters.language).blanks(of: scalar)
  }
}

extension ShapedRun {
  /// The run without the white between stops and brackets that follow one another.
  func tightened(by rules: IdeographicRules) -> ShapedRun {
    guard !isRightToLeft, glyphs.count > 1, text.utf8.contains(where: { $0 >= 0xE2 }) else {
      return self
    }
    let bytes = Array(text.utf8)
    var run = self
    for index in glyphs.indices.dropFirst() {
      guard glyphs[index].cluster > glyphs[index - 1].cluster,
        glyphs[index - 1].fillsSquare(of: face), glyphs[index].fillsSquare(of: face)
      else { continue }
      let (before, behind) = bytes.scalars(beside: glyphs[index].cluster)
      let width = rules.joint(between: before, and: behind).width
      guard width < 0 else { continue }
      run.glyphs[index - 1].advance += Int32((width * Double(face.unitsPerEm)).rounded())
    }
    return run
  }
}

extension ShapedGlyph {
  fileprivate func fillsSquare(of face: FontFace) -> Bool {
    Int(advance) * 10 >= face.unitsPerEm * 9
  }
}
