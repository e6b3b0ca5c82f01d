/// What the kinds of files are called that a catalog offers (IANA, OPDS 1.2 and 2.0).
package enum MediaType {
  package static let atom = "application/atom+xml"
  /// A feed of OPDS 1.2 of either kind.
  package static let catalog = atom + ";profile=opds-catalog"
  /// One that leads to other feeds.
  package static let navigation = catalog + ";kind=navigation"
  /// One of issues.
  package static let acquisition = catalog + ";kind=acquisition"
  /// A feed of OPDS 2.0.
  package static let publications = "application/opds+json"
  package static let html = "text/html"
  package static let epub = "application/epub+zip"
  package static let pdf = "application/pdf"
}
