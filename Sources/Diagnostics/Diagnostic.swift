/// A finding about a source: what was found where, and what can be done.
///
/// Messages are static functions on `Diagnostic`, beside the stage that reports them: lower case, no
/// full stop, the author's own words in quotation marks.
package struct Diagnostic: Hashable, Sendable {
  /// How much a finding matters; `--strict` counts warnings too.
  package enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  package var severity: Severity
  /// Stable and in kebab case, such as `missing-image`: what a user looks up or silences.
  package var id: String
  package var message: String
  package var place: SourcePlace?
  /// A way out, where there is one.
  package var hint: String?

  package init(
    _ severity: Severity,
    id: String,
    _ message: String,
    at place: SourcePlace? = nil,
    hint: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.place = place
    self.hint = hint
  }
}

extension Diagnostic: Comparable {
  /// By file, line and column, then by what is said; findings without a place come first.
  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    switch (a.place, b.place) {
    case (let a?, let b?) where a != b: a < b
    case (nil, .some): true
    case (.some, nil): false
    default: a.id == b.id ? a.message.precedes(b.message) : a.id < b.id
    }
  }
}

extension String {
  /// By bytes, but numbers by their value: page 9 comes before page 10.
  fileprivate func precedes(_ other: String) -> Bool {
    var (mine, others) = (utf8[...], other.utf8[...])
    while let byte = mine.first, let otherByte = others.first {
      if byte.isDigit, otherByte.isDigit {
        let (number, otherNumber) = (mine.takeNumber(), others.takeNumber())
        if number.count != otherNumber.count { return number.count < otherNumber.count }
        if !number.elementsEqual(otherNumber) {
          return number.lexicographicallyPrecedes(otherNumber)
        }
      } else if byte == otherByte {
        mine.removeFirst()
        others.removeFirst()
      } else {
        return byte < otherByte
      }
    }
    if mine.isEmpty, others.isEmpty { return self < other }
    return mine.isEmpty
  }
}

extension Substring.UTF8View {
  /// The digits at its beginning, without zeros before them.
  fileprivate mutating func takeNumber() -> Substring.UTF8View {
    let digits = prefix(while: \.isDigit)
    removeFirst(digits.count)
    return digits.drop { $0 == UInt8(ascii: "0") }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
