/// A regular expression by which a site leaves files out, such as `\.Rmd$`.
struct IgnoredFiles: Sendable {
  private enum Test: @unchecked Sendable {
    case suffix(String)
    case contains(String)
    // Made from a text, a Regex holds no closure of ours and is never changed again. What it compiles at its first match
    // the standard library stores atomically, so that threads may match with it at once.
    case expression(Regex<AnyRegexOutput>)
  }

  private let test: Test

  private static let longestPattern = 500
  private static let longestPath = 4096
  private static let mostRepetitions = 4

  /// The pattern; `nil` when it is no regular expression, or one that could take for ever to match.
  init?(_ pattern: String) {
    guard pattern.utf8.count <= IgnoredFiles.longestPattern else { return nil }
    if let (literal, isAnchored) = IgnoredFiles.literal(pattern) {
      test = isAnchored ? .suffix(literal) : .contains(literal)
    } else if !IgnoredFiles.isSlow(pattern), let expression = try? Regex(pattern) {
      // As Go's expressions have it: a dot between letters parts two words.
      test = .expression(expression.wordBoundaryKind(.simple).matchingSemantics(.unicodeScalar))
    } else {
      return nil
    }
  }

  /// Whether a path is left out, from the site's root on and with a slash before it.
  func matches(_ path: String) -> Bool {
    guard path.utf8.count <= IgnoredFiles.longestPath else { return false }
    return switch test {
    case .suffix(let suffix): path.hasSuffix(suffix)
    case .contains(let part): path.contains(part)
    case .expression(let expression): (try? expression.firstMatch(in: path)) != nil
    }
  }

  /// Whether matching may try more ways than there is time for, since the standard library goes back and tries again.
  ///
  /// Its ways multiply with every repetition, and double with every letter when a group that is repeated can itself
  /// match in several ways: `(a+)+`, `(a|a)*`. Backslashes and brackets are not looked into: better refuse too much.
  private static func isSlow(_ pattern: String) -> Bool {
    var repetitions = 0
    var hasChoice = false
    var isAfterGroup = false
    for byte in pattern.utf8 {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"):
        if isAfterGroup, hasChoice { return true }
        repetitions += 1
        hasChoice = true
      case UInt8(ascii: "|"), UInt8(ascii: "?"): hasChoice = true
      default: break
      }
      // Blanks mean nothing in patterns that begin with `(?x)`.
      if byte > 0x20 { isAfterGroup = byte == UInt8(ascii: ")") }
    }
    return repetitions > mostRepetitions
  }

  /// Most patterns are words with a `$` at most, which need no machine to match.
  private static func literal(_ pattern: String) -> (text: String, isAnchored: Bool)? {
    var text = ""
    var rest = pattern[...]
    while let character = rest.popFirst() {
      switch character {
      case "$" where rest.isEmpty: return (text, true)
      case "\\":
        guard let next = rest.popFirst(), !next.isLetter, !next.isNumber else { return nil }
        text.append(next)
      case ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "^", "$": return nil
      default: text.append(character)
      }
    }
    return (text, false)
  }
}
