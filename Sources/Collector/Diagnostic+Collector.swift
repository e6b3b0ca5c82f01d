import Articles
import Configuration
import Diagnostics
import Workspace

// MARK: Articles

extension Diagnostic {
  /// An article that is left out since its bytes are no text, or its front matter has no end.
  static func unreadableArticle(
    _ problem: FrontMatterText.Problem,
    in file: String
  ) -> Diagnostic {
    let (message, line, hint): (String, Int?, String?) =
      switch problem {
      case .utf16:
        ("the file is UTF-16", 1, "save it as UTF-8")
      case .notUTF8(let line):
        ("the file is not UTF-8", line, "save it as UTF-8")
      case .binary:
        ("the file holds a zero byte and so is no text", nil, nil)
      case .unclosed(let delimiter, let line):
        ("front matter is not closed", line, "end it with a line '\(delimiter)'")
      case .tooLarge(let bytes, let line):
        (
          "its front matter has \(bytes) bytes, more than the \(ContentLimits.frontMatterSize) that are read",
          line, nil
        )
      }
    return leftOut(message, at: SourcePlace(file: file, line: line), hint: hint)
  }

  static func unreadableArticle(_ failure: ReadFailure, in file: String) -> Diagnostic {
    leftOut(failure.words, at: SourcePlace(file: file))
  }

  static func frontMatterIsNoMap(at place: SourcePlace) -> Diagnostic {
    leftOut("front matter is not a map of keys and values", at: place, hint: "write 'title: …'")
  }

  private static func leftOut(
    _ message: String,
    at place: SourcePlace,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, id: "unreadable-article", "\(message); left out", at: place, hint: hint)
  }

  static func unreadableFolder(_ folder: String, _ failure: ReadFailure) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unreadable-folder",
      "cannot read the folder '\(folder)': \(failure.words)",
      at: SourcePlace(file: folder)
    )
  }

  static func folderTooDeep(_ folder: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "folder-too-deep",
      "more than \(ContentLimits.folderDepth) folders deep; what is in it is left out",
      at: SourcePlace(file: folder)
    )
  }

  static func unreadableName(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unreadable-name",
      "the name '\(path.lastPart)' is not UTF-8; left out",
      at: SourcePlace(file: path),
      hint: "give it another name"
    )
  }

  static func linkOutside(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "link-outside",
      "the link '\(path.lastPart)' leads nowhere or out of the site and is not followed",
      at: SourcePlace(file: path),
      hint: "name what it leads to on the command line"
    )
  }

  static func foreignFormat(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unsupported-format",
      "'.\(path.lastPart.split(separator: ".").last ?? "")' files are not read; left out",
      at: SourcePlace(file: path),
      hint: "write the article in Markdown"
    )
  }

  /// Of two files for one page Hugo reads one.
  static func samePage(_ file: String, as other: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "same-page",
      "'\(other)' makes the same page of the site and is read instead",
      at: SourcePlace(file: file),
      hint: "give one of the two another name"
    )
  }

  /// `index.md` in the content folder itself, to which all of the site belongs then.
  static func bundleOfAll(_ index: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "bundle-of-all",
      "all that lies beside 'index.md' belongs to this article, so nothing else is one",
      at: SourcePlace(file: index),
      hint: "name it '_index.md' if it is the home page"
    )
  }

  static func unreadableDate(_ text: String, key: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unreadable-date",
      "'\(text)' in '\(key)' is no date",
      at: place,
      hint: "write it as 2026-02-14 or 2026-02-14T09:30:00+01:00"
    )
  }

  /// `20260214`, which a person takes for a day and Hugo for seconds since 1970.
  static func dateInDigits(
    _ day: Day,
    readAs moment: Timestamp,
    key: String,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "odd-value",
      "the number in '\(key)' counts seconds since 1970 and means \(moment.local.day)",
      at: place,
      hint: "write it as \(day)"
    )
  }

  static func unusualDate(_ text: String, readAs day: Day, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .note,
      id: "unusual-date",
      "the date '\(text)' is read as \(day); Hugo would not read it",
      at: place,
      hint: "write it as 2026-02-14 or 2026-02-14T09:30:00+01:00"
    )
  }
}

// MARK: Configuration

extension Diagnostic {
  static func configurationIsNoMap(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-configuration",
      "the configuration is not a map of keys and values",
      at: place
    )
  }

  static func unreadableConfiguration(_ file: String, _ failure: ReadFailure) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unreadable-configuration",
      failure.words,
      at: SourcePlace(file: file)
    )
  }

  static func unknownZone(
    _ name: String,
    _ severity: Severity,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      severity,
      id: "unknown-time-zone",
      "no time zone named '\(name)'",
      at: place,
      hint: "write an area and a place, such as 'Europe/Berlin'"
    )
  }

  static func badBaseURL(_ url: String, _ severity: Severity, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      severity,
      id: "invalid-base-url",
      "the base URL '\(url)' is not a web address",
      at: place,
      hint: "write it as 'https://news.example/'"
    )
  }

  static func badLanguage(_ tag: String, _ severity: Severity, at place: SourcePlace) -> Diagnostic
  {
    let meant = LanguageTag(tag).map { "write '\($0)'" }
    return Diagnostic(
      severity,
      id: "invalid-language",
      "'\(tag)' is no language tag",
      at: place,
      hint: meant ?? "write it as 'en' or 'pt-BR'"
    )
  }

  static func badPattern(_ pattern: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "invalid-pattern",
      "'\(pattern.prefix(80))' is no regular expression, or could take too long to match",
      at: place,
      hint: "write a part of the path, such as '\\.Rmd$'"
    )
  }

  static func contentOutside(_ folder: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "content-outside",
      "the folder '\(folder)' lies outside the site and is not read",
      at: place,
      hint: "name that folder as the site"
    )
  }

  static func assumedTitle(_ title: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "assumed-title",
      "nothing says how the publication is called; it is '\(title)', and taken for any other of that name",
      hint: "write 'title: …' in newsletter.yaml, or name it with --title"
    )
  }

  static func assumedLanguage() -> Diagnostic {
    Diagnostic(
      .note,
      id: "assumed-language",
      "nothing says in which language the publication is; English is assumed",
      hint: "write 'language: en' in newsletter.yaml"
    )
  }
}
