import Foundation
import TestSupport
import Testing

/// `broadsheet preview --watch` at work on a site; it is ended when it is let go.
final class WatchedPreview {
  /// What was printed between two waits.
  struct Turn {
    var lines: [String]
    /// The paths of pages that were drawn.
    var drawn: [String] {
      lines.filter { $0.hasPrefix("preview/page-") }
    }
  }

  private let process = Process()
  private let pipe = Pipe()
  private var unread: [UInt8] = []

  /// Starts it under `timeout`, so that a test of one that says nothing more ends too.
  init(of site: TemporaryFolder, _ arguments: [String]) throws {
    let timeout = try #require(Tool(named: "timeout"))
    process.executableURL = URL(filePath: timeout.path)
    process.arguments = ["300", Tool.broadsheet.path] + arguments + ["--watch"]
    process.currentDirectoryURL = URL(filePath: site.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// What is printed up to the end of a turn: the contact sheet's path, or that the last good preview stays.
  func turn(endingWith end: String? = nil) throws -> Turn {
    var lines: [String] = []
    while let line = nextLine() {
      lines.append(line)
      let isEnd =
        end.map(line.contains) ?? (line.hasSuffix("contact-sheet.png") || line.hasSuffix("stays"))
      if isEnd { return Turn(lines: lines) }
    }
    Issue.record("it ended early: \(lines)")
    return Turn(lines: lines)
  }

  private func nextLine() -> String? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeSubrange(...end)
        return line
      }
      let more = pipe.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      unread += more
    }
  }
}
