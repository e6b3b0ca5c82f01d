import Configuration
import Diagnostics

extension LayoutReader {
  /// The list of parts: `- colophon`, or `- masthead: {…}` where there is something to say.
  mutating func readParts(_ node: ConfigurationNode) -> [IssuePart] {
    guard let list = node.list else {
      return refuse(node, "issue", "a list of the issue's parts") ?? []
    }
    var parts: [IssuePart] = []
    for item in list {
      guard let part = readPart(item) else { continue }
      if parts.contains(where: { $0.name == part.name }) {
        diagnostics.append(.repeatedPart(part.name.rawValue, at: item.place))
      } else {
        parts.append(part)
      }
    }
    if !parts.contains(where: { $0.name == .departments }) {
      diagnostics.append(.missingLayoutKey("departments", in: "'issue'", at: node.place))
    }
    return parts
  }

  private mutating func readPart(_ node: ConfigurationNode) -> IssuePart? {
    guard let entries = node.map?.entries, entries.count == 1, let entry = entries.first else {
      let empty = ConfigurationNode(place: node.place, content: .map(ConfigurationMap()))
      guard node.map == nil else {
        return refuse(node, "issue", "one part in each item of the list")
      }
      return word(node, of: "issue", as: IssuePart.Name.self).flatMap { readPart($0, empty) }
    }
    guard let name = IssuePart.Name(rawValue: entry.key) else {
      let known = IssuePart.Name.allCases.map(\.rawValue)
      diagnostics.append(
        .unknownLayoutKey(entry.key, in: "'issue'", at: entry.keyPlace, among: known)
      )
      return nil
    }
    return readPart(name, entry.value)
  }

  private mutating func readPart(
    _ name: IssuePart.Name,
    _ node: ConfigurationNode
  ) -> IssuePart? {
    switch name {
    case .masthead: .masthead(readMasthead(node))
    case .intro:
      template(node, of: name.rawValue, scopes: [.issue]).map { .intro($0) }
    case .takeaways:
      node.map?.entries.isEmpty == true
        ? .takeaways(limit: Self.takeawaysLimit)
        : integer(node, of: name.rawValue, in: 0...20).map { .takeaways(limit: $0) }
    case .contents: .contents(readContents(node))
    case .departments: .departments(readDepartments(node))
    case .colophon: .colophon(readColophon(node))
    }
  }

  /// The most takeaways of one article where a layout does not say.
  private static let takeawaysLimit = 5

  private mutating func readMasthead(_ node: ConfigurationNode) -> Masthead {
    let fields = entries(of: node, as: MastheadKey.self)
    let title = Template(parts: [[.placeholder(.title)]])
    return Masthead(
      nameplate: fields[.nameplate].flatMap { template($0, of: "nameplate", scopes: [.issue]) }
        ?? title,
      ears: fields[.ears].map { readCells($0) } ?? Cells(),
      dateline: fields[.dateline].map { readCells($0) } ?? Cells()
    )
  }

  mutating func readCells(_ node: ConfigurationNode) -> Cells {
    let fields = entries(of: node, as: CellKey.self)
    return Cells(
      left: fields[.left].flatMap { template($0, of: "left", scopes: [.issue]) },
      center: fields[.center].flatMap { template($0, of: "center", scopes: [.issue]) },
      right: fields[.right].flatMap { template($0, of: "right", scopes: [.issue]) }
    )
  }

  private mutating func readContents(_ node: ConfigurationNode) -> ContentsForm {
    let fields = entries(of: node, as: ContentsKey.self)
    let facts = fields[.facts].map { node in
      items(node).compactMap { template($0, of: "facts", scopes: [.issue, .article]) }
    }
    return ContentsForm(
      form: fields[.form].flatMap { word($0, of: "form", as: ContentsForm.Form.self) } ?? .list,
      takeaways: fields[.takeaways].flatMap { integer($0, of: "takeaways", in: 0...20) } ?? 0,
      showsDecks: fields[.decks].flatMap { boolean($0, of: "decks") } ?? false,
      showsPages: fields[.pages].flatMap { boolean($0, of: "pages") } ?? true,
      hasHeading: fields[.heading].flatMap { boolean($0, of: "heading") } ?? false,
      gathersBriefs: fields[.gatherBriefs].flatMap { boolean($0, of: "gather-briefs") } ?? false,
      limit: fields[.limit].flatMap { integer($0, of: "limit", in: 1...10_000) },
      facts: facts ?? ContentsForm.standardFacts,
      gap: fields[.gap].flatMap { dimension($0, of: "gap") } ?? .zero,
      indent: fields[.indent].flatMap { dimension($0, of: "indent") } ?? .zero,
      width: fields[.width].flatMap { dimension($0, of: "width") },
      startsPage: start(fields[.start]) == .page
    )
  }

  private mutating func readDepartments(_ node: ConfigurationNode) -> DepartmentsForm {
    let fields = entries(of: node, as: DepartmentsKey.self)
    require([.article], of: fields, in: node)
    let heads = fields[.heads].map { node in
      items(node).compactMap { word($0, of: "heads", as: StyleRole.self) }
    }
    let byline = fields[.byline].map { node in
      items(node).compactMap { template($0, of: "byline", scopes: [.issue, .article]) }
    }
    let takeaways = fields[.takeaways].flatMap { integer($0, of: "takeaways", in: 0...20) }
    return DepartmentsForm(
      article: fields[.article].map { readArticleParts($0, of: "article") } ?? [.headline, .text],
      overColumns: fields[.overColumns].map { readArticleParts($0, of: "over-columns") }
        ?? [.label, .headline, .deck],
      labels: fields[.labels].flatMap {
        word($0, of: "labels", as: DepartmentsForm.Labels.self)
      } ?? .first,
      pictureLines: fields[.pictureLines].flatMap {
        integer($0, of: "picture-lines", in: 4...200)
      },
      heads: heads.flatMap { $0.isEmpty ? nil : $0 } ?? [.head1],
      byline: byline ?? [Template(parts: [[.placeholder(.authors)]])],
      takeaways: takeaways ?? Self.takeawaysLimit,
      departmentStart: start(fields[.start]),
      articleStart: start(fields[.articleStart]),
      gap: readGap(fields),
      rule: fields[.rule].flatMap { border($0, of: "rule") },
      minLines: fields[.minLines].flatMap { integer($0, of: "min-lines", in: 1...50) } ?? 4,
      dropCaps: fields[.dropCaps].flatMap {
        word($0, of: "drop-caps", as: DepartmentsForm.DropCaps.self)
      } ?? .never,
      wordsPerPullQuote: fields[.pullQuotes].flatMap {
        integer($0, of: "pull-quotes", in: 0...100_000)
      } ?? 0,
      featureWords: fields[.featureWords].flatMap {
        integer($0, of: "feature-words", in: 0...100_000)
      } ?? 0,
      brief: fields[.brief].flatMap { word($0, of: "brief", as: StyleRole.self) },
      mostStrong: fields[.mostStrong].flatMap { number($0, of: "most-strong", in: 0...1) },
      front: fields[.front].map { readFront($0) },
      hasSectionBars: fields[.sectionBars].flatMap { boolean($0, of: "section-bars") } ?? false,
      hasEndMarks: fields[.endMarks].flatMap { boolean($0, of: "end-marks") } ?? false
    )
  }

  private mutating func readFront(_ node: ConfigurationNode) -> FrontForm {
    let fields = entries(of: node, as: FrontKey.self)
    return FrontForm(
      lead: fields[.lead].flatMap { word($0, of: "lead", as: StyleRole.self) } ?? .head1,
      rail: fields[.rail].flatMap { word($0, of: "rail", as: StyleRole.self) } ?? .head2,
      rest: fields[.rest].flatMap { word($0, of: "rest", as: StyleRole.self) },
      stories: fields[.stories].flatMap { integer($0, of: "stories", in: 0...9) } ?? 2,
      pictureLines: fields[.pictureLines].flatMap {
        integer($0, of: "picture-lines", in: 4...200)
      } ?? 20,
      railPictureLines: fields[.railPictureLines].flatMap {
        integer($0, of: "rail-picture-lines", in: 4...200)
      } ?? 10,
      words: fields[.words].flatMap { integer($0, of: "words", in: 0...10_000) } ?? 120
    )
  }

  /// Lines of the grid between two articles, at least and at most.
  private mutating func readGap(
    _ fields: [DepartmentsKey: ConfigurationNode]
  ) -> ClosedRange<Double> {
    let least = fields[.gap].flatMap { number($0, of: "gap", in: 0...100) } ?? 1
    let most = fields[.maxGap].flatMap { number($0, of: "max-gap", in: 0...100) } ?? least
    return least...max(least, most)
  }

  private mutating func start(_ node: ConfigurationNode?) -> DepartmentsForm.Start {
    node.flatMap { word($0, of: "start", as: DepartmentsForm.Start.self) } ?? .flow
  }

  mutating func readArticleParts(_ node: ConfigurationNode, of key: String) -> [ArticlePart] {
    items(node).compactMap { word($0, of: key, as: ArticlePart.self) }
  }

  private mutating func readColophon(_ node: ConfigurationNode) -> ColophonForm {
    let fields = entries(of: node, as: ColophonKey.self)
    let lines = fields[.lines].map { node in
      items(node).compactMap { template($0, of: "lines", scopes: [.issue]) }
    }
    return ColophonForm(lines: lines ?? [], startsPage: start(fields[.start]) == .page)
  }

  // MARK: Templates

  /// A text with placeholders, each of which must have a value where the template is used.
  mutating func template(
    _ node: ConfigurationNode,
    of key: String,
    scopes: Set<Placeholder.Scope>
  ) -> Template? {
    guard let text = text(node, of: key) else { return nil }
    let known = Placeholder.allCases.filter { scopes.contains($0.scope) }
    let parts = text.split(separator: Template.separator)
      .map { pieces(of: $0, at: node.place, among: known) }
    return Template(parts: parts)
  }

  private mutating func pieces(
    of part: Substring,
    at place: SourcePlace,
    among known: [Placeholder]
  ) -> [Template.Piece] {
    var pieces: [Template.Piece] = []
    var rest = part
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        diagnostics.append(.unclosedPlaceholder(at: place))
        return pieces
      }
      let name = String(rest[rest.index(after: open)..<close])
      if let placeholder = Placeholder(rawValue: name), known.contains(placeholder) {
        pieces.append(.placeholder(placeholder))
      } else {
        diagnostics.append(.unknownPlaceholder(name, at: place, among: known))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
