import Configuration
import Diagnostics

/// What front matter says of a picture.
struct PictureReference {
  /// `nil` where only words are given, and the picture itself is known by its name.
  var destination: String?
  var alternativeText: String?
  var caption: String?
  var place: SourcePlace

  /// False for what may be anything, such as an identifier: not found, it is no mistake.
  var isPath: Bool {
    guard let destination else { return false }
    return destination.contains(".") && !destination.contains(" ") || destination.contains("/")
  }

  // Ours; no theme nests them deeper.
  private static let deepest = 3

  /// Reads a value as themes have it: a text, a list of which the first counts, or a map.
  static func read(_ node: ConfigurationNode, depth: Int = 0) -> PictureReference? {
    guard depth <= deepest else { return nil }
    switch node.content {
    case .text(let text):
      let text = text.trimmed
      return text.isEmpty ? nil : PictureReference(destination: text, place: node.place)
    case .list(let nodes): return nodes.lazy.compactMap { read($0, depth: depth + 1) }.first
    case .map(let map): return read(map, at: node.place, depth: depth)
    case .null, .boolean, .integer, .number, .dateTime: return nil
    }
  }

  private static let keys = [
    "image", "src", "url", "path", "filename", "file", "overlay_image", "teaser", "uid", "id",
    "feature",
  ]

  private static func read(
    _ map: ConfigurationMap,
    at place: SourcePlace,
    depth: Int
  ) -> PictureReference? {
    func words(_ keys: String...) -> String? {
      keys.lazy.compactMap { map.value(ignoringCase: $0)?.text.map(MetadataText.plain) }
        .first { !$0.isEmpty }
    }
    let found = keys.lazy.compactMap { key in
      map.value(ignoringCase: key).flatMap { read($0, depth: depth + 1) }
    }.first
    var reference = found ?? PictureReference(place: place)
    reference.alternativeText =
      reference.alternativeText ?? words("alt", "alternative", "image_alt")
    reference.caption = reference.caption ?? words("caption", "image_description")
    let saysNothing = reference.alternativeText == nil && reference.caption == nil
    return found == nil && saysNothing ? nil : reference
  }
}
