package import Geometry

/// Glyphs of one face, size and colour, and the text that they stand for.
package struct GlyphRun: Hashable, Sendable {
  package var face: FaceReference
  package var size: Length
  /// Horizontal scale of the glyphs: 1 as drawn by the designer, 1.02 two per cent wider.
  package var stretch: Double
  package var colour: Colour
  /// Where the run's baseline begins, at its left.
  package var origin: Point
  /// From left to right, whatever the direction of the text.
  package var glyphs: [PlacedGlyph]
  /// The text in reading order.
  package var text: String
  /// Which piece of `text` is told by which glyphs: the pieces follow one another, and so do the
  /// glyphs, from the left or, where the text runs backward, from the right.
  package var clusters: [Cluster]
  /// Whether the text reads from right to left.
  package var isRightToLeft: Bool
  package var presence = Presence.whole

  /// What of a run is on its page.
  package enum Presence: Hashable, Sendable {
    case whole
    /// What is seen of it, and no text: a letter drawn large, which is told elsewhere.
    case ink
    /// Its text, which is found and copied where it stands, and not seen.
    case text
  }

  package init(
    face: FaceReference,
    size: Length,
    stretch: Double = 1,
    colour: Colour,
    origin: Point,
    glyphs: [PlacedGlyph],
    text: String,
    clusters: [Cluster],
    isRightToLeft: Bool = false
  ) {
    self.face = face
    self.size = size
    self.stretch = stretch
    self.colour = colour
    self.origin = origin
    self.glyphs = glyphs
    self.text = text
    self.clusters = clusters
    self.isRightToLeft = isRightToLeft
  }

  /// A piece of a run's text and the glyphs that tell it.
  package struct Cluster: Hashable, Sendable {
    // There is one for nearly every letter of an issue: small numbers keep the pages small. What does not
    // fit makes a run that is drawn as one piece.
    private var bytes: UInt16
    private var glyphs: UInt16

    package init(textLength: Int, glyphCount: Int) {
      bytes = UInt16(clamping: textLength)
      glyphs = UInt16(clamping: glyphCount)
    }

    /// In bytes of UTF-8.
    package var textLength: Int {
      get { Int(bytes) }
      set { bytes = UInt16(clamping: newValue) }
    }

    package var glyphCount: Int {
      get { Int(glyphs) }
      set { glyphs = UInt16(clamping: newValue) }
    }
  }
}

/// A glyph of a face and where it stands, relative to the beginning of its run.
package struct PlacedGlyph: Hashable, Sendable {
  package var id: UInt32
  // In scaled points: 32,767 points reach across any page.
  private var right: Int32
  private var down: Int32

  package init(id: UInt32, x: Length, y: Length = .zero) {
    self.id = id
    right = Int32(clamping: x.scaledPoints)
    down = Int32(clamping: y.scaledPoints)
  }

  package var x: Length { Length(scaledPoints: Int(right)) }
  package var y: Length { Length(scaledPoints: Int(down)) }
}

/// Which face of which font file; the file's path is relative to the folder of fonts.
package struct FaceReference: Hashable, Sendable {
  package var file: String
  /// The face within a collection; 0 in a file of one face.
  package var index: Int

  package init(file: String, index: Int = 0) {
    self.file = file
    self.index = index
  }
}
