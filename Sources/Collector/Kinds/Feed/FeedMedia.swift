import XML

/// Pictures and recordings of an item: `enclosure`, `media:content`, `media:thumbnail`, and Atom's links to them.
struct FeedMedia {
  private let element: XMLElement

  init(_ element: XMLElement) { self.element = element }

  func add(to item: inout FeedItem) {
    let groups = element.all("group", in: FeedNamespace.media)
    let media = [element] + groups
    let files =
      element.own("enclosure").map { ($0["url"], $0["type"]) }
      + element.own("link").filter { $0["rel"] == "enclosure" }.map { ($0["href"], $0["type"]) }
      + media.flatMap { $0.all("content", in: FeedNamespace.media) }.map {
        ($0["url"], $0["type"] ?? $0["medium"])
      }
    let thumbnails = media.flatMap { $0.all("thumbnail", in: FeedNamespace.media) }
    var pictures: [String] = []
    for (address, type) in files {
      guard let address = FeedAddress.resolved(address, from: item.base) else { continue }
      let isPicture = type?.hasPrefix("image") ?? PictureName.isPicture(address)
      if isPicture { pictures.append(address) } else { item.enclosures.append(address) }
    }
    pictures += thumbnails.compactMap { FeedAddress.resolved($0["url"], from: item.base) }
    item.picture = item.picture ?? pictures.first
    item.enclosures = item.enclosures.unique
  }
}
