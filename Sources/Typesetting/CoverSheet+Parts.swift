import Geometry
import PageModel
import TextShaping

// The numbers are points on a page 400 wide, from the design's cover.

extension CoverSheet {
  mutating func setWithPicture(_ picture: CoverMatter.Picture) throws(FontFailure) {
    let colours = matter.colours
    fill(y: 0, width: Self.width, height: Self.height, colours.paper)
    let head = try setHead(colours.ink)
    let title = try faces.fit(matter.title, in: faces.title, by: .bandTitle)
    let departments = try fittedDepartments()
    let bandTop = self.bandTop(title: title, departments: departments)
    let window = Rectangle(
      x: .zero,
      y: .pt(head + 12),
      width: .pt(Self.width),
      height: .pt(bandTop - head - 12)
    )
    items.append(
      .picture(
        PlacedPicture(
          key: picture.key,
          proportions: (picture.width, picture.height),
          filling: window
        )
      )
    )
    guard bandTop < Self.height else { return }
    fill(y: bandTop, width: Self.width, height: Self.height - bandTop, colours.band)
    add(title, baseline: bandTop + 25 + title.rise.points, colours.light)
    add(departments, baseline: departmentsBaseline(departments), colours.light)
  }

  /// Where the band begins that holds the title and the departments; the page's foot without them.
  private func bandTop(title: FittedText, departments: FittedText) -> Double {
    let foot =
      departments.lines.isEmpty
      ? Self.height - 30
      : departmentsBaseline(departments) - departments.rise.points - 21.6
    guard !title.lines.isEmpty else { return departments.lines.isEmpty ? Self.height : foot }
    // The last baseline keeps its distance even under letters with deep descenders.
    let depth = max(0, title.depth.points - title.size.points * 0.25)
    return foot - depth - title.descent.points - title.rise.points - 25
  }

  mutating func setTypographically() throws(FontFailure) {
    let colours = matter.colours
    fill(y: 0, width: Self.width, height: Self.height, colours.ground)
    let head = try setHead(colours.light)
    let departments = try fittedDepartments()
    guard !departments.lines.isEmpty else {
      return try setLead(from: head + 30, to: Self.height - Self.margin - 24, colours.light)
    }
    let baseline = departmentsBaseline(departments)
    let foot = baseline - departments.rise.points - 16
    try setLead(from: head + 30, to: foot - 24, colours.light)
    rule(y: foot, thickness: 0.75, colours.light)
    add(departments, baseline: baseline, colours.light)
  }

  /// The lead's title, a short bar and its deck, with more of the free space below than above.
  private mutating func setLead(
    from top: Double,
    to foot: Double,
    _ colour: Colour
  ) throws(FontFailure) {
    let space = foot - top
    let deck = try faces.fit(matter.deck, in: faces.deck, by: .deck(height: space * 0.34))
    let below = deck.lines.isEmpty ? 0 : 24 + 3 + 14 + deck.height.points
    let title = try faces.fit(
      matter.title,
      in: faces.headline,
      by: .headline(height: space - below)
    )
    let free = max(0, space - below - title.height.points)
    var y = top + min(44, free * 0.3)
    add(title, baseline: y + title.rise.points, colour)
    guard !deck.lines.isEmpty else { return }
    y += title.height.points + (title.lines.isEmpty ? 0 : 24 + min(36, free * 0.25))
    rule(y: y, width: 36, thickness: 3, colour)
    add(deck, baseline: y + 3 + 14 + deck.rise.points, colour)
  }

  // MARK: Head and foot

  /// The name, the subtitle, a rule and the dateline; gives the lowest baseline, or the rule's foot.
  private mutating func setHead(_ colour: Colour) throws(FontFailure) -> Double {
    let name = try faces.fitName(matter.name, measure: Self.measure, leading: 0.97)
    var y = 31 + name.rise.points
    add(name, baseline: y, colour)
    y += name.descent.points
    let subtitle = try faces.fit(matter.subtitle, in: faces.subtitle, by: .subtitle)
    if subtitle.lines.isEmpty {
      y += max(21.6, name.depth.points + 8)
    } else {
      y += max(12, name.depth.points) + 8 + subtitle.rise.points
      add(subtitle, baseline: y, colour)
      y += subtitle.descent.points + max(14, subtitle.depth.points + 8)
    }
    rule(y: y, thickness: 3, colour)
    return try setDateline(below: y + 3, colour)
  }

  private mutating func setDateline(
    below rule: Double,
    _ colour: Colour
  ) throws(FontFailure) -> Double {
    guard !matter.date.isEmpty || !matter.number.isEmpty else { return rule }
    let number = try faces.fit(matter.number, in: faces.dateline, by: .dateline(measure: 150))
    let numberWidth = number.lines.map { number.size * $0.width }.max() ?? .zero
    let rest = Self.measure - (number.lines.isEmpty ? 0 : numberWidth.points + 14)
    let date = try faces.fit(matter.date, in: faces.dateline, by: .dateline(measure: rest))
    let baseline = rule + 9 + max(10, date.rise.points, number.rise.points)
    add(date, baseline: baseline, colour)
    add(number, baseline: baseline, side: .end, colour)
    return baseline
  }

  private func departmentsBaseline(_ departments: FittedText) -> Double {
    Self.height - 27.5 - departments.descent.points
  }

  /// The departments' names between dots: no line ends in the middle of one, nor begins with a dot.
  private func fittedDepartments() throws(FontFailure) -> FittedText {
    let names = matter.departments.map { $0.replacing(" ", with: "\u{A0}") }
    let text = names.joined(separator: "\u{A0}\u{A0}·\u{A0} ")
    return try faces.fit(text, in: faces.departments, by: .departments)
  }
}

extension FittingRule {
  private static var measure: Length { .pt(CoverSheet.measure) }

  fileprivate static var bandTitle: FittingRule {
    FittingRule(
      steps: [
        .init(29, lines: 2), .init(26, lines: 3), .init(23, lines: 3), .init(20, lines: 4),
        .init(17, lines: 5),
      ],
      leading: 33 / 29,
      measure: measure,
      height: .pt(140)
    )
  }

  fileprivate static func headline(height: Double) -> FittingRule {
    FittingRule(
      steps: [
        .init(46, lines: 3), .init(42, lines: 3), .init(38, lines: 4), .init(34, lines: 4),
        .init(30, lines: 5), .init(27, lines: 5), .init(24, lines: 6), .init(21, lines: 7),
        .init(18, lines: 8),
      ],
      leading: 58.5 / 50,
      measure: measure,
      height: .pt(height)
    )
  }

  fileprivate static func deck(height: Double) -> FittingRule {
    FittingRule(
      steps: [
        .init(14, lines: 4), .init(13, lines: 5), .init(12, lines: 6),
      ],
      leading: 1.3,
      measure: .pt(290),
      height: .pt(height)
    )
  }

  fileprivate static var subtitle: FittingRule {
    FittingRule(
      steps: [
        .init(15, lines: 1), .init(13.5, lines: 1), .init(12, lines: 2), .init(11, lines: 2),
      ],
      leading: 1.2,
      measure: measure
    )
  }

  fileprivate static func dateline(measure: Double) -> FittingRule {
    FittingRule(
      steps: [15, 14, 13, 12, 11, 10].map { FittingStep($0, lines: 1) },
      leading: 1.2,
      measure: .pt(measure)
    )
  }

  fileprivate static var departments: FittingRule {
    FittingRule(
      steps: [
        .init(8, lines: 1), .init(7.5, lines: 1), .init(8, lines: 2), .init(7.5, lines: 2),
        .init(7, lines: 3),
      ],
      leading: 1.5,
      measure: measure
    )
  }
}
