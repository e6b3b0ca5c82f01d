internal import Articles
internal import Diagnostics
internal import Layout

/// How an issue's files are named: text with placeholders in braces, such as `{publication}-{period}`.
package struct NameTemplate: Hashable, Sendable {
  enum Placeholder: String, Hashable, Sendable, CaseIterable {
    case publication, edition, language, period, number, layout
  }

  /// Why a text cannot name files.
  package struct Mistake: Error, Hashable, Sendable {
    /// What is wrong, to follow the name of the option or key.
    package var words: String

    static let sameForEditions = Mistake(words: "needs '{edition}' where several editions are made")
    static let sameForIssues = Mistake(
      words: "needs '{period}' or '{number}', or each issue takes the place of the one before"
    )
  }

  private enum Part: Hashable, Sendable {
    case text(String)
    case placeholder(Placeholder)
  }

  private let parts: [Part]

  /// Reads a template.
  ///
  /// - Throws: `Mistake` for a placeholder that nobody knows, and for what no bare file name can hold.
  package init(_ template: String) throws(Mistake) {
    guard !template.contains("/"), !template.utf8.contains(0), !template.hasPrefix("."),
      !template.allSatisfy(\.isWhitespace), template.utf8.count <= 120
    else {
      throw Mistake(words: "takes a file name without folders and suffix, not '\(template)'")
    }
    var parts: [Part] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      parts.append(.text(String(rest[..<open])))
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}") else {
        throw Mistake(words: "has '{' and no '}' behind it")
      }
      parts.append(.placeholder(try NameTemplate.placeholder(String(rest[..<close]))))
      rest = rest[rest.index(after: close)...]
    }
    self.parts = parts + [.text(String(rest))]
  }

  /// Reads a template for all issues of a newsletter, be it made in several editions or not.
  ///
  /// - Throws: `Mistake` also where two of them would have the same name.
  init(forAllIssues template: String, inEditions isInEditions: Bool) throws(Mistake) {
    try self.init(template)
    guard tellsIssues else { throw .sameForIssues }
    if isInEditions, !tellsEditions { throw .sameForEditions }
  }

  /// Whether no two editions have files of the same name by it.
  var tellsEditions: Bool { parts.contains(.placeholder(.edition)) }

  private var tellsIssues: Bool {
    parts.contains(.placeholder(.period)) || parts.contains(.placeholder(.number))
  }

  private static func placeholder(_ name: String) throws(Mistake) -> Placeholder {
    if let placeholder = Placeholder(rawValue: name) { return placeholder }
    let hint = Suggestion.hint(for: name, among: Placeholder.allCases.map(\.rawValue)) ?? ""
    throw Mistake(words: "knows no '{\(name)}'; \(hint)")
  }

  /// The name for an issue, without suffix.
  ///
  /// A placeholder that stands for nothing is left out, with the hyphen, space or dot that parts it from what is before it.
  func name(of issue: Issue, layout: String) -> String {
    var name = ""
    for part in parts {
      switch part {
      case .text(let text): name += text
      case .placeholder(let placeholder):
        if let value = value(of: placeholder, issue, layout) {
          name += value
        } else if let last = name.last, "-_. ".contains(last) {
          name.removeLast()
        }
      }
    }
    let trimmed = name.drop { "-_. ".contains($0) }
    return trimmed.isEmpty ? issue.usualFileName : String(trimmed)
  }

  private func value(of placeholder: Placeholder, _ issue: Issue, _ layout: String) -> String? {
    switch placeholder {
    case .publication: Slug.of(issue.publication.title)
    case .edition: issue.edition.map(Slug.of)
    case .language: issue.publication.language.tag.lowercased()
    case .period: issue.period.fileName
    case .number: issue.number.map(String.init)
    case .layout: Slug.of(layout)
    }
  }
}
