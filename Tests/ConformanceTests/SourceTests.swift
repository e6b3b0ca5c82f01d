import Foundation
import Testing

/// What the sources promise of themselves.
struct SourceTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  /// Foundation doubles the program, and every start pays for it: its constructors, its pages, and a longer search
  /// for each conformance that the runtime looks up.
  ///
  /// GRDB's own interface is in Foundation's terms, so who keeps bytes by it needs them.
  @Test func `no source but the cache's imports Foundation`() throws {
    let files = try #require(
      FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil)
    )
    .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    #expect(files.count > 300)
    for file in files where !file.pathComponents.contains("CacheFiles") {
      let imports = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { $0.hasSuffix("import Foundation") || $0.contains("import struct Foundation.") }
      #expect(imports.isEmpty, "\(file.lastPathComponent)")
    }
  }
}
