/// The name of a newsletter's edition.
package enum EditionName {
  /// What the newsletter itself is called where its editions are named, so that no edition may be called so.
  package static let main = "main"
}
