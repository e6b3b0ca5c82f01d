internal import Digests
private import Web
internal import XML

extension SearchPage {
  /// What was found, in OPDS 1.2: the catalog's own entries, each telling first where the words stand.
  var feed: [UInt8] {
    var root = list.feed
    let kept = root.elements.filter { ["author", "updated"].contains($0.localName) }
    root["xmlns:opensearch"] = "http://a9.com/-/spec/opensearch/1.1/"
    root.children = []
    let head: [XMLElement] =
      [
        XMLElement(
          "id",
          text: "urn:uuid:\(UUID(version5Of: "search:\(typed)", in: .urlNamespace))"
        ),
        XMLElement("title", text: title),
      ] + kept + links + counts
    root.children = (head + finds.map(entry)).map(XMLNode.element)
    return XMLDocument(root: root).encoded(indenting: .everywhere)
  }

  private var links: [XMLElement] {
    let beside = neighbours.map {
      link($0.relation, address(SearchPage.feedName, number: $0.number), MediaType.acquisition)
    }
    let mine = link(
      "self",
      address(SearchPage.feedName, number: number),
      MediaType.acquisition
    )
    let publications = link(
      "alternate",
      address(SearchPage.publicationsName, parameter: "query", number: number),
      MediaType.publications
    )
    let people = link(
      "alternate",
      address("../" + SearchPage.pageName, number: number),
      MediaType.html
    )
    let description = link("search", SearchPage.descriptionName, MediaType.searchDescription)
    return [mine] + [list.start].compactMap(\.self) + beside + [description, publications, people]
  }

  private func link(_ relation: String, _ href: String, _ type: String) -> XMLElement {
    let absolute = href.hasPrefix("../") ? String(href.dropFirst(3)) : "opds/\(href)"
    let place = list.base.map { $0 + absolute } ?? href
    return XMLElement("link", ["rel": relation, "href": place, "type": type])
  }

  private var counts: [XMLElement] {
    [
      XMLElement("opensearch:totalResults", text: String(total)),
      XMLElement("opensearch:itemsPerPage", text: String(SearchPage.issuesOfPage)),
      XMLElement(
        "opensearch:startIndex",
        text: String((number - 1) * SearchPage.issuesOfPage + 1)
      ),
    ]
  }

  private func entry(_ find: CatalogSearch.Find) -> XMLElement {
    var entry = find.issue.entry
    let summary = entry.first("summary")?.text ?? ""
    let told = XMLElement(
      "summary",
      ["type": "text"],
      text: (find.lines + [summary]).filter { !$0.isEmpty }.joined(separator: "\n")
    )
    // White space of the file that it was read from would stand between.
    let others = entry.elements.filter { $0.localName != "summary" }
    let place = others.firstIndex { $0.localName == "link" } ?? others.count
    entry.children = (others[..<place] + [told] + others[place...]).map(XMLNode.element)
    return entry
  }
}
