package import Diagnostics
package import Layout
package import PageModel
package import TextShaping

/// Sets an issue's cover as a layout describes it.
///
/// Nothing ever leaves its place: what is too long is set in smaller sizes, then on more lines, and at
/// last cut off with an ellipsis; what is above pushes what is below.
package struct CoverSetter {
  private let shaper: Shaper

  package init(fonts: FontLibrary) { shaper = Shaper(library: fonts) }

  /// The cover in the layout's own points, and a warning if no font has some of its characters.
  ///
  /// A layout that describes no cover gets the standard one. A picture that is too small or too long
  /// counts as none.
  package func set(
    _ matter: CoverMatter,
    in layout: LayoutDescription
  ) throws(FontFailure) -> Diagnosed<Page> {
    var matter = matter.cleaned
    if matter.picture?.isGoodForCover == false { matter.picture = nil }
    let cover = layout.cover ?? .standard
    let form = matter.picture == nil ? cover.typographic : cover.withPicture
    let blocks = CoverBlockSetter(
      matter: matter,
      layout: layout,
      type: DisplayType(shaper: shaper, language: matter.language)
    )
    let composition = try CoverComposition(of: form, in: cover, by: blocks)
    var sheet = CoverSheet(size: cover.size, isMirrored: matter.isMirrored)
    sheet.fill(with: form.background.paged)
    for placed in composition.blocks { sheet.add(placed) }
    return Diagnosed(sheet.page, sheet.findings)
  }
}
