internal import DeliveryState
private import Web

extension MailFailure {
  /// Works with a journal, its failure told as mail tells it.
  static func journalled<Value>(
    at path: String,
    _ body: () throws(JournalFailure) -> Value
  ) throws(MailFailure) -> Value {
    do throws(JournalFailure) {
      return try body()
    } catch {
      switch error {
      case .locked: throw MailFailure(.locked(path))
      case .failed(let words): throw MailFailure(.cannotWrite(words))
      }
    }
  }
}

extension MailSettings {
  /// Where the journal of a series lies: a file for each publication, so that one does not wait for another.
  ///
  /// - Throws: `MailFailure` where nothing names a place.
  func journalPath(
    ofSeries series: String,
    in stateFolder: String?
  ) throws(MailFailure) -> String {
    if let state { return state }
    guard let stateFolder else {
      throw MailFailure(
        .cannotWrite(
          "nothing says where to remember what was sent: set HOME, or 'state' under 'mail'"
        )
      )
    }
    let name = series.split(separator: ":").last.map(String.init) ?? ""
    return "\(stateFolder)/mail-\(PercentEncoding.encoded(name)).sqlite"
  }
}
