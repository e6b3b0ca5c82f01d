import Configuration
import Diagnostics
import Geometry

extension LayoutReader {
  mutating func readPages(_ node: ConfigurationNode) -> [PageMaster] {
    guard let list = node.list, !list.isEmpty else {
      return refuse(node, "pages", "a list of page masters") ?? []
    }
    return list.map { readMaster($0) }
  }

  private mutating func readMaster(_ node: ConfigurationNode) -> PageMaster {
    let fields = entries(of: node, as: MasterKey.self)
    let columns = fields[.columns].flatMap { readColumns($0) } ?? .equal(1)
    return PageMaster(
      uses: Set(words(.uses, in: fields)),
      minWidth: length(.minWidth, in: fields),
      margins: fields[.margins].map { readMargins($0) } ?? Self.noMargins,
      columns: columns,
      gutter: dimension(.gutter, in: fields),
      columnRule: border(.columnRule, in: fields),
      frames: fields[.frames].map { readFrames($0, columns: columns.count) } ?? [:],
      side: words(.side, in: fields),
      runningHead: fields[.runningHead].map { readFurniture($0) },
      folio: fields[.folio].map { readFurniture($0) },
      scale: number(.scale, in: fields),
      greys: optionalCount(.greys, in: fields)
    )
  }

  private static let noMargins = Margins(head: .zero, outside: .zero, foot: .zero, inside: .zero)

  private mutating func readMargins(_ node: ConfigurationNode) -> Margins {
    let fields = entries(of: node, as: MarginKey.self)
    return Margins(
      head: length(.head, in: fields),
      outside: length(.outside, in: fields),
      foot: length(.foot, in: fields),
      inside: length(.inside, in: fields)
    )
  }

  /// A number of equal columns, or a list of widths of which one may be `rest`.
  private mutating func readColumns(_ node: ConfigurationNode) -> PageMaster.Columns? {
    guard let list = node.list, !list.isEmpty else {
      return integer(node, of: "columns", in: 1...24).map { .equal($0) }
    }
    return .widths(
      list.map { $0.text == "rest" ? nil : dimension($0, of: "columns") }
    )
  }

  private mutating func readFrames(
    _ node: ConfigurationNode,
    columns: Int
  ) -> [PageMaster.FrameName: [PageMaster.Span]] {
    guard let map = node.map else { return refuse(node, "frames", "a map of frames") ?? [:] }
    var frames: [PageMaster.FrameName: [PageMaster.Span]] = [:]
    let known = PageMaster.FrameName.allCases.map(\.rawValue)
    for entry in map.entries {
      guard let name = PageMaster.FrameName(rawValue: entry.key) else {
        diagnostics.append(
          .unknownLayoutKey(entry.key, in: "'frames'", at: entry.keyPlace, among: known)
        )
        continue
      }
      frames[name] = items(entry.value).compactMap { readSpan($0, columns: columns) }
    }
    if frames[.text]?.isEmpty != false {
      diagnostics.append(.missingLayoutKey("text", in: "'frames'", at: node.place))
    }
    return frames
  }

  /// A column such as `1`, or the first and the last such as `3-7`.
  private mutating func readSpan(_ node: ConfigurationNode, columns: Int) -> PageMaster.Span? {
    let ends = (node.text ?? "").split(separator: "-", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      1 <= first, first <= last, last <= columns
    else {
      diagnostics.append(
        .frameOutsideColumns(node.text ?? "", columns: columns, at: node.place)
      )
      return nil
    }
    return PageMaster.Span(first: first, last: last)
  }

  private mutating func readFurniture(_ node: ConfigurationNode) -> PageFurniture {
    let fields = entries(of: node, as: FurnitureKey.self)
    var cells: [PageFurniture.Cell: Template] = [:]
    for cell in PageFurniture.Cell.allCases {
      guard let key = FurnitureKey(rawValue: cell.rawValue) else { continue }
      cells[cell] = template(key, in: fields)
    }
    let at = optionalNumber(.at, in: fields) ?? 0
    return PageFurniture(
      at: at,
      cells: cells,
      rule: border(.rule, in: fields),
      ruleAt: optionalNumber(.ruleAt, in: fields) ?? at,
      progress: border(.progress, in: fields),
      progressAt: optionalNumber(.progressAt, in: fields) ?? at + 1
    )
  }
}

extension PageMaster.Columns {
  var count: Int {
    switch self {
    case .equal(let count): count
    case .widths(let widths): widths.count
    }
  }
}
