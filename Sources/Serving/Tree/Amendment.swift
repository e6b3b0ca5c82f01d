internal import JSON
private import Web
internal import XML

/// What the server adds to a catalog's texts: the way to search, which a web host without a program cannot offer.
///
/// Whatever is not as the catalog writes it is sent as it is.
struct Amendment {
  let path: TreePath

  func document(_ bytes: [UInt8]) -> Document {
    let type = MediaType.of(path)
    switch (path.parts.first, path.suffix) {
    case ("opds", "xml"): return feed(bytes) ?? Document(bytes, type: type)
    case ("opds", "json"): return publications(bytes) ?? Document(bytes, type: type)
    case (_, "html"): return page(bytes) ?? Document(bytes, type: type)
    case ("style.css", _): return Document(bytes + Array(SearchForm.sheet.utf8), type: type)
    default: return Document(bytes, type: type)
    }
  }

  // MARK: OPDS 1.2

  /// A feed says itself of which kind it is, and so does its type.
  private func feed(_ bytes: [UInt8]) -> Document? {
    guard var root = try? XMLDocument(reading: bytes).root, root.localName == "feed" else {
      return nil
    }
    let links = root.elements.filter { $0.localName == "link" }
    let type = links.first { $0["rel"] == "self" }?["type"] ?? MediaType.catalog
    let start = links.first { $0["rel"] == "start" }?["href"]
    let base = start.flatMap(ServedTree.base(ofStart:))
    let search = XMLElement(
      "link",
      [
        "rel": "search", "type": MediaType.searchDescription,
        "href": base.map { "\($0)opds/\(SearchPage.descriptionName)" }
          ?? SearchPage.descriptionName,
      ]
    )
    var elements = root.elements
    let last = elements.lastIndex { $0.localName == "link" } ?? elements.count - 1
    elements.insert(search, at: last + 1)
    root.children = elements.map(XMLNode.element)
    return Document(XMLDocument(root: root).encoded(indenting: .everywhere), type: type)
  }

  // MARK: OPDS 2.0

  private func publications(_ bytes: [UInt8]) -> Document? {
    guard var feed = JSONValue(reading: bytes), let links = feed["links"]?.list, !links.isEmpty
    else { return nil }
    let start = links.first { $0["rel"]?.text == "start" }?["href"]?.text
    let root = start.map { $0.hasSuffix(".json") ? String($0.dropLast(4)) + "xml" : $0 }
    let search = SearchDescription.templateLink(
      base: root.flatMap(ServedTree.base(ofStart:)),
      href: path.reference(to: "opds/\(SearchPage.publicationsName)")
    )
    feed["links"] = .array(links + [search])
    return Document(feed.bytes(.readable), type: MediaType.publications)
  }

  // MARK: Pages

  private func page(_ bytes: [UInt8]) -> Document? {
    // A page of somebody else's is not ours to write anew.
    guard let document = try? XMLDocument(reading: bytes), document.root.name == "html",
      document.root.first("body")?.first("header")?["class"] == "masthead"
    else { return nil }
    let form = SearchForm(language: document.root["lang"])
    return Document(form.page(document.root, at: path), type: MediaType.page)
  }
}
