private import Foundation
private import GRDB
private import Workspace

/// A file of parts in a folder for caches, which may be deleted at any time.
///
/// An SQLite database, so that a part is there whole or not at all, whoever else is at work. Whatever goes wrong, the
/// cache is as good as empty: nobody depends on it. A part's own bytes say nothing of whether they are still true; that
/// is told by the `edition` under which the file was written.
package struct CacheFile: Sendable {
  private let folder: String
  private let path: String

  /// - Parameters:
  ///   - name: the file's name, without suffix.
  ///   - folder: where it lies; made when the first parts are written.
  package init(named name: String, in folder: String) {
    self.folder = folder
    path = folder + "/" + name + ".sqlite"
  }

  // MARK: Reading

  /// All that a file holds.
  package struct Contents: Sendable {
    /// What it was written under.
    let edition: [UInt8]
    let parts: [Int: [UInt8]]

    /// The parts by their numbers; empty when they are of another edition.
    package func parts(ofEdition edition: [UInt8]) -> [Int: [UInt8]] {
      self.edition == edition ? parts : [:]
    }
  }

  /// What the file holds; `nil` when it is not there, in use, or damaged.
  package func contents() -> Contents? {
    guard access(path, R_OK) == 0 else { return nil }
    var configuration = CacheFile.configuration
    configuration.readonly = true
    return try? CacheFile.contents(at: path, configuration)
  }

  private static func contents(
    at path: String,
    _ configuration: GRDB.Configuration
  ) throws -> Contents? {
    try DatabaseQueue(path: path, configuration: configuration).read { database in
      guard let edition = try Data.fetchOne(database, sql: "SELECT bytes FROM edition") else {
        return nil
      }
      var parts: [Int: [UInt8]] = [:]
      let rows = try Row.fetchCursor(database, sql: "SELECT number, bytes FROM part")
      while let row = try rows.next() {
        let number: Int = row[0]
        try row.withUnsafeData(atIndex: 1) { data in parts[number] = data.map(Array.init) }
      }
      return Contents(edition: Array(edition), parts: parts)
    }
  }

  // MARK: Writing

  /// Writes parts anew; those of another edition go, and failures are of no consequence.
  package func write(_ parts: [Int: [UInt8]], edition: [UInt8]) {
    guard !parts.isEmpty else { return }
    do {
      try insert(parts, as: Data(edition))
    } catch let error as DatabaseError where CacheFile.isDamage(error.resultCode) {
      // A file of ours, that anybody may delete.
      for suffix in ["", "-journal"] { unlink(path + suffix) }
      try? insert(parts, as: Data(edition))
    } catch {}
  }

  /// Whether a file is no database, or none any more; one that is in use is left alone.
  private static func isDamage(_ code: ResultCode) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT, .SQLITE_SCHEMA]
      .contains(code)
  }

  private func insert(_ parts: [Int: [UInt8]], as edition: Data) throws {
    // For its owner alone, as the XDG specification has it: it tells of drafts too.
    try DiskFolder.make(folder, for: .owner)
    let database = try DatabaseQueue(path: path, configuration: CacheFile.configuration)
    try database.inTransaction(.immediate) { database in
      try database.execute(sql: CacheFile.schema)
      if try Data.fetchOne(database, sql: "SELECT bytes FROM edition") != edition {
        try database.execute(sql: "DELETE FROM part; DELETE FROM edition")
        try database.execute(sql: "INSERT INTO edition VALUES (?)", arguments: [edition])
      }
      let statement = try database.makeStatement(sql: "INSERT OR REPLACE INTO part VALUES (?, ?)")
      for (number, bytes) in parts.sorted(by: { $0.key < $1.key }) {
        try statement.execute(arguments: [number, Data(bytes)])
      }
      return .commit
    }
  }

  private static let schema = """
    CREATE TABLE IF NOT EXISTS edition (bytes BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS part (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)
    """

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    // Another run may be writing: better to read the site anew than to wait.
    configuration.busyMode = .immediateError
    configuration.prepareDatabase { database in
      // What a loss of power leaves behind is found out: parts carry sums. They are large, and so are the pages.
      try database.execute(sql: "PRAGMA page_size = 65536; PRAGMA synchronous = OFF")
    }
    return configuration
  }
}
