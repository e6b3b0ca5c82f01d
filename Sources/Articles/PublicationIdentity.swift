/// The series that issues belong to.
package struct PublicationIdentity: Hashable, Sendable {
  package var title: String
  package var subtitle: String?
  package var language: LanguageTag
  package var zone: Zone
  /// Absolute, `http` or `https`, with one slash at its end; `nil` when nobody named it.
  package var baseURL: String?
  package var publisher: String?
  package var editor: String?
  package var rights: String?

  package init(title: String, language: LanguageTag = .english, zone: Zone = .utc) {
    self.title = title
    self.language = language
    self.zone = zone
  }
}
