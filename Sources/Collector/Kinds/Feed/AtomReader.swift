import XML

/// Reads Atom (RFC 4287).
struct AtomReader {
  private let root: XMLElement

  init(_ root: XMLElement) { self.root = root }

  func feed() -> Feed {
    var feed = Feed()
    feed.title = AtomReader.plain(root.own("title").first)
    feed.subtitle = AtomReader.plain(root.own("subtitle").first)
    feed.language = root.xml("lang")
    let declared = FeedAddress.resolved(root.xml("base"), from: nil)
    let ownLink = AtomReader.link("self", of: root)?["href"]
    feed.address = FeedAddress.resolved(ownLink, from: declared)
    feed.home = FeedAddress.resolved(
      AtomReader.link("alternate", of: root)?["href"],
      from: declared ?? feed.address
    )
    let base = FeedAddress.resolved(root.xml("base"), from: feed.base) ?? feed.base
    let authors = AtomReader.people(root.own("author"))
    feed.items = root.own("entry").map { entry($0, base: base, authors: authors) }
    return feed
  }

  private func entry(_ element: XMLElement, base: String?, authors: [String]) -> FeedItem {
    var item = FeedItem(line: element.line ?? 1)
    let entryBase = FeedAddress.resolved(element.xml("base"), from: base) ?? base
    item.id = element.own("id").first?.words
    item.address = FeedAddress.resolved(
      AtomReader.link("alternate", of: element)?["href"],
      from: entryBase
    )
    let title = element.own("title").first
    item.title = AtomReader.plain(title).map {
      FeedItem.Text(text: $0, line: title?.line ?? item.line)
    }
    item.published = FeedItem.Text(element.own("published").first)
    item.updated = FeedItem.Text(element.own("updated").first)
    let source = element.own("source").first.map { AtomReader.people($0.own("author")) } ?? []
    let own = AtomReader.people(element.own("author"))
    item.authors = [own, source, authors].first { !$0.isEmpty } ?? []
    item.categories =
      element.own("category").compactMap { $0["label"] ?? $0["term"] }
      .compactMap { $0.trimmed.nonEmpty }.unique
    let content = element.own("content").first
    let summary = element.own("summary").first
    item.language = content?.xml("lang") ?? element.xml("lang")
    item.content = AtomReader.markup(content)
    item.summary = AtomReader.markup(summary)
    item.base =
      FeedAddress.resolved((content ?? summary)?.xml("base"), from: entryBase) ?? entryBase
    FeedMedia(element).add(to: &item)
    return item
  }

  /// The link of a relation, a page in preference to other kinds of documents; without a relation it is `alternate`.
  private static func link(_ relation: String, of element: XMLElement) -> XMLElement? {
    let links = element.own("link").filter { ($0["rel"] ?? "alternate") == relation }
    return links.first { $0["type"].map { $0.hasPrefix("text/html") } ?? true } ?? links.first
  }

  private static func people(_ elements: [XMLElement]) -> [String] {
    elements.compactMap { $0.first("name")?.words }.unique
  }

  // MARK: Text constructs (section 3.1)

  /// Words for people, without markup.
  private static func plain(_ element: XMLElement?) -> String? {
    guard let element, let words = element.words else { return nil }
    return element["type"] == "html" ? MetadataText.plain(words) : words
  }

  /// HTML; `nil` for content that lies elsewhere or is none that can be printed.
  private static func markup(_ element: XMLElement?) -> FeedItem.Text? {
    guard let element, element["src"] == nil else { return nil }
    let line = element.line ?? 1
    switch element["type"] ?? "text" {
    case "html", "text/html":
      return element.words.map { FeedItem.Text(text: $0, line: line) }
    case "xhtml", "application/xhtml+xml":
      let inner = element.first("div") ?? element
      let text = FeedMarkup.html(inner.children).trimmed
      return text.nonEmpty.map { FeedItem.Text(text: $0, line: inner.line ?? line) }
    case "text", "text/plain":
      return element.words.map { FeedItem.Text(text: FeedMarkup.paragraphs($0), line: line) }
    default: return nil
    }
  }
}
