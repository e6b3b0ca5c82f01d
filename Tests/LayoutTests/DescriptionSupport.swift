import Diagnostics
import Foundation
import Layout
import TestSupport
import Testing

/// A layout of the fewest keys, its styles and further keys left to a test.
func smallLayout(styles: String = "  text: {}", more: String = "") -> String {
  """
  name: small
  fonts: { text: linux-libertine, mono: { family: jetbrains-mono, generic: monospace } }
  colours: { ink: "#111", rule: { paged: "#999", epub: "#767676", dark: "#5a5a5a" } }
  type: { size: 10pt, leading: 12pt }
  pages: [{ margins: { head: 1pt, outside: 2pt, foot: 3pt, inside: 4pt }, frames: { text: 1 } }]
  issue: [{ departments: { article: [headline, text] } }]
  styles:
  \(styles)
  \(more)
  """
}

func readLayout(_ source: String) -> Diagnosed<LayoutDescription?> {
  LayoutReader.read(MarkedSource(source).text.utf8, file: "layout.yaml")
}

/// Expects that exactly these findings are made, each at its mark.
func expectFindings(
  in source: String,
  _ expected: [(mark: Character, finding: String)],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = MarkedSource(source)
  let found = readLayout(source).diagnostics.map { finding in
    Finding(place: finding.place, words: finding.words)
  }
  let wanted = expected.map { mark, words in
    Finding(place: marked.place(mark, in: "layout.yaml"), words: words)
  }
  #expect(found == wanted, sourceLocation: sourceLocation)
}

private struct Finding: Equatable {
  var place: SourcePlace?
  var words: String
}

extension Diagnostic {
  fileprivate var words: String {
    "\(message) [\(id)]" + (hint.map { "; \($0)" } ?? "")
  }
}

/// The layouts that come with the program.
enum ShippedLayout: String, CaseIterable {
  case briefing
  case ereader
  case magazine
  case newspaper

  func read() throws -> Diagnosed<LayoutDescription?> {
    LayoutReader.read(try bytes(), file: "layout.yaml")
  }

  func bytes() throws -> [UInt8] {
    let file = Repository.folder.appending(path: "layouts/\(rawValue)/layout.yaml")
    return [UInt8](try Data(contentsOf: file))
  }
}

/// The folder of the package.
enum Repository {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}
