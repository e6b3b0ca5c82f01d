import Diagnostics

/// A feed: what it says of itself, and its items.
struct Feed: Sendable {
  var title: String?
  /// Plain text below the title.
  var subtitle: String?
  /// The page of which it is the feed.
  var home: String?
  /// Where the feed itself stands on the web.
  var address: String?
  var language: String?
  var items: [FeedItem] = []

  /// What relative addresses in it are relative to.
  var base: String? { address ?? home }
}

/// An article in a feed.
struct FeedItem: Sendable {
  /// A text with the place where it stands.
  struct Text: Hashable, Sendable {
    var text: String
    var line: Int
  }

  /// What the feed calls it for good; its address where the feed has no other name for it.
  var id: String?
  /// The page on which it stands.
  var address: String?
  var title: Text?
  var published: Text?
  var updated: Text?
  var authors: [String] = []
  var categories: [String] = []
  var tags: [String] = []
  var language: String?
  /// HTML.
  var content: Text?
  /// HTML or plain text: the beginning, or a few words about it.
  var summary: Text?
  /// The address of its picture.
  var picture: String?
  /// Recordings and other files that belong to it.
  var enclosures: [String] = []
  /// What relative addresses in its content are relative to.
  var base: String?
  var line: Int
}
