import XML

/// Reads RSS 2.0, where items lie in the channel, and RSS 1.0, where they lie beside it.
struct RSSReader {
  private let root: XMLElement
  private let channel: XMLElement

  init(_ root: XMLElement) {
    self.root = root
    channel = root.first("channel") ?? root
  }

  func feed() -> Feed {
    var feed = Feed()
    feed.title = channel.own("title").first?.words
    feed.subtitle = channel.own("description").first?.words
    feed.home = channel.own("link").compactMap(\.words).first
    feed.address =
      channel.all("link", in: FeedNamespace.atom).first { $0["rel"] == "self" }?["href"]
    feed.language =
      channel.own("language").first?.words
      ?? channel.all("language", in: FeedNamespace.dublinCore).first?.words
      ?? channel.xml("lang") ?? root.xml("lang")
    let declared = channel.xml("base") ?? root.xml("base")
    let base = FeedAddress.resolved(declared, from: feed.base) ?? feed.base
    let beside = root.elements.filter {
      $0.localName == "item" && $0.namespace == channel.namespace
    }
    let items = channel.own("item") + (root.localName == "RDF" ? beside : [])
    feed.items = items.map { item($0, base: base) }
    return feed
  }

  private func item(_ element: XMLElement, base: String?) -> FeedItem {
    var item = FeedItem(line: element.line ?? 1)
    let guid = element.own("guid").first
    let isAddress = guid?["isPermaLink"]?.lowercased() != "false"
    let about = element.attributes.first { $0.localName == "about" }?.value
    let link = element.own("link").compactMap(\.words).first
    let permalink = (isAddress ? guid?.words : nil).flatMap { FeedAddress.isWeb($0) ? $0 : nil }
    item.address = FeedAddress.resolved(link ?? permalink ?? about, from: base)
    item.id = guid?.words ?? about
    item.title = FeedItem.Text(element.own("title").first)
    item.published = FeedItem.Text(
      element.own("pubDate").first ?? element.all("date", in: FeedNamespace.dublinCore).first
    )
    item.updated = FeedItem.Text(element.all("updated", in: FeedNamespace.atom).first)
    item.authors = authors(of: element)
    item.categories =
      (element.own("category")
      + element.all("subject", in: FeedNamespace.dublinCore)).compactMap(\.words).unique
    item.language =
      element.xml("lang") ?? element.all("language", in: FeedNamespace.dublinCore).first?.words
    let content = element.all("encoded", in: FeedNamespace.content).first
    let description = element.own("description").first
    item.content = FeedItem.Text(content)
    item.summary = FeedItem.Text(description)
    let inner = (content ?? description)?.xml("base") ?? element.xml("base")
    item.base = FeedAddress.resolved(inner, from: base) ?? base
    FeedMedia(element).add(to: &item)
    return item
  }

  private func authors(of element: XMLElement) -> [String] {
    let creators = element.all("creator", in: FeedNamespace.dublinCore).compactMap(\.words)
    if !creators.isEmpty { return creators.unique }
    return element.own("author").compactMap(\.words).compactMap(RSSReader.name).unique
  }

  /// RSS wants an address: `hanna@x.example (Hanna Pell)`.
  private static func name(_ author: String) -> String? {
    if let open = author.firstIndex(of: "("), let close = author.lastIndex(of: ")"), open < close {
      return author[author.index(after: open)..<close].trimmed.nonEmpty
    }
    if let open = author.firstIndex(of: "<") { return author[..<open].trimmed.nonEmpty }
    return author.contains("@") ? nil : author
  }
}
