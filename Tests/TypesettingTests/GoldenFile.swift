import Foundation
import PageModel
import Testing

/// A dump of pages that a person has read, in `Tests/Golden`.
struct GoldenFile {
  private let file: URL

  init(named name: String) {
    file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/\(name).txt")
  }

  /// Fails unless the pages are as the file has them; with `BROADSHEET_ACCEPT` in the environment it takes them.
  func expect(_ pages: some Sequence<Page>) throws {
    let dump = pages.map(\.dump).joined(separator: "\n")
    if ProcessInfo.processInfo.environment["BROADSHEET_ACCEPT"] != nil {
      try dump.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(dump == (try String(contentsOf: file, encoding: .utf8)))
  }
}
