import Geometry
import Layout
import TextShaping

/// The styles of a layout for text of one language, each worked out once.
final class StyleBook {
  let layout: LayoutDescription
  let fonts: FontLibrary
  /// BCP 47.
  let language: String
  /// The unit of the baseline grid.
  let grid: Length
  /// From the top of a line of the grid to its baseline.
  let gridBaseline: Length
  private var blocks: [StyleRole: BlockStyle] = [:]
  private var inlines: [StyleRole: ResolvedStyle] = [:]
  private var looks: [StyleRole: [TextLook: TextLook]] = [:]

  init(layout: LayoutDescription, fonts: FontLibrary, language: String) throws(FontFailure) {
    self.layout = layout
    self.fonts = fonts
    self.language = language
    grid = max(layout.type.leading, .pt(1))
    let text = try BlockStyle(
      layout.style(for: .text),
      language: language,
      fonts: fonts,
      gridBaseline: nil
    )
    gridBaseline = text.baseline
    blocks[.text] = text
  }

  func block(_ role: StyleRole) throws(FontFailure) -> BlockStyle {
    if let known = blocks[role] { return known }
    let block = try BlockStyle(
      layout.style(for: role),
      language: language,
      fonts: fonts,
      gridBaseline: gridBaseline
    )
    blocks[role] = block
    return block
  }

  /// The style of a role among other words: what the layout itself says of it counts.
  func inline(_ role: StyleRole) -> ResolvedStyle {
    if let known = inlines[role] { return known }
    let style = layout.style(for: role)
    inlines[role] = style
    return style
  }

  /// The look of words that have a role of their own among words of another look.
  func look(of role: StyleRole, within look: TextLook) -> TextLook {
    if let known = looks[role]?[look] { return known }
    let changed = look.with(inline(role))
    looks[role, default: [:]][look] = changed
    return changed
  }
}
