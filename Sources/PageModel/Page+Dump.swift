import Geometry

extension Page {
  /// The page as text, an item a line, for golden tests: what, where, how large, which colour.
  package var dump: String {
    (["page \(size.width) x \(size.height)"] + items.map { "  " + $0.dump }).joined(separator: "\n")
      + "\n"
  }
}

extension PageItem {
  fileprivate var dump: String {
    switch self {
    case .glyphs(let run): run.dump
    case .rectangle(let rectangle, let colour): "rectangle \(rectangle.dump) \(colour.css)"
    case .picture(let picture):
      "picture \(picture.key.debugDescription) \(picture.extent.dump) through \(picture.window.dump)"
    }
  }
}

extension GlyphRun {
  fileprivate var dump: String {
    let collection = face.index == 0 ? "" : "#\(face.index)"
    let parts = [
      "text \(origin.x) \(origin.y)", "\(face.file)\(collection) \(size)",
      stretch == 1 ? nil : "stretched \(stretch)", colour.css, isRightToLeft ? "backward" : nil,
      presence == .whole ? nil : presence == .ink ? "as ink" : "unseen",
      text.debugDescription,
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}

extension Rectangle {
  fileprivate var dump: String { "\(left) \(top) \(size.width) x \(size.height)" }
}
