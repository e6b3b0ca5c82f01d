import Diagnostics

/// What a proofreader marks in a PDF: what is wrong, on which page and in which object.
struct PDFMarks: Sendable {
  /// Who asks for what is not so.
  enum Rule: Sendable {
    /// PDF itself (ISO 32000-1).
    case format
    /// PDF/UA-1 (ISO 14289-1), by the Matterhorn Protocol's checks that a machine can do.
    case accessibility
    /// PDF/A-2 (ISO 19005-2).
    case archive
    /// Both.
    case accessibilityAndArchive
    /// PDF/UA-1, and PDF/A-2 where it promises structure (level A).
    case structure
    /// PDF/UA-1, and PDF/A-2 where it promises text (levels A and U).
    case text
  }

  struct Place: Hashable, Sendable {
    /// From 1.
    var page: Int?
    var object: Int?

    static func page(_ page: Int) -> Place { Place(page: page) }
    static func object(_ object: Int?) -> Place { Place(object: object) }
  }

  struct Mark: Sendable {
    var rule: Rule
    var id: String
    var message: String
    var place: Place
    var hint: String?
  }

  private(set) var marks: [Mark] = []
  private var counts: [String: Int] = [:]

  /// Nobody reads more of one kind, and a hostile file could have millions.
  private static let mostOfOneKind = 1000

  mutating func add(
    _ rule: Rule,
    _ id: String,
    _ message: @autoclosure () -> String,
    at place: Place = Place(),
    hint: String? = nil
  ) {
    counts[id, default: 0] += 1
    guard counts[id, default: 0] <= PDFMarks.mostOfOneKind else { return }
    marks.append(Mark(rule: rule, id: id, message: message().singleLine, place: place, hint: hint))
  }

  mutating func append(_ others: PDFMarks) {
    for mark in others.marks {
      add(mark.rule, mark.id, mark.message, at: mark.place, hint: mark.hint)
    }
  }

  /// The marks as findings about the file `name`, which is held to what it promises.
  func findings(in name: String, promising claims: Claims) -> [Diagnostic] {
    marks.map { mark in
      Diagnostic(
        claims.severity(of: mark.rule),
        id: mark.id,
        mark.place.words + mark.message,
        at: SourcePlace(file: name),
        hint: mark.hint
      )
    }
  }
}

/// The standards that a file says it keeps.
struct Claims: Hashable, Sendable {
  var accessibility = false
  /// The part of ISO 19005, 1 to 4.
  var archivePart: Int?
  /// `A` where the archive wants structure and text, `U` for text alone, else `B`.
  var archiveLevel = ""

  /// A broken promise is an error; without one accessibility is worth a warning and archives a note.
  func severity(of rule: PDFMarks.Rule) -> Diagnostic.Severity {
    switch rule {
    case .format: .error
    case .accessibility: accessibility ? .error : .warning
    case .archive: archivePart == nil ? .note : .error
    case .accessibilityAndArchive: accessibility || archivePart != nil ? .error : .warning
    case .structure: accessibility || archiveLevel == "A" ? .error : .warning
    case .text: accessibility || ["A", "U"].contains(archiveLevel) ? .error : .warning
    }
  }
}

extension PDFMarks.Place {
  /// What a message begins with.
  fileprivate var words: String {
    let parts = [page.map { "page \($0)" }, object.map { "object \($0)" }].compactMap(\.self)
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
  }
}
