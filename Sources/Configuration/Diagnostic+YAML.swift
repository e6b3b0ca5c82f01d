import Diagnostics

extension Diagnostic {
  /// libyaml's finding in words that an author understands, with a way out of the common mistakes.
  static func invalidYAML(
    _ failure: YAMLParser.Failure,
    in source: ConfigurationSource
  ) -> Diagnostic {
    if let offset = failure.offset {
      return source.invalidUTF8()
        ?? .invalid(.yaml, failure.problem, at: source.place(ofByte: offset))
    }
    // libyaml sees an end too early one line below the last.
    let isBelow = failure.mark.line > source.bytes.count { $0 == UInt8(ascii: "\n") }
    let place =
      isBelow
      ? source.place(ofByte: source.bytes.count)
      : source.place(line: failure.mark.line, column: failure.mark.column)
    let (problem, hint) = explanation(of: failure.problem, in: source, at: failure.mark)
    return .invalid(.yaml, problem, at: place, hint: hint)
  }

  static func unknownAnchor(
    _ name: String,
    at place: SourcePlace,
    among anchors: [String]
  ) -> Diagnostic {
    .invalid(
      .yaml,
      "nothing before this is named '&\(name)'",
      at: place,
      hint: Suggestion.hint(for: name, among: anchors)
    )
  }

  private static func explanation(
    of problem: String,
    in source: ConfigurationSource,
    at mark: YAMLParser.Mark
  ) -> (problem: String, hint: String?) {
    switch problem {
    case "mapping values are not allowed in this context":
      ("mapping values are not allowed here", "put a value that contains ': ' in quotation marks")
    case "block sequence entries are not allowed in this context":
      ("list items are not allowed here", "put the list on the lines below its key")
    case "found character that cannot start any token":
      badStart(in: source, at: mark)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      ("a tab cannot indent", "indent with spaces")
    case "did not find expected key", "could not find expected ':'":
      (problem, "a key ends in a colon and a space; keys of one map stand in one column")
    case "found unknown escape character":
      (problem, "write a backslash twice, or use single quotation marks")
    case "found unexpected end of stream":
      ("the document ends inside a quotation", nil)
    default: (problem, nil)
    }
  }

  private static func badStart(
    in source: ConfigurationSource,
    at mark: YAMLParser.Mark
  ) -> (problem: String, hint: String?) {
    switch source.byte(at: mark) {
    case UInt8(ascii: "\t"): ("a tab cannot indent", "indent with spaces")
    case .some(let byte) where byte < 0x80:
      (
        "a value cannot begin with '\(Character(Unicode.Scalar(byte)))'",
        "put the value in quotation marks"
      )
    default: ("a value cannot begin like this", "put the value in quotation marks")
    }
  }
}

extension ConfigurationSource {
  /// The first byte of the character at a mark.
  fileprivate func byte(at mark: YAMLParser.Mark) -> UInt8? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(mark.line) else { return nil }
    return lines[mark.line].lazy.filter { !$0.isUTF8Continuation }.dropFirst(mark.column).first
  }
}
