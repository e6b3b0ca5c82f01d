import Configuration
import Diagnostics

/// Reads JSON Feed 1 and 1.1.
struct JSONFeedReader {
  private let map: ConfigurationMap

  init(_ map: ConfigurationMap) { self.map = map }

  func feed() -> Feed {
    var feed = Feed()
    feed.title = text("title", of: map)
    feed.subtitle = text("description", of: map)
    feed.address = FeedAddress.resolved(text("feed_url", of: map), from: nil)
    feed.home = FeedAddress.resolved(text("home_page_url", of: map), from: nil)
    feed.language = text("language", of: map)
    let authors = people(of: map)
    feed.items = (map["items"]?.list ?? []).compactMap { node in
      node.map.map { item($0, line: node.place.line ?? 1, base: feed.base, authors: authors) }
    }
    return feed
  }

  private func item(
    _ map: ConfigurationMap,
    line: Int,
    base: String?,
    authors: [String]
  ) -> FeedItem {
    var item = FeedItem(line: line)
    item.id = text("id", of: map)
    item.address = FeedAddress.resolved(
      text("url", of: map) ?? text("external_url", of: map),
      from: base
    )
    item.title = written("title", of: map)
    item.published = written("date_published", of: map)
    item.updated = written("date_modified", of: map)
    let own = people(of: map)
    item.authors = own.isEmpty ? authors : own
    item.tags = (map["tags"]?.texts ?? []).map(\.trimmed).filter { !$0.isEmpty }.unique
    item.language = text("language", of: map)
    item.content = written("content_html", of: map) ?? plain("content_text", of: map)
    item.summary = plain("summary", of: map)
    item.picture = FeedAddress.resolved(
      text("image", of: map) ?? text("banner_image", of: map),
      from: base
    )
    item.base = base
    for attachment in map["attachments"]?.list ?? [] {
      guard let file = attachment.map,
        let address = FeedAddress.resolved(text("url", of: file), from: base)
      else { continue }
      let isPicture = text("mime_type", of: file)?.hasPrefix("image") ?? false
      if isPicture {
        item.picture = item.picture ?? address
      } else {
        item.enclosures.append(address)
      }
    }
    return item
  }

  private func text(_ key: String, of map: ConfigurationMap) -> String? {
    map[key]?.text?.trimmed.nonEmpty
  }

  private func written(_ key: String, of map: ConfigurationMap) -> FeedItem.Text? {
    guard let node = map[key], let text = node.text?.trimmed.nonEmpty else { return nil }
    return FeedItem.Text(text: text, line: node.place.line ?? 1)
  }

  private func plain(_ key: String, of map: ConfigurationMap) -> FeedItem.Text? {
    written(key, of: map).map { FeedItem.Text(text: FeedMarkup.paragraphs($0.text), line: $0.line) }
  }

  /// Version 1 has one `author`, version 1.1 has `authors`.
  private func people(of map: ConfigurationMap) -> [String] {
    let nodes = (map["authors"]?.list ?? []) + (map["author"].map { [$0] } ?? [])
    return nodes.compactMap { $0.map.flatMap { text("name", of: $0) } }.unique
  }
}
