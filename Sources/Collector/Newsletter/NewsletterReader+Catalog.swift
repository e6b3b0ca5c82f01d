import Configuration
package import Diagnostics

extension Newsletter {
  /// What `catalog` says; everything in it may be absent.
  package struct Catalog: Hashable, Sendable {
    package var title: String?
    package var description: String?
    /// Where the catalog stands on the web, with a slash at its end.
    package var url: String?
    /// Where readers ask for issues by mail: a page's address or `mailto:`.
    package var subscribe: String?
    /// The folder where it is written.
    package var output: String?

    package init() {}
  }

  /// What a `newsletter.yaml` says, or that in a folder.
  ///
  /// - Throws: `CollectionFailure` when it is not there, or with all that is wrong in it.
  package static func read(_ file: String) throws(CollectionFailure) -> Diagnosed<Newsletter> {
    try NewsletterReader.read(try SiteLocation.find(file))
  }
}

// `catalog`: what a catalog of the issues says of itself.
extension NewsletterReader {
  mutating func catalog() -> Newsletter.Catalog? {
    guard let map = settings.map("catalog") else { return nil }
    var part = SettingsMap(map, keys: ["title", "description", "url", "subscribe", "output"])
    defer { findings += part.findings }
    var catalog = Newsletter.Catalog()
    catalog.title = part.text("title")
    catalog.description = part.text("description")
    catalog.output = part.text("output")
    if let node = part.node("url") {
      catalog.url = node.text.flatMap { WebAddress.base($0) }
      if catalog.url == nil {
        part.wrong(node, "url", wanted: "such as https://news.example/issues/")
      }
    }
    if let node = part.node("subscribe") {
      let scheme = node.text.flatMap { WebAddress.scheme(of: $0) }
      catalog.subscribe = ["https", "http", "mailto"].contains(scheme) ? node.text : nil
      if catalog.subscribe == nil {
        part.wrong(node, "subscribe", wanted: "the address of a page, or mailto:")
      }
    }
    return catalog
  }
}
