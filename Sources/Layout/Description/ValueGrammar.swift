/// What may be written as the value of a property: some keywords, and one form of other value.
package struct ValueGrammar: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    case dimension(units: [Dimension.Unit], range: ClosedRange<Double>)
    /// A number without unit, or a dimension.
    case factor(ClosedRange<Double>, or: [Dimension.Unit])
    case integer(ClosedRange<Int>)
    case text
    /// The name of one of the layout's `fonts`.
    case font
    /// The name of one of the layout's `colours`, or `#rrggbb`.
    case colour
    /// A width, a colour, and for a short rule its length: `1.5pt ink 48pt`.
    case border
    /// One or more of the keywords that can go together, with spaces between.
    case several([String])
  }

  package var keywords: [String]
  package var form: Form?

  package init(_ keywords: [String] = [], _ form: Form? = nil) {
    self.keywords = keywords
    self.form = form
  }

  /// The grammar in words, as messages and the reference have it: `none or a whole number from 1 to 9`.
  package var summary: String {
    let words = keywords.map { "'\($0)'" }
    let all = words + (form.map { [$0.summary] } ?? [])
    guard let last = all.last, all.count > 1 else { return all.first ?? "" }
    return all.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension ValueGrammar.Form {
  fileprivate var summary: String {
    switch self {
    case .dimension(let units, _): "a length in \(Self.list(units))"
    case .factor(_, let units): "a number or a length in \(Self.list(units))"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .text: "a text"
    case .font: "the name of one of 'fonts'"
    case .colour: "the name of one of 'colours' or '#rrggbb'"
    case .border: "a width and a colour, such as '0.5pt ink'"
    case .several(let words): "some of \(words.map { "'\($0)'" }.joined(separator: ", "))"
    }
  }

  private static func list(_ units: [Dimension.Unit]) -> String {
    let names = units.map { $0.rawValue }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
