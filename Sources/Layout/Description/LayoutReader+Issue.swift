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
        ? .takeaways(limit: IssuePart.usualTakeaways)
        : integer(node, of: name.rawValue, in: 0...20).map { .takeaways(limit: $0) }
    case .contents: .contents(readContents(node))
    case .departments: .departments(readDepartments(node))
    case .colophon: .colophon(readColophon(node))
    }
  }

  private mutating func readMasthead(_ node: ConfigurationNode) -> Masthead {
    let fields = entries(of: node, as: MastheadKey.self)
    return Masthead(
      nameplate: template(.nameplate, in: fields) ?? Template(parts: []),
      ears: fields[.ears].map { readCells($0) } ?? Cells(),
      dateline: fields[.dateline].map { readCells($0) } ?? Cells()
    )
  }

  mutating func readCells(_ node: ConfigurationNode) -> Cells {
    let fields = entries(of: node, as: CellKey.self)
    return Cells(
      left: template(.left, in: fields),
      center: template(.center, in: fields),
      right: template(.right, in: fields)
    )
  }

  private mutating func readContents(_ node: ConfigurationNode) -> ContentsForm {
    let fields = entries(of: node, as: ContentsKey.self)
    return ContentsForm(
      form: word(.form, in: fields),
      takeaways: count(.takeaways, in: fields),
      showsDecks: boolean(.decks, in: fields),
      showsPages: boolean(.pages, in: fields),
      hasHeading: boolean(.heading, in: fields),
      gathersBriefs: boolean(.gatherBriefs, in: fields),
      limit: optionalCount(.limit, in: fields),
      facts: templates(.facts, in: fields),
      gap: dimension(.gap, in: fields),
      indent: dimension(.indent, in: fields),
      width: optionalDimension(.width, in: fields),
      startsPage: isPage(word(.start, in: fields)),
      hasTouchRows: boolean(.touchRows, in: fields)
    )
  }

  private mutating func readDepartments(_ node: ConfigurationNode) -> DepartmentsForm {
    let fields = entries(of: node, as: DepartmentsKey.self)
    let heads: [StyleRole] = words(.heads, in: fields)
    return DepartmentsForm(
      article: fields[.article] == nil ? [.headline, .text] : words(.article, in: fields),
      overColumns: words(.overColumns, in: fields),
      labels: word(.labels, in: fields),
      pictureLines: optionalCount(.pictureLines, in: fields),
      heads: heads.isEmpty ? [.head1] : heads,
      byline: templates(.byline, in: fields),
      takeaways: count(.takeaways, in: fields),
      departmentStart: word(.start, in: fields),
      articleStart: word(.articleStart, in: fields),
      gap: readGap(fields),
      rule: border(.rule, in: fields),
      minLines: count(.minLines, in: fields),
      dropCaps: word(.dropCaps, in: fields),
      wordsPerPullQuote: count(.pullQuotes, in: fields),
      featureWords: count(.featureWords, in: fields),
      front: fields[.front].map { readFront($0) },
      hasSectionBars: boolean(.sectionBars, in: fields),
      hasEndMarks: boolean(.endMarks, in: fields)
    )
  }

  private mutating func readFront(_ node: ConfigurationNode) -> FrontForm {
    let fields = entries(of: node, as: FrontKey.self)
    return FrontForm(
      lead: word(.lead, in: fields),
      rail: word(.rail, in: fields),
      stories: count(.stories, in: fields),
      pictureLines: count(.pictureLines, in: fields),
      railPictureLines: count(.railPictureLines, in: fields),
      words: count(.words, in: fields)
    )
  }

  /// Lines of the grid between two articles, at least and at most.
  private mutating func readGap(_ fields: LayoutFields<DepartmentsKey>) -> ClosedRange<Double> {
    let least = number(.gap, in: fields)
    return least...max(least, optionalNumber(.maxGap, in: fields) ?? least)
  }

  private func isPage(_ start: DepartmentsForm.Start) -> Bool { start == .page }

  private mutating func readColophon(_ node: ConfigurationNode) -> ColophonForm {
    let fields = entries(of: node, as: ColophonKey.self)
    return ColophonForm(
      lines: templates(.lines, in: fields),
      startsPage: isPage(word(.start, in: fields))
    )
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
