/// What became of one issue for one person.
package struct Delivery: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// It is to be sent.
    case pending
    /// Nothing of the issue is for them.
    case unconcerned
    /// It is being sent; of a run that has ended it means that nobody knows.
    case sending
    /// The server, the program or the folder has it.
    case accepted
    /// It will not be taken, now or later.
    case refused
    /// It was not taken, and is tried again.
    case deferred
    /// It may have been taken or not.
    case unknown
  }

  /// The address, in the form by which people are told apart.
  package var recipient: String
  package var state: State
  package var attempts: Int
  /// When it came into its state, in seconds since 1970.
  package var changed: Int
  /// When it was tried for the first time; `nil` if never.
  package var firstAttempt: Int?
  /// When it may be tried again; `nil` for at once.
  package var nextAttempt: Int?
  package var messageID: String?
  /// What was answered last.
  package var reply: String?
}
