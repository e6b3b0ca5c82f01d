/// Which way a paragraph as a whole reads.
package enum BaseDirection: Hashable, Sendable {
  /// As its first letter does.
  case automatic
  case leftToRight
  case rightToLeft
}
