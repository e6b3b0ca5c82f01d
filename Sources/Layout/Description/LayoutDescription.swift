package import Diagnostics
package import Geometry

/// A layout as its author describes it: the parts of an issue and how they look, in both formats.
package struct LayoutDescription: Hashable, Sendable {
  /// The name by which it is asked for: `briefing`.
  package var name: String
  package var title: String
  package var summary: String
  /// In the order written; the first is the text's unless `text` names another.
  package var fonts: [FontToken]
  package var colours: [ColourToken]
  package var type: TypeScale
  /// What the layout says of roles, for both formats.
  package var styles: [StyleRole: [StyleProperty: StyleValue]]
  /// What it says of them for EPUBs alone, over `styles`.
  package var reflowableStyles: [StyleRole: [StyleProperty: StyleValue]]
  /// For one use, the first that the paper is wide enough for counts.
  package var pages: [PageMaster]
  package var cover: CoverDescription?
  package var parts: [IssuePart]
}

// MARK: - Styles

extension LayoutDescription {
  /// A role's style with everything resolved, for pages or for EPUBs.
  package func style(for role: StyleRole, in target: LayoutTarget = .paged) -> ResolvedStyle {
    let own = declarations(for: role, in: target)
    let inherited = role == .text ? [:] : declarations(for: .text, in: target)
    let values = inherited.filter { $0.key.isInherited }
      .merging(role.kind.defaults) { $1 }
      .merging(own) { $1 }
      .filter { $0.key.targets.contains(target) }
    return ResolvedStyle(
      role: role,
      target: target,
      type: type,
      textFont: textFont,
      declared: Set(own.keys),
      values: values
    )
  }

  /// What the layout itself says of a role; for roles within a line this alone is set.
  package func declarations(
    for role: StyleRole,
    in target: LayoutTarget
  ) -> [StyleProperty: StyleValue] {
    let own = styles[role] ?? [:]
    guard target == .reflowable else { return own }
    return own.merging(reflowableStyles[role] ?? [:]) { $1 }
  }

  /// Every face in which the layout sets something on pages, in order of their names.
  package var faces: [FaceName] {
    let blocks = StyleRole.allCases.filter { $0.kind != .inline }.map { style(for: $0) }
    let inline = StyleRole.allCases.filter { $0.kind == .inline }.map { style(for: $0) }
    let text = style(for: .text)
    let emphasis = style(for: .emphasis)
    let strong = style(for: .strong)
    let inText = [emphasis.isItalic, true].map {
      FaceName(family: text.font.family, weight: text.weight, isItalic: $0)
    }
    let strongItalic = FaceName(family: text.font.family, weight: strong.weight, isItalic: true)
    let named = (blocks + inline).map(\.face) + facesOfCoverElements
    return Set(named + inText + [strongItalic]).sorted()
  }

  /// A finding for every face that the layout sets in and the `known` ones, those of
  /// `fonts/families.yaml`, lack.
  package func missingFaces(among known: [FaceName]) -> [Diagnostic] {
    faces.filter { !known.contains($0) }.map { face in
      let token = fonts.first { $0.family == face.family }
      return .unknownFace(face, at: token?.place, among: known)
    }
  }

  private var textFont: FontToken {
    fonts.first ?? FontToken(name: "text", family: "", generic: .serif, place: .init(file: name))
  }
}

// MARK: - Pages and parts

extension LayoutDescription {
  /// The master of a use on a paper this wide.
  ///
  /// Where none fits it is the last of the use, else the last of all; `nil` for a layout without pages.
  package func master(for use: PageMaster.Use, pageWidth: Length) -> PageMaster? {
    let masters = pages.filter { $0.uses.contains(use) }
    return masters.first { $0.minWidth <= pageWidth } ?? masters.last ?? pages.last
  }

  /// The layout for readers who want its pages larger, or smaller: a page is set as on paper that is smaller by the
  /// factor, and then enlarged.
  package func enlarged(by factor: Double) -> LayoutDescription {
    var layout = self
    layout.pages = pages.map { master in
      var master = master
      master.minWidth = master.minWidth * factor
      master.scale *= factor
      return master
    }
    return layout
  }

  package var masthead: Masthead? {
    parts.lazy.compactMap { if case .masthead(let part) = $0 { part } else { nil } }.first
  }

  package var contents: ContentsForm? {
    parts.lazy.compactMap { if case .contents(let part) = $0 { part } else { nil } }.first
  }

  /// How many takeaways of the lead may stand in a strip of their own; `nil` where there is none.
  package var takeawaysLimit: Int? {
    parts.lazy.compactMap { if case .takeaways(let limit) = $0 { limit } else { nil } }.first
  }

  package var departments: DepartmentsForm? {
    parts.lazy.compactMap { if case .departments(let part) = $0 { part } else { nil } }.first
  }

  package var colophon: ColophonForm? {
    parts.lazy.compactMap { if case .colophon(let part) = $0 { part } else { nil } }.first
  }

  package var introduction: Template? {
    parts.lazy.compactMap { if case .intro(let part) = $0 { part } else { nil } }.first
  }
}
