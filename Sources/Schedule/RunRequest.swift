package import Compiler

/// What `run` is asked for; all else is the newsletter's.
package struct RunRequest: Sendable {
  /// How issues are made; their periods are found.
  package var build: BuildRequest
  /// The editions that are made, and sent.
  package var editions: EditionChoice
  /// Whether each missed period gets an issue of its own, whatever the newsletter says.
  package var catchesUp = false
  /// Whether the last period's issue is made again where there is one.
  package var rebuilds = false
  /// Whether nothing is made, and all is told.
  package var rehearses = false
  /// Where it is remembered what was sent to whom; `nil` where the machine names no such folder.
  package var stateFolder: String?
  /// Seconds since 1970 as what is sent is written down; `nil` for what the issues' clock shows.
  package var clock: (@Sendable () -> Int)?

  package init(_ build: BuildRequest, of editions: EditionChoice = EditionChoice()) {
    self.build = build
    self.editions = editions
  }
}
