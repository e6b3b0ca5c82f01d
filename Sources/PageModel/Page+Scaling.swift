import Geometry

extension Page {
  /// The page enlarged: everything on it, and the paper too.
  package func scaled(by factor: Double) -> Page {
    guard factor != 1 else { return self }
    return Page(
      size: size.scaled(by: factor),
      items: items.map { $0.scaled(by: factor) },
      marks: marks,
      links: links.map { link in
        var link = link
        link.areas = link.areas.map { $0.scaled(by: factor) }
        return link
      },
      anchors: anchors.map { Anchor(name: $0.name, point: $0.point.scaled(by: factor)) }
    )
  }
}

extension PageItem {
  /// The item as large by a factor, measured from where its places are measured from.
  package func scaled(by factor: Double) -> PageItem {
    switch self {
    case .glyphs(var run):
      run.size = run.size * factor
      run.origin = run.origin.scaled(by: factor)
      run.glyphs = run.glyphs.map { PlacedGlyph(id: $0.id, x: $0.x * factor, y: $0.y * factor) }
      return .glyphs(run)
    case .rectangle(let rectangle, let colour):
      return .rectangle(rectangle.scaled(by: factor), colour)
    case .picture(var picture):
      picture.extent = picture.extent.scaled(by: factor)
      picture.window = picture.window.scaled(by: factor)
      return .picture(picture)
    }
  }
}

extension Rectangle {
  fileprivate func scaled(by factor: Double) -> Rectangle {
    Rectangle(
      x: left * factor,
      y: top * factor,
      width: size.width * factor,
      height: size.height * factor
    )
  }
}

extension Point {
  fileprivate func scaled(by factor: Double) -> Point { Point(x: x * factor, y: y * factor) }
}

extension Size {
  fileprivate func scaled(by factor: Double) -> Size {
    Size(width: width * factor, height: height * factor)
  }
}
