/// What the rest of a book needs to know of one of its documents.
struct ContentFacts: Sendable {
  /// Manifest properties that the content calls for.
  enum Property: String, CaseIterable, Sendable {
    case svg, mathml, scripted
    case `switch`
    case remoteResources = "remote-resources"
  }

  /// A reference to a note.
  struct NoteReference: Sendable {
    var target: String
    var offset: Int
  }

  /// Every identifier and at which byte it stands.
  var identifiers: [String: Int] = [:]
  /// The identifier of the body, which old converters cannot go to.
  var bodyIdentifier: String?
  var references: [Reference] = []
  var properties: Set<Property> = []
  /// Identifiers of elements that mark where a printed page begins.
  var pageBreaks: [String] = []
  var hasPageBreakWithoutIdentifier = false
  var hasPictures = false
  var hasUndescribedPictures = false
  var hasSoundOrFilm = false
  var noteReferences: [NoteReference] = []
  /// The lengths in characters of elements that are notes, by their identifiers.
  var notes: [String: Int] = [:]
}
