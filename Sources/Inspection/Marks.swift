import Diagnostics
import XML

/// What a proofreader marks in one file: what is wrong, and at which byte.
struct Marks: Sendable {
  struct Mark: Sendable {
    var severity: Diagnostic.Severity
    var id: String
    var message: String
    var hint: String?
    /// Of the file's bytes; `nil` when the whole file is meant.
    var offset: Int?
  }

  private(set) var marks: [Mark] = []

  /// No file gets more marks than this, lest a hostile one exhaust memory.
  private static let limit = 2000

  mutating func error(_ id: String, _ message: String, at offset: Int? = nil, hint: String? = nil) {
    add(Mark(severity: .error, id: id, message: message, hint: hint, offset: offset))
  }

  mutating func warning(
    _ id: String,
    _ message: String,
    at offset: Int? = nil,
    hint: String? = nil
  ) {
    add(Mark(severity: .warning, id: id, message: message, hint: hint, offset: offset))
  }

  mutating func note(_ id: String, _ message: String, at offset: Int? = nil, hint: String? = nil) {
    add(Mark(severity: .note, id: id, message: message, hint: hint, offset: offset))
  }

  mutating func append(_ others: Marks) {
    for mark in others.marks { add(mark) }
  }

  private mutating func add(_ mark: Mark) {
    guard marks.count < Marks.limit else { return }
    var mark = mark
    mark.message = mark.message.singleLine
    marks.append(mark)
  }

  /// The marks as findings in `file`, whose contents are `bytes`.
  func findings(in file: String, _ bytes: [UInt8]) -> [Diagnostic] {
    var counter = LineCounter(bytes)
    return marks.sorted { ($0.offset ?? -1) < ($1.offset ?? -1) }.map { mark in
      var place = SourcePlace(file: file)
      if let offset = mark.offset {
        counter.advance(to: offset)
        place = SourcePlace(file: file, line: counter.line, column: counter.column)
      }
      return Diagnostic(mark.severity, id: mark.id, mark.message, at: place, hint: mark.hint)
    }
  }
}
