/// What a site reads beyond CommonMark.
package struct MarkdownExtensions: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let tables = MarkdownExtensions(rawValue: 1)
  /// `~~struck~~`.
  package static let strikethrough = MarkdownExtensions(rawValue: 2)
  /// Bare addresses are links.
  package static let bareLinks = MarkdownExtensions(rawValue: 4)
  package static let tasks = MarkdownExtensions(rawValue: 8)
  /// `++inserted++`.
  package static let inserted = MarkdownExtensions(rawValue: 16)
  /// `==marked==`.
  package static let marked = MarkdownExtensions(rawValue: 32)
  /// `x^2^`.
  package static let superscript = MarkdownExtensions(rawValue: 64)
  /// `H~2~O`.
  package static let `subscript` = MarkdownExtensions(rawValue: 128)

  /// GitHub's, which most generators have on.
  package static let github: MarkdownExtensions = [.tables, .strikethrough, .bareLinks, .tasks]

  /// The names of those that cmark has.
  var names: [String] {
    [
      (MarkdownExtensions.tables, "table"), (.strikethrough, "strikethrough"),
      (.bareLinks, "autolink"), (.tasks, "tasklist"),
    ].filter { contains($0.0) }.map(\.1)
  }

  /// Those that are read when cmark is done, by their signs.
  var signs: [(sign: String, style: MarkdownNode.Style)] {
    let all: [(MarkdownExtensions, String, MarkdownNode.Style)] = [
      (.inserted, "++", .inserted), (.marked, "==", .marked), (.superscript, "^", .superscript),
      (.subscript, "~", .subscript),
    ]
    return all.filter { contains($0.0) }.map { ($0.1, $0.2) }
  }
}
