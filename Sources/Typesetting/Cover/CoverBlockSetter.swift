import Geometry
import Layout
import TextShaping

/// Sets the elements of a cover one by one, each as high as it comes out.
struct CoverBlockSetter {
  let matter: CoverMatter
  let layout: LayoutDescription
  let type: DisplayType

  /// An element no higher than `limit`; `nil` when it has nothing to say.
  func block(
    for element: CoverElement,
    within limit: Length? = nil
  ) throws(FontFailure) -> CoverBlock? {
    guard element.width > .zero else { return nil }
    let height = [element.height, element.maxHeight, limit].compactMap(\.self).min()
    let block: CoverBlock?
    switch element.part {
    case .nameplate: block = try textBlock(matter.name, of: element, height)
    case .subtitle: block = try textBlock(matter.subtitle, of: element, height)
    case .title: block = try textBlock(matter.title, of: element, height)
    case .deck: block = try textBlock(matter.deck, of: element, height)
    case .byline: block = try textBlock(matter.byline, of: element, height)
    case .departments: block = try textBlock(departments(of: element), of: element, height)
    case .dateline: block = try datelineBlock(of: element)
    case .lines: block = try linesBlock(of: element, height)
    case .rule: block = area(of: element, height: element.height ?? .pt(1))
    case .band: block = area(of: element, height: element.height ?? .zero)
    case .picture: block = pictureBlock(of: element)
    }
    guard var block else { return nil }
    if let height = element.height { block.height = height }
    return block
  }

  // MARK: Grounds

  private func area(of element: CoverElement, height: Length) -> CoverBlock {
    let area = Rectangle(x: .zero, y: .zero, width: element.width, height: height)
    return CoverBlock(
      element,
      marks: [.area(area, element.color?.paged ?? .black)],
      height: height
    )
  }

  private func pictureBlock(of element: CoverElement) -> CoverBlock? {
    guard let picture = matter.picture else { return nil }
    let height = element.height ?? .zero
    let window = Rectangle(x: .zero, y: .zero, width: element.width, height: height)
    return CoverBlock(element, marks: [.picture(picture, window)], height: height)
  }

  // MARK: Texts

  private func textBlock(
    _ text: String,
    of element: CoverElement,
    _ height: Length?
  ) throws(FontFailure) -> CoverBlock? {
    guard !text.isEmpty, let role = element.part.role else { return nil }
    let style = layout.style(for: element, as: role)
    let box = CoverBox(style, width: element.width)
    var rule = FittingRule(
      style,
      limit: element.part == .departments ? nil : element.limit,
      measure: box.measure,
      height: height.map { $0 - box.above - box.below }
    )
    rule.keepsWordsWhole = element.part == .nameplate
    let fitted = try type.fit(text, in: style, by: rule)
    guard !fitted.lines.isEmpty else { return nil }
    let line = CoverLine(
      start: box.start,
      measure: rule.measure,
      align: style.textAlign,
      baseline: box.above + fitted.rise,
      colour: element.colour(in: style)
    )
    let height = box.above + fitted.rise + fitted.descent + box.below
    var block = CoverBlock(
      element,
      marks: box.rules(height: height) + [.text(fitted, line)],
      height: height
    )
    block.overhang = max(.zero, fitted.depth - box.below)
    return block
  }

  /// The departments' names between dots: no line ends in the middle of one, nor begins with a dot.
  private func departments(of element: CoverElement) -> String {
    matter.departments.prefix(element.limit ?? 100)
      .map { $0.replacing(" ", with: "\u{A0}") }
      .joined(separator: "\u{A0}\u{A0}·\u{A0} ")
  }
}

extension CoverElement {
  func colour(in style: ResolvedStyle) -> Colour { color?.paged ?? style.color }
}
