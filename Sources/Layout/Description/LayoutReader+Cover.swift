import Configuration
import Diagnostics
import Geometry

extension LayoutReader {
  mutating func readCover(_ node: ConfigurationNode) -> CoverDescription? {
    let fields = entries(of: node, as: CoverKey.self)
    let size = fields[.size].flatMap { readSize($0) } ?? Size(width: .pt(400), height: .pt(600))
    let margin = length(.margin, in: fields)
    let box = CoverBox(width: size.width, margin: margin)
    guard let picture = fields[.withPicture], let plain = fields[.typographic] else { return nil }
    return CoverDescription(
      size: size,
      pixelWidth: count(.pixelWidth, in: fields),
      margin: margin,
      isOnPages: boolean(.onPages, in: fields),
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
    let color = colour(.color, in: fields)
    let elements = fields[.elements].flatMap { $0.list } ?? []
    if let node = fields[.elements], node.list == nil {
      diagnostics.append(.invalidLayoutValue(node, of: "elements", expected: "a list"))
    }
    return CoverForm(
      background: colour(.background, in: fields) ?? ColourToken(paged: .white),
      elements: elements.compactMap { readElement($0, color: color, in: box) }
    )
  }

  private mutating func readElement(
    _ node: ConfigurationNode,
    color: ColourToken?,
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
    color: ColourToken?,
    in box: CoverBox
  ) -> CoverElement {
    let fields = entries(of: node, as: CoverElementKey.self)
    let margin = part.bleeds ? .zero : box.margin
    let left = optionalLength(.left, in: fields) ?? margin
    return CoverElement(
      part,
      readPlace(fields),
      gap: length(.gap, in: fields),
      left: left,
      width: optionalLength(.width, in: fields) ?? box.width - left - margin,
      height: optionalLength(.height, in: fields),
      maxHeight: optionalLength(.maxHeight, in: fields),
      padding: length(.padding, in: fields),
      color: colour(.color, in: fields) ?? color,
      cells: fields[.cells].map { readCells($0) } ?? Cells(),
      limit: optionalCount(.limit, in: fields),
      pitch: optionalLength(.pitch, in: fields),
      indent: optionalLength(.indent, in: fields),
      style: fields[.style].map { readElementStyle($0, of: part) } ?? [:]
    )
  }

  /// An element stands at its `top`, at its `bottom`, or else under what is above it.
  private mutating func readPlace(
    _ fields: LayoutFields<CoverElementKey>
  ) -> CoverElement.Place {
    let top = optionalLength(.top, in: fields)
    let bottom = optionalLength(.bottom, in: fields)
    if top != nil, let node = fields[.bottom] {
      diagnostics.append(.placedTwice(at: node.place))
    }
    return top.map { .top($0) } ?? bottom.map { .bottom($0) } ?? .below
  }

  /// What an element says over its role's style.
  private mutating func readElementStyle(
    _ node: ConfigurationNode,
    of part: CoverElement.Part
  ) -> [StyleProperty: StyleValue] {
    guard let map = node.map else { return refuse(node, "style", "a map of properties") ?? [:] }
    var declarations: [StyleProperty: StyleValue] = [:]
    for entry in map.entries {
      guard let property = StyleProperty(rawValue: entry.key) else {
        let known = StyleProperty.allCases.map(\.rawValue)
        let style = "the style of '\(part.rawValue)'"
        diagnostics.append(
          .unknownLayoutKey(entry.key, in: style, at: entry.keyPlace, among: known)
        )
        continue
      }
      declarations[property] = value(entry.value, of: entry.key, property.grammar)
    }
    return declarations
  }
}

extension CoverElement.Part {
  /// Whether it reaches to the cover's edges unless the layout says otherwise.
  fileprivate var bleeds: Bool { self == .picture || self == .band }
}

extension Diagnostic {
  fileprivate static func placedTwice(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-layout-value",
      "an element of the cover has 'top' or 'bottom', not both",
      at: place,
      hint: "a text is as high as it comes out; 'max-height' keeps it low"
    )
  }
}
