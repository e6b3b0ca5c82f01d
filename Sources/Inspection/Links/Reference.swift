/// A reference from one file to something else, and where it is written.
struct Reference: Sendable {
  /// What the target is wanted for.
  enum Purpose: Hashable, Sendable {
    /// To be gone to.
    case link
    case image
    case styleSheet
    case font
    /// A sound, a film or its subtitles.
    case media
    /// A document shown inside another.
    case frame
    case script
    /// A drawing or symbol of SVG, used by its identifier.
    case symbol
    /// Where a text comes from.
    case citation
    /// A part of a text that a recording follows.
    case spokenText
  }

  var purpose: Purpose
  var address: Address
  var written: String
  var offset: Int
}
