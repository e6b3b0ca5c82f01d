/// Findings in the order and number in which a person or a program is told of them.
package struct FindingsReport: Sendable {
  /// A finding, or what stands for those that are one too many.
  package enum Line: Hashable, Sendable {
    case finding(Diagnostic)
    /// So many more findings of one kind in one file.
    case more(Int, id: String, file: String?)
  }

  package let errors: Int
  package let warnings: Int
  private let sorted: [Diagnostic]

  /// Sorts findings by file and place, and tells the same thing once.
  package init(_ diagnostics: [Diagnostic]) {
    sorted = FindingsReport.unique(diagnostics).sorted()
    errors = sorted.count { $0.severity == .error }
    warnings = sorted.count { $0.severity == .warning }
  }

  package var isEmpty: Bool { sorted.isEmpty }

  /// All findings, of one kind in one file at most `limit`, the rest summed up after the file's last.
  package func lines(limit: Int) -> [Line] {
    var counts: [Group: Int] = [:]
    var lines: [Line] = []
    var surplus: [Group] = []
    for (index, finding) in sorted.enumerated() {
      let group = Group(finding)
      let count = counts[group, default: 0] + 1
      counts[group] = count
      if count <= limit { lines.append(.finding(finding)) }
      if count == limit + 1 { surplus.append(group) }
      let isLastOfFile =
        index + 1 == sorted.count || sorted[index + 1].place?.file != finding.place?.file
      guard isLastOfFile else { continue }
      lines += surplus.map { .more((counts[$0] ?? limit) - limit, id: $0.id, file: $0.file) }
      surplus = []
    }
    return lines
  }

  private struct Group: Hashable {
    let file: String?
    let id: String

    init(_ finding: Diagnostic) {
      file = finding.place?.file
      id = finding.id
    }
  }

  private static func unique(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var told = ToldFindings()
    return told.new(among: diagnostics)
  }
}

extension FindingsReport.Line {
  /// As compilers print: `file:line:column: warning: message [id]`, with a hint below where there is one.
  package var text: String {
    switch self {
    case .finding(let finding):
      let place = finding.place.map { "\($0): " } ?? ""
      let hint = finding.hint.map { "\n  hint: \($0)" } ?? ""
      return "\(place)\(finding.severity): \(finding.message) [\(finding.id)]\(hint)"
    case .more(let count, let id, let file):
      return (file.map { "\($0): " } ?? "") + "note: \(count) more [\(id)]"
    }
  }
}
