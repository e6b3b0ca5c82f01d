internal import Diagnostics

extension Diagnostic {
  static func recipientsNotUTF8(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "recipients-not-utf8",
      "a byte that is not UTF-8; nobody of this file is written to",
      at: place,
      hint: "save the file as UTF-8"
    )
  }

  static func tableWithoutAddresses(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "no-address-column",
      "no column is named 'address'; nobody of this file is written to",
      at: place,
      hint: "begin with a line that names the columns: address,name,format,language,departments"
    )
  }

  static func blankList(_ file: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "no-recipients",
      "nobody is in the list, and so nobody is written to",
      at: SourcePlace(file: file, line: 1)
    )
  }

  static func unknownColumn(
    _ name: String,
    at place: SourcePlace,
    among names: [String]
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unknown-column",
      "no column named '\(name)' is known; it is not read",
      at: place,
      hint: Suggestion.hint(for: name, among: names)
    )
  }

  static func surplusCells(_ count: Int, columns: Int, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "surplus-cells",
      "\(counted(count, "cell")) in a table of \(counted(columns, "column")); the last are not read",
      at: place,
      hint: "put a cell that holds a comma in quotation marks"
    )
  }

  static func rowWithoutAddress(at place: SourcePlace) -> Diagnostic {
    Diagnostic(.warning, id: "missing-address", "a row without an address", at: place)
  }

  static func unknownLanguage(_ tag: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "invalid-language",
      "'\(tag)' is no language tag; they get issues in every language",
      at: place,
      hint: "such as en or pt-BR"
    )
  }

  static func unknownFormat(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unknown-format",
      "no format is named '\(name)'; it is left out",
      at: place,
      hint: "epub, pdf, both, none or kindle"
    )
  }

  static func repeatedAddress(
    _ address: String,
    at place: SourcePlace,
    first: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "repeated-address",
      "'\(address)' is in the list already; the first counts",
      at: place,
      hint: first.line.map { "the first is on line \($0)" }
    )
  }

  static func unsafeName(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unsafe-name",
      "the name \(name.debugDescription) holds a line end or another control character; its row is left out",
      at: place,
      hint: "a name with a line end could write headers of its own"
    )
  }

  static func badAddress(
    _ written: String,
    _ flaw: MailAddress.Flaw,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: flaw == .control ? "unsafe-address" : "invalid-address",
      "\(written.debugDescription) \(flaw.words); it is left out",
      at: place,
      hint: flaw.hint
    )
  }
}

extension MailAddress.Flaw {
  /// What is wrong, in words that follow the address.
  package var words: String {
    switch self {
    case .control: "holds a line end or another control character"
    case .withoutAt: "has no @"
    case .local: "has no usable name before its @"
    case .foreignLocal: "has letters beyond ASCII before its @, which not every server understands"
    case .domain: "has no usable domain behind its @"
    }
  }

  fileprivate var hint: String? {
    switch self {
    case .control: "an address with a line end could write headers of its own"
    case .foreignLocal: "ask for another address of theirs"
    case .withoutAt, .local, .domain: nil
    }
  }
}
