internal import ArgumentParser
internal import Diagnostics
internal import Glibc

extension Broadsheet {
  /// Ends the process after an error of a call; a call that makes no sense is told in the form that it asks findings
  /// to be told in.
  static func end(after error: any Error, of arguments: [String]) -> Never {
    let isMisuse = exitCode(for: error) == .validationFailure && !(error is ExitCode)
    guard isMisuse, asksForJSON(arguments) else { Broadsheet.exit(withError: error) }
    Console(findingsForm: .json).report(
      FindingsReport([.misuse(message(for: error), of: command(named: arguments.first))])
    )
    Glibc.exit(ExitStatus.usage.rawValue)
  }

  /// Whether a call that could not be read asks for JSON; the last word on it counts.
  private static func asksForJSON(_ arguments: [String]) -> Bool {
    let option = "--diagnostics"
    let words = Array(arguments.prefix { $0 != "--" })
    let forms = words.indices.compactMap { index -> String? in
      if words[index] == option { return words.dropFirst(index + 1).first }
      return words[index].hasPrefix(option + "=")
        ? String(words[index].dropFirst(option.count + 1)) : nil
    }
    return forms.last.flatMap(Console.FindingsForm.init) == .json
  }

  /// How a subcommand is called, or the whole command where there is none of that name.
  private static func command(named name: String?) -> String {
    let isKnown = configuration.subcommands.contains { $0.configuration.commandName == name }
    return ["broadsheet", isKnown ? name : nil].compactMap(\.self).joined(separator: " ")
  }
}

extension Diagnostic {
  /// What the parser says of a call, without the full stop of its sentences.
  fileprivate static func misuse(_ message: String, of command: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "usage",
      message.hasSuffix(".") ? String(message.dropLast()) : message,
      hint: "see '\(command) --help'"
    )
  }
}
