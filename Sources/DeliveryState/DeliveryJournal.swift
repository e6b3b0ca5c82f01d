internal import GRDB
private import Glibc
private import Workspace

/// The memory of what was sent to whom: a row for each issue and person, and every change of it in order.
///
/// An SQLite file that only its owner can read. Each change is on the disk before the call returns, so that a run that
/// is killed leaves no more than one delivery in doubt.
package final class DeliveryJournal: Sendable {
  private let database: DatabaseQueue

  /// Opens the journal; makes it, and its folder, where there is none.
  package init(at path: String) throws(JournalFailure) {
    try DeliveryJournal.makeFile(path)
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA synchronous = FULL")
      }
      database = try DatabaseQueue(path: path, configuration: configuration)
      try database.write { try $0.execute(sql: DeliveryJournal.schema) }
    } catch {
      throw .failed("cannot open '\(path)': \(error)")
    }
  }

  private static let schema = """
    CREATE TABLE IF NOT EXISTS list (
      issue TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (issue, name)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS delivery (
      issue TEXT NOT NULL, recipient TEXT NOT NULL, state TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL,
      firstAttempt INTEGER, nextAttempt INTEGER, messageID TEXT, reply TEXT,
      PRIMARY KEY (issue, recipient)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS event (
      number INTEGER PRIMARY KEY AUTOINCREMENT, issue TEXT NOT NULL, recipient TEXT NOT NULL,
      state TEXT NOT NULL, moment INTEGER NOT NULL, reply TEXT
    );
    CREATE TABLE IF NOT EXISTS horizon (series TEXT PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS finished (issue TEXT PRIMARY KEY, moment INTEGER NOT NULL) WITHOUT ROWID
    """

  // MARK: Reading

  /// All deliveries of an issue, by address.
  package func deliveries(of issue: String) throws(JournalFailure) -> [Delivery] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM delivery WHERE issue = ? ORDER BY recipient",
        arguments: [issue]
      ).map(Delivery.init)
    }
  }

  /// Whether an issue was sent to a list.
  package func isClosed(_ list: String, to issue: String) throws(JournalFailure) -> Bool {
    try read { database in
      try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM list WHERE issue = ? AND name = ?)",
        arguments: [issue, list]
      ) ?? false
    }
  }

  /// How many issues in a row have been refused for each person, as far as any was.
  package func refusals() throws(JournalFailure) -> [String: Int] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT recipient, count(*) AS refused FROM delivery AS d
          WHERE state = 'refused' AND changed > (
            SELECT coalesce(max(changed), 0) FROM delivery
            WHERE recipient = d.recipient AND state = 'accepted'
          ) GROUP BY recipient
          """
      )
      var refusals: [String: Int] = [:]
      while let row = try rows.next() { refusals[row["recipient"]] = row["refused"] }
      return refusals
    }
  }

  // MARK: Writing

  /// Calls what a run that has ended was sending unknown; gives how much that is.
  package func recover(_ issue: String, at moment: Int) throws(JournalFailure) -> Int {
    try write { database in
      try DeliveryJournal.change(
        "issue = ? AND state = 'sending'",
        [issue],
        to: .unknown,
        at: moment,
        reply: "the run ended while it was sending",
        in: database
      )
    }
  }

  /// Takes people in who are to be sent an issue; of those who are in already nothing changes.
  package func admit(
    _ recipients: [String],
    to issue: String,
    at moment: Int
  ) throws(JournalFailure) {
    try write { try DeliveryJournal.insert(recipients, issue, moment, into: $0) }
  }

  /// Writes down that an issue was sent to a list: whoever subscribes from now on is not sent it.
  package func closeList(_ list: String, to issue: String) throws(JournalFailure) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO list VALUES (?, ?)",
        arguments: [issue, list]
      )
    }
  }

  /// Writes down that nothing of an issue is for some people; it is sent to them if that comes to be otherwise.
  package func passOver(
    _ recipients: [String],
    of issue: String,
    at moment: Int
  ) throws(JournalFailure) {
    guard !recipients.isEmpty else { return }
    try write { database in
      for recipient in recipients {
        _ = try DeliveryJournal.change(
          "issue = ? AND recipient = ? AND state IN ('pending', 'deferred')",
          [issue, recipient],
          to: .unconcerned,
          at: moment,
          reply: nil,
          in: database
        )
      }
    }
  }

  /// Writes down that a message is about to be sent; from here on its outcome is unknown until it is written down.
  ///
  /// - Throws: `JournalFailure` too when it is not to be sent: somebody else has sent it.
  package func begin(
    _ issue: String,
    to recipient: String,
    messageID: String,
    at moment: Int
  ) throws(JournalFailure) {
    let isBegun = try write { database in
      try database.execute(
        sql: """
          UPDATE delivery SET attempts = attempts + 1, messageID = ?,
            firstAttempt = coalesce(firstAttempt, ?), nextAttempt = NULL
          WHERE issue = ? AND recipient = ? AND state IN ('pending', 'unconcerned', 'deferred')
          """,
        arguments: [messageID, moment, issue, recipient]
      )
      guard database.changesCount == 1 else { return false }
      _ = try DeliveryJournal.change(
        "issue = ? AND recipient = ?",
        [issue, recipient],
        to: .sending,
        at: moment,
        reply: nil,
        in: database
      )
      return true
    }
    guard isBegun else { throw .failed("'\(recipient)' is not to be sent this issue now") }
  }

  /// Writes down what became of a message.
  package func end(
    _ issue: String,
    to recipient: String,
    as state: Delivery.State,
    reply: String,
    nextAttempt: Int? = nil,
    at moment: Int
  ) throws(JournalFailure) {
    try write { database in
      _ = try DeliveryJournal.change(
        "issue = ? AND recipient = ? AND state = 'sending'",
        [issue, recipient],
        to: state,
        at: moment,
        reply: reply,
        in: database
      )
      try database.execute(
        sql: "UPDATE delivery SET nextAttempt = ? WHERE issue = ? AND recipient = ?",
        arguments: [nextAttempt, issue, recipient]
      )
    }
  }

  /// Settles what is unknown, of one person or, with `nil`, of all; gives how much that is.
  package func resolve(
    _ issue: String,
    of recipient: String?,
    as state: Delivery.State,
    reply: String,
    at moment: Int
  ) throws(JournalFailure) -> Int {
    try write { database in
      try DeliveryJournal.change(
        "issue = ? AND state = 'unknown'" + (recipient == nil ? "" : " AND recipient = ?"),
        [issue] + [recipient].compactMap(\.self),
        to: state,
        at: moment,
        reply: reply,
        in: database
      )
    }
  }

  private static func insert(
    _ recipients: [String],
    _ issue: String,
    _ moment: Int,
    into database: Database
  ) throws {
    let statement = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO delivery (issue, recipient, state, changed) VALUES (?, ?, ?, ?)"
    )
    for recipient in recipients {
      try statement.execute(
        arguments: [issue, recipient, Delivery.State.pending.rawValue, moment]
      )
    }
  }

  /// Brings deliveries into a state, and writes down each that comes into it.
  private static func change(
    _ condition: String,
    _ values: [String],
    to state: Delivery.State,
    at moment: Int,
    reply: String?,
    in database: Database
  ) throws -> Int {
    try database.execute(
      sql: """
        INSERT INTO event (issue, recipient, state, moment, reply)
        SELECT issue, recipient, ?, ?, ? FROM delivery WHERE \(condition)
        """,
      arguments: [state.rawValue, moment, reply] + StatementArguments(values)
    )
    try database.execute(
      sql: "UPDATE delivery SET state = ?, changed = ?, reply = ? WHERE \(condition)",
      arguments: [state.rawValue, moment, reply] + StatementArguments(values)
    )
    return database.changesCount
  }

  // MARK: The file

  /// Makes folder and file so that nobody else can read them: they hold addresses.
  private static func makeFile(_ path: String) throws(JournalFailure) {
    do throws(DiskFolder.Failure) {
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) }
      if let folder { try DiskFolder.make(folder, for: .owner) }
    } catch {
      throw .failed(error.words)
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .failed("cannot write '\(path)': \(String(cString: strerror(errno)))")
    }
    close(descriptor)
  }

  func read<Value>(
    _ body: (Database) throws -> Value
  ) throws(JournalFailure) -> Value {
    do { return try database.read(body) } catch {
      throw .failed("cannot read the journal: \(error)")
    }
  }

  func write<Value>(
    _ body: (Database) throws -> Value
  ) throws(JournalFailure) -> Value {
    do {
      return try database.write(body)
    } catch {
      throw .failed("cannot write the journal: \(error)")
    }
  }
}

extension Delivery {
  fileprivate init(_ row: Row) {
    recipient = row["recipient"]
    // A state that a newer version wrote: nothing is to be sent then.
    state = State(rawValue: row["state"]) ?? .unknown
    attempts = row["attempts"]
    changed = row["changed"]
    firstAttempt = row["firstAttempt"]
    nextAttempt = row["nextAttempt"]
    messageID = row["messageID"]
    reply = row["reply"]
  }
}
