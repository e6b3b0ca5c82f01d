internal import JSON
private import Web

extension SearchPage {
  /// What was found, in OPDS 2.0; a feed has no empty list, so that nothing found is a way back.
  var publications: [UInt8] {
    let found = finds.compactMap(publication)
    var feed: [String: JSONValue] = [
      "metadata": .object([
        "title": .string(title), "numberOfItems": .integer(total),
        "itemsPerPage": .integer(SearchPage.issuesOfPage), "currentPage": .integer(number),
      ]),
      "links": .array(links),
    ]
    if found.isEmpty {
      let start = link("start", "index.json")
      feed["navigation"] = .array([start.with("title", list.title)])
    } else {
      feed["publications"] = .array(found)
    }
    return JSONValue.object(feed).bytes(.readable)
  }

  private var links: [JSONValue] {
    let beside = neighbours.map { link($0.relation, address(number: $0.number)) }
    return [
      link("self", address(number: number)), link("start", "index.json"),
      SearchDescription.templateLink(base: list.base, href: SearchPage.publicationsName),
    ] + beside
  }

  private func address(number: Int) -> String {
    address(SearchPage.publicationsName, parameter: "query", number: number)
  }

  private func link(_ relation: String, _ href: String) -> JSONValue {
    .object([
      "rel": .string(relation), "type": .string(MediaType.publications),
      "href": .string(list.base.map { "\($0)opds/\(href)" } ?? href),
    ])
  }

  private func publication(_ find: CatalogSearch.Find) -> JSONValue? {
    guard var publication = find.issue.publication, var metadata = publication["metadata"] else {
      return nil
    }
    let description = metadata["description"]?.text ?? ""
    metadata["description"] = .string(
      (find.lines + [description]).filter { !$0.isEmpty }.joined(separator: "\n")
    )
    publication["metadata"] = metadata
    return publication
  }
}

extension JSONValue {
  /// The object with one more member.
  func with(_ key: String, _ text: String) -> JSONValue {
    var value = self
    value[key] = .string(text)
    return value
  }
}
