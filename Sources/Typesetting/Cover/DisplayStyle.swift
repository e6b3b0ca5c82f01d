import Geometry
import PageModel
import TextShaping

/// A face and its letter fit, for lines that are set by themselves: names, titles, labels.
struct DisplayStyle: Hashable {
  var text: TextStyle
  /// Added to every advance, in ems; only where letters stand apart from one another.
  var tracking: Double = 0
}

/// A shaped line and its measures in ems, taken once: HarfBuzz draws each glyph to tell its ink.
struct DisplayLine {
  let shaped: ShapedLine
  /// Tracking included.
  let width: Double
  let inkAbove: Double
  let inkBelow: Double
  /// Of the space at the line's end, where that is on the left.
  private let spaceOnLeft: Double

  /// - Parameters:
  ///   - shaped: the line's glyphs.
  ///   - style: what they are set in.
  ///   - seen: the width in ems without the space at which the line ends; `nil` where it ends in none.
  init(_ shaped: ShapedLine, in style: DisplayStyle, seen: Double? = nil) {
    self.shaped = shaped
    let whole = shaped.width(in: style)
    width = seen ?? whole
    inkAbove = shaped.inkAbove
    inkBelow = shaped.inkBelow
    spaceOnLeft = shaped.isRightToLeft ? whole - width : 0
  }

  /// The line's glyphs, the left end of what is seen of it at `left` and its baseline at `baseline`.
  func set(
    at size: Length,
    in style: DisplayStyle,
    colour: Colour,
    left: Length,
    baseline: Length
  ) -> [PageItem] {
    shaped.set(
      at: size,
      in: style,
      colour: colour,
      left: left - size * spaceOnLeft,
      baseline: baseline
    )
  }
}

extension ShapedLine {
  /// Its width in ems, tracking included.
  func width(in style: DisplayStyle) -> Double {
    guard style.tracking != 0 else { return width }
    return runs.reduce(0) { $0 + $1.width + style.tracking * Double($1.trackedGlyphCount) }
  }

  /// The line's glyphs, its left end at `left` and its baseline at `baseline`, in the order in which they are read.
  func set(
    at size: Length,
    in style: DisplayStyle,
    colour: Colour,
    left: Length,
    baseline: Length
  ) -> [PageItem] {
    var x = left
    var items: [PageItem] = []
    let runs = runs.filter { !$0.glyphs.isEmpty }
    for run in runs {
      let tracking = run.isTracked ? size * style.tracking : .zero
      let (glyphs, advance) = run.placedGlyphs(at: size, tracking: tracking)
      items.append(
        .glyphs(
          GlyphRun(
            face: FaceReference(file: run.face.file, index: run.face.index),
            size: size,
            colour: colour,
            origin: Point(x: x, y: baseline),
            glyphs: glyphs,
            text: run.text,
            clusters: run.clusters,
            isRightToLeft: run.isRightToLeft
          )
        )
      )
      x = x + advance
    }
    guard runs.contains(where: \.isRightToLeft) else { return items }
    let order = runs.indices.sorted { runs[$0].range.lowerBound < runs[$1].range.lowerBound }
    return order.map { items[$0] }
  }
}

extension ShapedRun {
  fileprivate var trackedGlyphCount: Int { isTracked ? glyphs.count : 0 }

  fileprivate func placedGlyphs(
    at size: Length,
    tracking: Length
  ) -> (glyphs: [PlacedGlyph], advance: Length) {
    let unit = size.points / Double(face.unitsPerEm)
    var units = 0
    var tracks = Length.zero
    var placed: [PlacedGlyph] = []
    placed.reserveCapacity(glyphs.count)
    for glyph in glyphs {
      placed.append(
        PlacedGlyph(
          id: glyph.id,
          x: .pt(Double(units + Int(glyph.xOffset)) * unit) + tracks,
          y: .pt(Double(-Int(glyph.yOffset)) * unit)
        )
      )
      units += Int(glyph.advance)
      tracks = tracks + tracking
    }
    return (placed, .pt(Double(units) * unit) + tracks)
  }

  /// The clusters in reading order, the glyphs of each counted.
  fileprivate var clusters: [GlyphRun.Cluster] {
    var starts: [(start: Int, count: Int)] = []
    for glyph in isRightToLeft ? glyphs.reversed() : glyphs {
      if starts.last?.start == glyph.cluster {
        starts[starts.count - 1].count += 1
      } else {
        starts.append((glyph.cluster, 1))
      }
    }
    let ends = starts.dropFirst().map(\.start) + [text.utf8.count]
    return zip(starts, ends).map {
      GlyphRun.Cluster(textLength: $1 - $0.start, glyphCount: $0.count)
    }
  }
}
