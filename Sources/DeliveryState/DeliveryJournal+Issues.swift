internal import GRDB

// Issues as a whole: which of them are still to be sent.
extension DeliveryJournal {
  /// The day, counted from 1970, after which the issues of a series are sent; `day` where none is written down yet.
  package func horizon(of series: String, orBeginning day: Int) throws(JournalFailure) -> Int {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO horizon VALUES (?, ?)",
        arguments: [series, day]
      )
      return try Int.fetchOne(
        database,
        sql: "SELECT day FROM horizon WHERE series = ?",
        arguments: [series]
      ) ?? day
    }
  }

  /// The same as far as it is written down.
  package func horizon(of series: String) throws(JournalFailure) -> Int? {
    try read { database in
      try Int.fetchOne(
        database,
        sql: "SELECT day FROM horizon WHERE series = ?",
        arguments: [series]
      )
    }
  }

  /// Those of some issues of which something may be left to be sent.
  package func unfinished(_ issues: [String]) throws(JournalFailure) -> Set<String> {
    try read { database in
      let statement = try database.makeStatement(
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM finished WHERE issue = :issue) OR EXISTS (
            SELECT 1 FROM delivery WHERE issue = :issue AND state IN ('sending', 'deferred')
          )
          """
      )
      return Set(
        try issues.filter { issue in
          try Bool.fetchOne(statement, arguments: ["issue": issue]) ?? true
        }
      )
    }
  }

  /// Writes down that all of an issue is done that is done without anybody's decision.
  package func finish(_ issue: String, at moment: Int) throws(JournalFailure) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO finished VALUES (?, ?)",
        arguments: [issue, moment]
      )
    }
  }
}
