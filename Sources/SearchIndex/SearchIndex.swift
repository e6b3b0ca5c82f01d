internal import GRDB
private import Glibc

/// The words of all issues' articles, to be searched.
///
/// An SQLite file that may be deleted at any time, or the same in memory. Books are known by the sums of their bytes, so
/// that one that has not changed is never read again.
package final class SearchIndex: Sendable {
  /// An article to be searched.
  package struct Article: Hashable, Sendable {
    package var title: String
    package var text: String

    package init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// An article that was found.
  package struct Hit: Hashable, Sendable {
    /// The sum of its book.
    package var book: String
    package var title: String
    /// Some of its words around those that were asked for.
    package var excerpt: String
  }

  /// What SQLite says that is wrong.
  package struct Failure: Error, Hashable, Sendable {
    package var words: String
  }

  private let database: any DatabaseWriter

  /// Opens the index in a file; one that is damaged, or of another kind, is begun anew.
  ///
  /// - Throws: `Failure` where the file can be neither read nor made.
  package convenience init(at path: String) throws(Failure) {
    do {
      try self.init(opening: path)
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
      try self.init(opening: path)
    }
  }

  /// An index that is gone with the process.
  package init() throws(Failure) {
    database = try SearchIndex.explained {
      let queue = try DatabaseQueue()
      try queue.write(SearchIndex.prepare)
      return queue
    }
  }

  private init(opening path: String) throws(Failure) {
    database = try SearchIndex.explained {
      var configuration = GRDB.Configuration()
      configuration.busyMode = .timeout(5)
      // What a loss of power leaves behind is begun anew.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write(SearchIndex.prepare)
      return queue
    }
  }

  private static func prepare(_ database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
    if version != edition { try database.execute(sql: removal) }
    try database.execute(sql: schema)
  }

  /// Another number whenever what is indexed, or how, is another.
  private static let edition = 1

  private static let removal = """
    DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS article; DROP TABLE IF EXISTS book
    """

  private static let schema = """
    CREATE TABLE IF NOT EXISTS book (sum TEXT PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS article (number INTEGER PRIMARY KEY, book TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS byBook ON article (book);
    CREATE VIRTUAL TABLE IF NOT EXISTS words
      USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 2');
    PRAGMA user_version = \(edition)
    """

  // MARK: Books

  /// The sums of the books that are in the index.
  package func books() throws(Failure) -> Set<String> {
    try SearchIndex.explained {
      try self.database.read { try String.fetchSet($0, sql: "SELECT sum FROM book") }
    }
  }

  /// Adds a book; one that is there already stays as it is.
  package func add(_ articles: [Article], ofBook sum: String) throws(Failure) {
    try SearchIndex.explained {
      try self.database.write { database in
        try database.execute(sql: "INSERT OR IGNORE INTO book VALUES (?)", arguments: [sum])
        guard database.changesCount > 0 else { return }
        for article in articles {
          try database.execute(sql: "INSERT INTO article (book) VALUES (?)", arguments: [sum])
          try database.execute(
            sql: "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
            arguments: [
              database.lastInsertedRowID, IndexedText.spaced(article.title),
              IndexedText.spaced(article.text),
            ]
          )
        }
      }
    }
  }

  /// Removes a book.
  package func remove(book sum: String) throws(Failure) {
    try SearchIndex.explained {
      try self.database.write { database in
        try database.execute(
          sql: "DELETE FROM words WHERE rowid IN (SELECT number FROM article WHERE book = ?)",
          arguments: [sum]
        )
        try database.execute(sql: "DELETE FROM article WHERE book = ?", arguments: [sum])
        try database.execute(sql: "DELETE FROM book WHERE sum = ?", arguments: [sum])
      }
    }
  }

  // MARK: Searching

  /// The articles that hold all words of `typed`, the best first, words in titles counting most; at most `limit`.
  package func articles(holding typed: String, limit: Int) throws(Failure) -> [Hit] {
    guard let query = IndexedText.query(typed) else { return [] }
    return try SearchIndex.explained {
      try self.database.read { database in
        try Row.fetchAll(database, sql: SearchIndex.search, arguments: [query, limit])
          .map(Hit.init)
      }
    }
  }

  private static let search = """
    SELECT book, title, snippet(words, 1, '', '', '…', 24) AS excerpt
    FROM words JOIN article ON article.number = words.rowid
    WHERE words MATCH ? ORDER BY bm25(words, 8, 1), words.rowid DESC LIMIT ?
    """

  private static func explained<Value>(_ work: () throws -> Value) throws(Failure) -> Value {
    do {
      return try work()
    } catch {
      throw Failure(words: "\(error)")
    }
  }
}

extension SearchIndex.Hit {
  fileprivate init(_ row: Row) {
    book = row["book"]
    title = IndexedText.joined(row["title"])
    excerpt = IndexedText.joined(row["excerpt"])
  }
}
