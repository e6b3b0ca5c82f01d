import Configuration
import Diagnostics
import Geometry

extension LayoutReader {
  mutating func readCover(_ node: ConfigurationNode) -> CoverDescription? {
    let fields = entries(of: node, as: CoverKey.self)
    require([.size, .withPicture, .typographic], of: fields, in: node)
    let size = fields[.size].flatMap { readSize($0) } ?? Size(width: .pt(400), height: .pt(600))
    let margin = fields[.margin].flatMap { length($0, of: "margin") } ?? .zero
    let box = CoverBox(width: size.width, margin: margin)
    guard let picture = fields[.withPicture], let plain = fields[.typographic] else { return nil }
    return CoverDescription(
      size: size,
      pixelWidth: fields[.pixelWidth].flatMap { integer($0, of: "pixel-width", in: 200...4_000) }
        ?? 1_600,
      margin: margin,
      isOnPages: fields[.onPages].flatMap { boolean($0, of: "on-pages") } ?? false,
      withPicture: readForm(picture, in: box),
      typographic: readForm(plain, in: box)
    )
  }

  /// What an element takes its place from when it does not say.
  private struct CoverBox {
    var width: Length
    var margin: Length
  }

  /// `400x600`, in the cover's own points.
  private mutating func readSize(_ node: ConfigurationNode) -> Size? {
    let sides = (node.text ?? "").split(separator: "x", omittingEmptySubsequences: false)
    let lengths = sides.compactMap(Double.init(decimal:))
    guard sides.count == 2, lengths.count == 2, lengths.allSatisfy((50...10_000).contains) else {
      return refuse(node, "size", "width and height in points, such as '400x600'")
    }
    return Size(width: .pt(lengths[0]), height: .pt(lengths[1]))
  }

  private mutating func readForm(_ node: ConfigurationNode, in box: CoverBox) -> CoverForm {
    let fields = entries(of: node, as: CoverFormKey.self)
    require([.elements], of: fields, in: node)
    let color = fields[.color].flatMap { colour($0, of: "color") } ?? ColourToken(paged: .black)
    let elements = fields[.elements].flatMap { $0.list } ?? []
    if let node = fields[.elements], node.list == nil {
      diagnostics.append(.invalidLayoutValue(node, of: "elements", expected: "a list"))
    }
    return CoverForm(
      background: fields[.background].flatMap { colour($0, of: "background") }
        ?? ColourToken(paged: .white),
      elements: elements.compactMap { readElement($0, color: color, in: box) }
    )
  }

  private mutating func readElement(
    _ node: ConfigurationNode,
    color: ColourToken,
    in box: CoverBox
  ) -> CoverElement? {
    guard let entries = node.map?.entries, entries.count == 1, let entry = entries.first else {
      return refuse(node, "elements", "one element in each item, such as '- title: { top: 90pt }'")
    }
    guard let part = CoverElement.Part(rawValue: entry.key) else {
      let known = CoverElement.Part.allCases.map(\.rawValue)
      diagnostics.append(
        .unknownLayoutKey(entry.key, in: "'elements'", at: entry.keyPlace, among: known)
      )
      return nil
    }
    return readElement(part, entry.value, color: color, in: box)
  }

  private mutating func readElement(
    _ part: CoverElement.Part,
    _ node: ConfigurationNode,
    color: ColourToken,
    in box: CoverBox
  ) -> CoverElement {
    let fields = entries(of: node, as: CoverElementKey.self)
    require([.top], of: fields, in: node)
    let left = fields[.left].flatMap { length($0, of: "left") } ?? box.margin
    return CoverElement(
      part: part,
      top: fields[.top].flatMap { length($0, of: "top") } ?? .zero,
      left: left,
      width: fields[.width].flatMap { length($0, of: "width") } ?? box.width - left - box.margin,
      height: fields[.height].flatMap { length($0, of: "height") },
      color: fields[.color].flatMap { colour($0, of: "color") } ?? color,
      cells: fields[.cells].map { readCells($0) } ?? Cells(),
      limit: fields[.limit].flatMap { integer($0, of: "limit", in: 1...50) },
      pitch: fields[.pitch].flatMap { length($0, of: "pitch") }
    )
  }
}
