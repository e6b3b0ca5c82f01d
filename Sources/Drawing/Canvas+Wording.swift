import CCairo

extension Canvas {
  /// Draws glyphs so that a file of pages knows what they tell.
  ///
  /// A glyph that tells one thing here and another there, as the hyphen at a line's end does, is drawn
  /// from a spare of its face; otherwise Cairo would repeat its text beside it each time.
  func show(
    _ run: DrawnGlyphs,
    in ink: Ink,
    from typeCase: TypeCase
  ) throws(DrawingFailure) {
    guard !run.glyphs.isEmpty else { return }
    let text = run.wording.drawableText
    let isConsistent = run.wording.isConsistent(text: text, glyphCount: run.glyphs.count)
    let clusters = isConsistent ? run.wording.clusters : [(text.count, run.glyphs.count)]
    let pieces = try run.pieces(text: text, clusters: clusters, from: typeCase)
    let glyphs = run.glyphs.map { cairo_glyph_t(index: UInt($0.id), x: $0.x, y: $0.y) }
    let drawnClusters = clusters.map {
      cairo_text_cluster_t(num_bytes: Int32($0.textLength), num_glyphs: Int32($0.glyphCount))
    }
    use(ink)
    for piece in pieces {
      use(piece.face, size: run.size, stretch: run.stretch)
      show(
        text[piece.text],
        glyphs[piece.glyphs(of: run)],
        drawnClusters[piece.clusters],
        run.wording.runsBackward
      )
    }
  }

  func show(
    _ text: ArraySlice<UInt8>,
    _ glyphs: ArraySlice<cairo_glyph_t>,
    _ clusters: ArraySlice<cairo_text_cluster_t>,
    _ runsBackward: Bool
  ) {
    text.withUnsafeBytes { text in
      glyphs.withUnsafeBufferPointer { glyphs in
        clusters.withUnsafeBufferPointer { clusters in
          cairo_show_text_glyphs(
            context,
            text.baseAddress?.assumingMemoryBound(to: CChar.self),
            Int32(text.count),
            glyphs.baseAddress,
            Int32(glyphs.count),
            clusters.baseAddress,
            Int32(clusters.count),
            runsBackward
              ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0)
          )
        }
      }
    }
  }
}

/// A stretch of a run that is drawn from one face.
private struct Piece {
  var face: DrawnFace
  var clusters: Range<Int>
  /// In bytes of the run's text.
  var text: Range<Int>
  /// In reading order.
  var glyphs: Range<Int>

  /// The beginning of what comes after it.
  func following(from face: DrawnFace) -> Piece {
    Piece(
      face: face,
      clusters: clusters.upperBound..<clusters.upperBound,
      text: text.upperBound..<text.upperBound,
      glyphs: glyphs.upperBound..<glyphs.upperBound
    )
  }

  /// From the left.
  func glyphs(of run: DrawnGlyphs) -> Range<Int> {
    guard run.wording.runsBackward else { return glyphs }
    return run.glyphs.count - glyphs.upperBound..<run.glyphs.count - glyphs.lowerBound
  }
}

extension DrawnGlyphs {
  fileprivate func pieces(
    text: [UInt8],
    clusters: [(textLength: Int, glyphCount: Int)],
    from typeCase: TypeCase
  ) throws(DrawingFailure) -> [Piece] {
    let usual = try typeCase.face(file: file, index: index)
    var pieces: [Piece] = []
    var piece = Piece(face: usual, clusters: 0..<0, text: 0..<0, glyphs: 0..<0)
    for (number, cluster) in clusters.enumerated() {
      let textEnd = piece.text.upperBound + cluster.textLength
      let glyphEnd = piece.glyphs.upperBound + cluster.glyphCount
      // Cairo writes the text of several glyphs beside them, from whatever face they come.
      if cluster.glyphCount == 1 {
        let glyph = glyphs[wording.runsBackward ? glyphs.count - glyphEnd : glyphEnd - 1].id
        let telling = text.withUnsafeBufferPointer {
          Telling($0, piece.text.upperBound..<textEnd)
        }
        let face =
          usual.tells(telling, by: glyph)
          ? usual : try typeCase.face(telling: telling, by: glyph, file: file, index: index)
        if face !== piece.face {
          if !piece.clusters.isEmpty { pieces.append(piece) }
          piece = piece.following(from: face)
        }
      }
      piece.clusters = piece.clusters.lowerBound..<number + 1
      piece.text = piece.text.lowerBound..<textEnd
      piece.glyphs = piece.glyphs.lowerBound..<glyphEnd
    }
    return pieces + [piece]
  }
}
