import Geometry

extension CoverDescription {
  /// The cover of a layout that describes none: black on white, in the face of its text.
  package static let standard = CoverDescription(
    size: Size(width: .pt(400), height: .pt(600)),
    margin: .pt(30),
    withPicture: CoverForm(
      background: ColourToken(paged: .white),
      elements: head + [
        CoverElement(.picture, gap: .pt(12), width: .pt(400)),
        text(.title, .bottom(.pt(30)), gap: .pt(24), size(30, to: 18, lines: 2, most: 5)),
        text(.departments, .bottom(.pt(30)), gap: .pt(22), departments),
      ]
    ),
    typographic: CoverForm(
      background: ColourToken(paged: .white),
      elements: head + [
        text(.title, gap: .pt(60), size(44, to: 20, lines: 3, most: 8)),
        text(.deck, gap: .pt(32), size(15, to: 12, lines: 4, most: 6)),
        text(.departments, .bottom(.pt(30)), gap: .pt(24), departments),
      ]
    )
  )

  private static let black = ColourToken(paged: .black)
  private static let measure = Length.pt(340)

  private static let head = [
    text(.nameplate, .top(.pt(31)), maxHeight: .pt(130), nameplate),
    text(.subtitle, gap: .pt(20), size(15, to: 11, lines: 1, most: 2)),
    CoverElement(
      .rule,
      gap: .pt(20),
      left: .pt(30),
      width: measure,
      height: .pt(3),
      color: black
    ),
    text(
      .dateline,
      gap: .pt(9),
      cells: Cells(
        left: Template(parts: [[.placeholder(.date)]]),
        right: Template(parts: [[.placeholder(.number)]])
      ),
      size(15, to: 10, lines: 1, most: 1)
    ),
  ]

  private static func text(
    _ part: CoverElement.Part,
    _ place: CoverElement.Place = .below,
    gap: Length = .zero,
    maxHeight: Length? = nil,
    cells: Cells = Cells(),
    _ style: [StyleProperty: StyleValue]
  ) -> CoverElement {
    CoverElement(
      part,
      place,
      gap: gap,
      left: .pt(30),
      width: measure,
      maxHeight: maxHeight,
      color: black,
      cells: cells,
      style: style
    )
  }

  // MARK: Styles

  private static let nameplate = size(92, to: 18, lines: 3, most: 6, leading: 1)
  private static let departments = size(8, to: 7, step: 0.5, lines: 1, most: 3, leading: 1.5)

  private static func size(
    _ largest: Double,
    to smallest: Double,
    step: Double = 1,
    lines: Int,
    most: Int,
    leading: Double = 1.2
  ) -> [StyleProperty: StyleValue] {
    [
      .fontSize: .dimension(Dimension(largest, .points)),
      .fontSizeMin: .dimension(Dimension(smallest, .points)),
      .fontSizeStep: .dimension(Dimension(step, .points)),
      .fitLines: .integer(lines),
      .maxLines: .integer(most),
      .lineHeight: .number(leading),
    ]
  }
}
