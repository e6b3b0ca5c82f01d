/// Categories, tags and the like, compared as people mean them.
package enum Term {
  /// The term without regard to case, and with hyphens, underscores and runs of space all one space.
  package static func folded(_ term: String) -> String {
    term.lowercased()
      .split(whereSeparator: { $0.isWhitespace || $0 == "-" || $0 == "_" })
      .joined(separator: " ")
  }
}
