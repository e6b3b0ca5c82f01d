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
    require([.margins, .frames], of: fields, in: node)
    let uses = fields[.uses].map { node in
      items(node).compactMap { word($0, of: "for", as: PageMaster.Use.self) }
    }
    let columns = fields[.columns].flatMap { readColumns($0) } ?? .equal(1)
    return PageMaster(
      uses: Set(uses ?? PageMaster.Use.allCases),
      minWidth: fields[.minWidth].flatMap { length($0, of: "min-width") } ?? .zero,
      margins: fields[.margins].map { readMargins($0) } ?? Self.noMargins,
      columns: columns,
      gutter: fields[.gutter].flatMap { dimension($0, of: "gutter") } ?? .zero,
      columnRule: fields[.columnRule].flatMap { border($0, of: "column-rule") },
      frames: fields[.frames].map { readFrames($0, columns: columns.count) } ?? [:],
      side: fields[.side].map { readArticleParts($0, of: "side") } ?? [],
      runningHead: fields[.runningHead].map { readFurniture($0) },
      folio: fields[.folio].map { readFurniture($0) },
      scale: fields[.scale].flatMap { number($0, of: "scale", in: 0.3...4) } ?? 1
    )
  }

  private static let noMargins = Margins(head: .zero, outside: .zero, foot: .zero, inside: .zero)

  private mutating func readMargins(_ node: ConfigurationNode) -> Margins {
    let fields = entries(of: node, as: MarginKey.self)
    require(MarginKey.allCases, of: fields, in: node)
    func margin(_ key: MarginKey) -> Length {
      fields[key].flatMap { length($0, of: key.rawValue) } ?? .zero
    }
    return Margins(
      head: margin(.head),
      outside: margin(.outside),
      foot: margin(.foot),
      inside: margin(.inside)
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
    require([.at], of: fields, in: node)
    var cells: [PageFurniture.Cell: Template] = [:]
    for cell in PageFurniture.Cell.allCases {
      guard let value = FurnitureKey(rawValue: cell.rawValue).flatMap({ fields[$0] }) else {
        continue
      }
      cells[cell] = template(value, of: cell.rawValue, scopes: [.issue, .article, .page])
    }
    let at = fields[.at].flatMap { number($0, of: "at", in: -1_000...1_000) } ?? 0
    return PageFurniture(
      at: at,
      cells: cells,
      rule: fields[.rule].flatMap { border($0, of: "rule") },
      ruleAt: fields[.ruleAt].flatMap { number($0, of: "rule-at", in: -1_000...1_000) } ?? at,
      progress: fields[.progress].flatMap { border($0, of: "progress") },
      progressAt: fields[.progressAt].flatMap {
        number($0, of: "progress-at", in: -1_000...1_000)
      } ?? at + 1
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
