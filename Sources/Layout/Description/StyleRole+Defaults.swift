extension StyleRole.Kind {
  /// What such roles are like unless the layout says otherwise; it stands before what `text` says.
  package var defaults: [StyleProperty: StyleValue] {
    switch self {
    case .running, .inline: [:]
    case .line: Self.lines
    case .heading: Self.lines.merging(Self.whole) { $1 }
    }
  }

  private static let lines: [StyleProperty: StyleValue] = [
    .textAlign: .keyword("start"),
    .textIndent: .dimension(.zero),
    .hyphens: .keyword("none"),
  ]

  private static let whole: [StyleProperty: StyleValue] = [
    .textWrap: .keyword("balance"),
    .breakAfter: .keyword("avoid"),
    .breakInside: .keyword("avoid"),
  ]
}
