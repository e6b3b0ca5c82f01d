import Geometry
import Layout

/// What a style puts around the lines of an element: space, and rules above and below.
struct CoverBox {
  let above: Length
  let below: Length
  let start: Length
  let measure: Length
  private let width: Length
  private let head: (thickness: Length, length: Length, colour: Colour)?
  private let foot: (thickness: Length, length: Length, colour: Colour)?

  init(_ style: ResolvedStyle, width: Length) {
    func rule(_ property: StyleProperty) -> (thickness: Length, length: Length, colour: Colour)? {
      style.border(property).map { border in
        func length(_ dimension: Dimension) -> Length {
          dimension.length(em: style.fontSize, line: style.type.leading)
        }
        let long = border.length.map { min(length($0), width) } ?? width
        return (length(border.width), long, border.colour.paged)
      }
    }
    head = rule(.borderTop)
    foot = rule(.borderBottom)
    self.width = width
    above = (head?.thickness ?? .zero) + (style.length(.paddingTop) ?? .zero)
    below = (foot?.thickness ?? .zero) + (style.length(.paddingBottom) ?? .zero)
    start = style.length(.paddingLeft) ?? .zero
    measure = width - start - (style.length(.paddingRight) ?? .zero)
  }

  /// The rules of a box that begins at `top` and is as high as `height`.
  func rules(top: Length = .zero, height: Length) -> [CoverMark] {
    let upper = head.map { rule in
      CoverMark.area(
        Rectangle(x: .zero, y: top, width: rule.length, height: rule.thickness),
        rule.colour
      )
    }
    let lower = foot.map { rule in
      CoverMark.area(
        Rectangle(
          x: .zero,
          y: top + height - rule.thickness,
          width: rule.length,
          height: rule.thickness
        ),
        rule.colour
      )
    }
    return [upper, lower].compactMap(\.self)
  }
}
