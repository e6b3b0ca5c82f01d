import Diagnostics

extension Diagnostic {
  static func unknownShortcode(
    _ name: String,
    keepsText: Bool,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unknown-shortcode",
      "no shortcode '\(excerpt(name))' is known; "
        + (keepsText ? "the text in it is kept" : "it is left out"),
      at: place,
      hint: "say what it is in newsletter.yaml: 'shortcodes: {\(excerpt(name)): box}'"
    )
  }

  /// What was made of a shortcode that the site has for itself.
  static func guessedShortcode(
    _ shortcode: Shortcode,
    as form: String,
    isByName: Bool = true
  ) -> Diagnostic {
    let name = excerpt(shortcode.name)
    return Diagnostic(
      .note,
      id: "guessed-shortcode",
      "the shortcode '\(name)' is set as '\(form)', "
        + (isByName ? "as its name says" : "as its arguments say"),
      at: shortcode.place,
      hint: "settle it in newsletter.yaml: 'shortcodes: {\(name): \(form)}'"
    )
  }

  static func endlessShortcode(_ shortcode: Shortcode, end: String) -> Diagnostic {
    broken(
      "the tag of the shortcode '\(excerpt(shortcode.name))' has no end; it is printed as it is",
      shortcode,
      hint: "end it with '\(end)', and each quoted argument with its quote"
    )
  }

  static func unopenedShortcode(_ shortcode: Shortcode) -> Diagnostic {
    broken(
      "a tag closes the shortcode '\(excerpt(shortcode.name))', which is not open",
      shortcode,
      hint: nil
    )
  }

  static func unclosedShortcode(_ shortcode: Shortcode) -> Diagnostic {
    let name = excerpt(shortcode.name)
    return broken(
      "the shortcode '\(name)' is not closed, and so holds no text",
      shortcode,
      hint: "close it with '{{< /\(name) >}}'"
    )
  }

  static func mixedArguments(_ shortcode: Shortcode) -> Diagnostic {
    broken(
      "the shortcode '\(excerpt(shortcode.name))' has arguments with names and without",
      shortcode,
      hint: "name all of them or none; Hugo stops here"
    )
  }

  static func missingParameter(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "missing-parameter",
      "neither the front matter nor the site has a parameter '\(excerpt(name))'",
      at: place
    )
  }

  private static func broken(
    _ message: String,
    _ shortcode: Shortcode,
    hint: String?
  ) -> Diagnostic {
    Diagnostic(.warning, id: "broken-shortcode", message, at: shortcode.place, hint: hint)
  }
}
