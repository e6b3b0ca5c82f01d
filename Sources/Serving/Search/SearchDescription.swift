internal import JSON
private import Web
internal import XML

/// How a catalog is searched, for programs: an OpenSearch description, and the links that lead to it.
struct SearchDescription {
  var title: String
  var language: String?
  /// Where the catalog stands, with a slash at its end; `nil` where nobody can tell.
  var base: String?

  /// The description, as it is asked for at `path`.
  ///
  /// KOReader takes what is relative in it as relative to the feed that leads here, so that every folder of feeds has a
  /// description of its own, and both readings come to the same. Nothing but `{searchTerms}` stands in a template, and
  /// no percent sign.
  func document(at path: TreePath) -> [UInt8] {
    func address(_ place: String) -> String { base.map { $0 + place } ?? path.reference(to: place) }
    let words = SearchPhrases.of(language)
    let root = XMLElement(
      "OpenSearchDescription",
      ["xmlns": "http://a9.com/-/spec/opensearch/1.1/"]
    ) {
      // OpenSearch 1.1: 16 characters at most.
      XMLElement("ShortName", text: String(title.prefix(16)))
      XMLElement("Description", text: "\(words.search): \(title)")
      XMLElement("InputEncoding", text: "UTF-8")
      XMLElement("OutputEncoding", text: "UTF-8")
      url(MediaType.acquisition, address("opds/\(SearchPage.feedName)?q="))
      url(MediaType.publications, address("opds/\(SearchPage.publicationsName)?query="))
      url(MediaType.html, address("\(SearchPage.pageName)?q="))
    }
    return XMLDocument(root: root).encoded(indenting: .everywhere)
  }

  private func url(_ type: String, _ address: String) -> XMLElement {
    XMLElement("Url", ["type": type, "template": address + "{searchTerms}"])
  }

  /// The way to search from a feed of OPDS 2.0.
  static func templateLink(base: String?, href: String) -> JSONValue {
    .object([
      "rel": "search", "type": .string(MediaType.publications), "templated": .boolean(true),
      "href": .string(
        (base.map { "\($0)opds/\(SearchPage.publicationsName)" } ?? href) + "{?query}"
      ),
    ])
  }
}
