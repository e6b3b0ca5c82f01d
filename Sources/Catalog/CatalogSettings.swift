/// What an editor says of a catalog; all of it may be absent.
package struct CatalogSettings: Hashable, Sendable {
  /// The catalog's name; that of the newsletter where there is none.
  package var title: String?
  /// A sentence below the name; the publication's subtitle where there is none.
  package var description: String?
  /// Where the catalog stands on the web, with a slash at its end: feeds then have absolute addresses.
  package var url: String?
  /// Where a reader asks for the issues by mail: `https:` or `mailto:`.
  package var subscribe: String?

  package init() {}

  /// All of it in a text, which is another when anything changes.
  var text: String {
    [title, description, url, subscribe].map { $0 ?? "" }.joined(separator: "\n")
  }
}
