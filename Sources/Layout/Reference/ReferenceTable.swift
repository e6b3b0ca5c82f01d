/// A table of Markdown, its columns as wide as they come.
struct ReferenceTable {
  private var lines: [String]

  init(_ heads: String...) {
    lines = [Self.row(heads), Self.row(heads.map { _ in "---" })]
  }

  mutating func add(_ cells: String...) { lines.append(Self.row(cells)) }

  var markdown: String { lines.joined(separator: "\n") }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}
