/// What an issue's EPUB says of itself, as far as its record does not.
package struct IssueBook: Hashable, Sendable {
  package internal(set) var subtitle: String?
  package internal(set) var creator: String?
  package internal(set) var publisher: String?
  package internal(set) var description: String?
  package internal(set) var rights: String?
  /// Values of `schema:…` properties by what follows the colon, in the order of the package document.
  package internal(set) var accessibility: [String: [String]] = [:]
}
