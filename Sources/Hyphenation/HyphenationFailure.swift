/// Why a dictionary of hyphenation patterns cannot be used.
package enum HyphenationFailure: Error, Hashable, Sendable {
  /// The first line names a set of characters that the machine cannot convert.
  case unknownCharset(String)
  /// There is not one pattern in it.
  case noPatterns
}

extension HyphenationFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownCharset(let name): "no set of characters named '\(name)'"
    case .noPatterns: "there are no hyphenation patterns in it"
    }
  }
}
