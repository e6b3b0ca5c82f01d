import Glibc
import JSON
package import Logging
import Workspace

/// Writes log lines to standard error, as `key=value` or as JSON, one a line.
package struct LogLines: LogHandler {
  package enum Form: Sendable { case text, json }

  package var logLevel: Logger.Level
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?
  private let form: Form

  package init(_ form: Form, level: Logger.Level) {
    self.form = form
    logLevel = level
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.map { ($0.key, "\($0.value)") }
      .sorted { $0.0 < $1.0 }
    let head = [
      ("time", LogLines.moment), ("level", event.level.rawValue), ("message", "\(event.message)"),
    ]
    _ = (line(head, fields) + [UInt8(ascii: "\n")]).writeWhole(to: STDERR_FILENO)
  }

  private func line(_ head: [(String, String)], _ fields: [(String, String)]) -> [UInt8] {
    switch form {
    case .text:
      return Array(
        (head + fields).map { "\($0)=\(LogLines.quoted($1))" }.joined(separator: " ").utf8
      )
    case .json:
      let members = (head + fields).map { ($0, JSONValue.string($1)) }
      return JSONValue.object(Dictionary(members) { first, _ in first }).bytes(.compact)
    }
  }

  /// A value as logfmt has it: nothing that a client sends can end a line or look like another field.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 < 0x7F }
    if isPlain, !text.isEmpty { return text }
    return String(decoding: JSONValue.string(text).bytes(.compact), as: UTF8.self)
  }

  /// RFC 3339, in UTC.
  private static var moment: String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var parts = tm()
    gmtime_r(&now.tv_sec, &parts)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      strftime(start, buffer.count, "%Y-%m-%dT%H:%M:%S", &parts)
      let milliseconds = String(1_000 + now.tv_nsec / 1_000_000).dropFirst()
      return String(cString: start) + ".\(milliseconds)Z"
    }
  }
}
