/// The closed set of keys of one kind of map in a layout.
protocol LayoutKey: RawRepresentable<String>, CaseIterable, Equatable, Sendable {
  /// The map in messages: `no key 'x' in a page master`.
  static var subject: String { get }

  /// What may be written for the key, what holds without it, and what it means.
  var definition: KeyDefinition { get }
}

/// Keys of a whole layout.
enum DescriptionKey: String, LayoutKey {
  case name
  case title
  case description
  case fonts
  case colours
  case type
  case styles
  case pages
  case cover
  case issue

  static let subject = "a layout"
}

enum FontKey: String, LayoutKey {
  case family
  case generic

  static let subject = "a font"
}

enum ColourKey: String, LayoutKey {
  case paged
  case epub
  case dark

  static let subject = "a colour"
}

enum TypeKey: String, LayoutKey {
  case size
  case leading

  static let subject = "'type'"
}

enum MasterKey: String, LayoutKey {
  case uses = "for"
  case minWidth = "min-width"
  case margins
  case columns
  case gutter
  case columnRule = "column-rule"
  case frames
  case side
  case runningHead = "running-head"
  case folio
  case scale
  case greys

  static let subject = "a page master"
}

enum MarginKey: String, LayoutKey {
  case head
  case outside
  case foot
  case inside

  static let subject = "'margins'"
}

enum FurnitureKey: String, LayoutKey {
  case at
  case left
  case center
  case right
  case outside
  case inside
  case rule
  case ruleAt = "rule-at"
  case progress
  case progressAt = "progress-at"

  static let subject = "a line of furniture"
}

enum MastheadKey: String, LayoutKey {
  case nameplate
  case ears
  case dateline

  static let subject = "'masthead'"
}

enum CellKey: String, LayoutKey {
  case left
  case center
  case right

  static let subject = "a line of cells"
}

enum ContentsKey: String, LayoutKey {
  case form
  case takeaways
  case decks
  case pages
  case gatherBriefs = "gather-briefs"
  case facts
  case heading
  case limit
  case gap
  case indent
  case width
  case start
  case touchRows = "touch-rows"

  static let subject = "'contents'"
}

enum DepartmentsKey: String, LayoutKey {
  case article
  case overColumns = "over-columns"
  case labels
  case pictureLines = "picture-lines"
  case dropCaps = "drop-caps"
  case pullQuotes = "pull-quotes"
  case featureWords = "feature-words"
  case brief
  case mostStrong = "most-strong"
  case front
  case heads
  case byline
  case takeaways
  case start
  case articleStart = "article-start"
  case gap
  case maxGap = "max-gap"
  case rule
  case minLines = "min-lines"
  case sectionBars = "section-bars"
  case endMarks = "end-marks"

  static let subject = "'departments'"
}

enum FrontKey: String, LayoutKey {
  case lead
  case rail
  case rest
  case stories
  case pictureLines = "picture-lines"
  case railPictureLines = "rail-picture-lines"
  case words

  static let subject = "'front'"
}

enum ColophonKey: String, LayoutKey {
  case lines
  case start

  static let subject = "'colophon'"
}

enum CoverKey: String, LayoutKey {
  case size
  case pixelWidth = "pixel-width"
  case margin
  case onPages = "on-pages"
  case withPicture = "with-picture"
  case typographic

  static let subject = "'cover'"
}

enum CoverFormKey: String, LayoutKey {
  case background
  case color
  case elements

  static let subject = "a form of the cover"
}

enum CoverElementKey: String, LayoutKey {
  case top
  case bottom
  case gap
  case left
  case width
  case height
  case maxHeight = "max-height"
  case padding
  case color
  case cells
  case limit
  case pitch
  case indent
  case style

  static let subject = "an element of the cover"
}
