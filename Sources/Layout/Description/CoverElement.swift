package import Geometry

/// One thing on a cover, and its place.
///
/// A text may be of any length, so places give way: no element stands nearer than its gap to those
/// above it, and one without anything to say leaves its room to the others.
package struct CoverElement: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case nameplate
    /// The publication's subtitle, in the style of decks.
    case subtitle
    case dateline
    case rule
    /// A ground behind the elements that follow it, up to the next band or picture.
    case band
    case picture
    case title
    case deck
    case byline
    /// The names of the departments.
    case departments
    /// The headlines of other articles with their departments.
    case lines
  }

  /// From where an element is placed.
  package enum Place: Hashable, Sendable {
    /// Its top is so far from the head of the cover, or lower where that is taken.
    case top(Length)
    /// Its foot is so far from the foot of the cover, or higher where that is taken.
    case bottom(Length)
    /// It stands its gap under what is above it.
    case below
  }

  package var part: Part
  package var place: Place
  /// The least distance from what stands above it, as seen: from a last line's foot.
  package var gap: Length
  /// From the cover's left edge, right where the language runs to the left.
  package var left: Length
  package var width: Length
  /// `nil` where the element is as high as it comes out: a picture fills the room that is left, a
  /// band holds what stands on it.
  package var height: Length?
  /// The highest that a text may come out before it is set smaller.
  package var maxHeight: Length?
  /// From a band's edge to what stands on it.
  package var padding: Length
  /// `nil` where the style says it.
  package var color: ColourToken?
  /// What a dateline says.
  package var cells: Cells
  /// The most lines of text, or entries of `departments` and `lines`.
  package var limit: Int?
  /// From one entry of `lines` to the next.
  package var pitch: Length?
  /// From the department to the headline in `lines`; `nil` for as much as departments need.
  package var indent: Length?
  /// What this element says over the style of its role.
  package var style: [StyleProperty: StyleValue]

  package init(
    _ part: Part,
    _ place: Place = .below,
    gap: Length = .zero,
    left: Length = .zero,
    width: Length,
    height: Length? = nil,
    maxHeight: Length? = nil,
    padding: Length = .zero,
    color: ColourToken? = nil,
    cells: Cells = Cells(),
    limit: Int? = nil,
    pitch: Length? = nil,
    indent: Length? = nil,
    style: [StyleProperty: StyleValue] = [:]
  ) {
    self.part = part
    self.place = place
    self.gap = gap
    self.left = left
    self.width = width
    self.height = height
    self.maxHeight = maxHeight
    self.padding = padding
    self.color = color
    self.cells = cells
    self.limit = limit
    self.pitch = pitch
    self.indent = indent
    self.style = style
  }
}

// MARK: - Styles

extension CoverElement.Part {
  /// In which style the part's words are set; `nil` for parts without words.
  package var role: StyleRole? {
    switch self {
    case .nameplate: .coverNameplate
    case .subtitle, .deck: .coverDeck
    case .dateline: .coverDateline
    case .title: .coverTitle
    case .byline: .coverByline
    case .departments: .coverDepartments
    case .lines: .coverLine
    case .rule, .band, .picture: nil
    }
  }
}

extension LayoutDescription {
  /// The style of an element's words: its role's, and over that its own.
  package func style(for element: CoverElement, as role: StyleRole) -> ResolvedStyle {
    guard !element.style.isEmpty else { return style(for: role) }
    var layout = self
    layout.styles[role, default: [:]].merge(element.style) { $1 }
    return layout.style(for: role)
  }

  /// The faces that elements of the cover ask for beside those of their roles.
  var facesOfCoverElements: [FaceName] {
    let forms = cover.map { [$0.withPicture, $0.typographic] } ?? []
    return forms.flatMap(\.elements).filter { !$0.style.isEmpty }.compactMap { element in
      element.part.role.map { style(for: element, as: $0).face }
    }
  }
}
