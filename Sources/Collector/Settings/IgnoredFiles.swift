/// A regular expression by which a site leaves files out, such as `\.Rmd$`.
struct IgnoredFiles: Sendable {
  private enum Test: @unchecked Sendable {
    case suffix(String)
    case contains(String)
    // A Regex without captures and custom parsers is an immutable program; matching makes its own state.
    case expression(Regex<AnyRegexOutput>)
  }

  private let test: Test

  /// The pattern; `nil` when it is no regular expression.
  init?(_ pattern: String) {
    if let (literal, isAnchored) = IgnoredFiles.literal(pattern) {
      test = isAnchored ? .suffix(literal) : .contains(literal)
    } else if let expression = try? Regex(pattern) {
      test = .expression(expression)
    } else {
      return nil
    }
  }

  /// Whether a path is left out, from the site's root on and with a slash before it.
  func matches(_ path: String) -> Bool {
    switch test {
    case .suffix(let suffix): path.hasSuffix(suffix)
    case .contains(let part): path.contains(part)
    case .expression(let expression): (try? expression.firstMatch(in: path)) != nil
    }
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
