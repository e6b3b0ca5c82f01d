import Configuration
import Diagnostics
import HTML

/// Makes front matter and text of an item.
struct FeedMatter {
  private let item: FeedItem
  private let feed: Feed
  private let place: SourcePlace

  init(_ item: FeedItem, of feed: Feed, at place: SourcePlace) {
    self.item = item
    self.feed = feed
    self.place = place
  }

  func matter() -> FrontMatter {
    let content = item.content ?? item.summary
    let body = (content?.text ?? "") + attachments
    var matter = FrontMatter(
      map: ConfigurationMap(),
      body: Array(body.utf8)[...],
      bodyLine: content?.line ?? item.line,
      isPresent: true
    )
    set("title", item.title ?? titleOfText, in: &matter)
    let (published, updated) = (readable(item.published), readable(item.updated))
    set("date", published ?? updated, in: &matter)
    set("lastmod", updated ?? published, in: &matter)
    if let description { matter.set("description", .text(description), at: place) }
    if let language = item.language ?? feed.language {
      matter.set("lang", .text(language), at: place)
    }
    if let picture = item.picture { matter.set("image", .text(picture), at: place) }
    matter.set("authors", texts: item.authors, at: place)
    matter.set("categories", texts: item.categories.map(MetadataText.plain), at: place)
    matter.set("tags", texts: item.tags, at: place)
    return matter
  }

  private func set(_ key: String, _ text: FeedItem.Text?, in matter: inout FrontMatter) {
    guard let text else { return }
    matter.set(key, .text(text.text), at: SourcePlace(file: place.file, line: text.line))
  }

  private func readable(_ date: FeedItem.Text?) -> FeedItem.Text? {
    date.map { FeedItem.Text(text: FeedDate.readable($0.text), line: $0.line) }
  }

  /// Recordings that belong to the item, as the elements that a page would have for them.
  private var attachments: String {
    item.enclosures.prefix(20).map { address in
      let escaped = FeedMarkup.escaped(address)
      let isFilm = [".mp4", ".webm", ".m4v", ".mov"].contains { address.lowercased().hasSuffix($0) }
      let isSound = [".mp3", ".m4a", ".ogg", ".opus", ".wav"].contains {
        address.lowercased().hasSuffix($0)
      }
      if isFilm { return "\n<video src=\"\(escaped)\"></video>" }
      if isSound { return "\n<audio src=\"\(escaped)\"></audio>" }
      return "\n<p><a href=\"\(escaped)\">\(escaped)</a></p>"
    }.joined()
  }

  // MARK: Words about the text

  /// Notes of a few words often have no title: they are known by their first.
  private var titleOfText: FeedItem.Text? {
    guard let content = item.content ?? item.summary else { return nil }
    let words = FeedMatter.plain(content.text).split(separator: " ")
    guard !words.isEmpty else { return nil }
    let title = words.prefix(8).joined(separator: " ")
    return FeedItem.Text(text: title + (words.count > 8 ? "…" : ""), line: content.line)
  }

  /// The summary, unless it is the text or only its beginning.
  private var description: String? {
    guard let content = item.content, let summary = item.summary else { return nil }
    let words = FeedMatter.plain(summary.text)
    // Ours: what is longer describes nothing.
    guard !words.isEmpty, words.utf8.count <= 600 else { return nil }
    let beginning = FeedMatter.letters(FeedMatter.plain(content.text)).prefix(60)
    let own = FeedMatter.letters(words).prefix(60)
    let isRepeated = beginning.starts(with: own) || own.starts(with: beginning)
    return isRepeated ? nil : words
  }

  private static func letters(_ text: String) -> String {
    text.prefix(500).lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The words of HTML; of a long text the beginning.
  private static func plain(_ html: String) -> String {
    var screen = HTMLScreen(deepestNesting: 50)
    let markup = screen.admit(String(html.prefix(4_000)))
    let text = HTMLFragment.parse(markup).map(\.text).joined(separator: " ")
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
