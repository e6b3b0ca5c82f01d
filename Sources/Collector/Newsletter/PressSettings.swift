package import Workspace

/// How an issue is made, beside what it looks like; `nil` for what nobody has said.
package struct PressSettings: Hashable, Sendable {
  /// How much larger than the layout describes it everything on the pages is.
  package var scale: Double?
  /// How large each file may become.
  package var maximumSize: SizeLimit?
  /// Whether the layout's fonts go along with the EPUB.
  package var embedsFonts: Bool?
  /// Whether the EPUB is put into the PDF.
  package var attachesEPUB: Bool?
  /// Whether the PDF's first page shows before all of it has come.
  package var linearizes: Bool?
  /// Whether any warning or error keeps the issue from being written.
  package var isStrict: Bool?

  package init() {}

  /// How much larger or smaller pages may be.
  package static let scales = 0.5...3

  /// These, and what they leave open from others.
  package func over(_ others: PressSettings) -> PressSettings {
    var settings = self
    settings.scale = scale ?? others.scale
    settings.maximumSize = maximumSize ?? others.maximumSize
    settings.embedsFonts = embedsFonts ?? others.embedsFonts
    settings.attachesEPUB = attachesEPUB ?? others.attachesEPUB
    settings.linearizes = linearizes ?? others.linearizes
    settings.isStrict = isStrict ?? others.isStrict
    return settings
  }
}
