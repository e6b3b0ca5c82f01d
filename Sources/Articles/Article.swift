package import Diagnostics

/// An article as it will be printed: what the site says about it, and its text.
package struct Article: Hashable, Sendable, Identifiable {
  /// The path of the article's bundle or file below the site, without language and suffix.
  package struct ID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var path: String

    package init(_ path: String) { self.path = path }

    package var description: String { path }

    package static func < (a: ID, b: ID) -> Bool {
      a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
    }
  }

  package var id: ID
  package var metadata: ArticleMetadata
  package var blocks: [Block]
  package var notes: [Note]
  /// Where links into the article lead: every fragment that it answers to, and the heading that is meant.
  package var anchors: [String: String]
  /// What the article says in a few points, taken out of its flow.
  package var takeaways: [[Inline]]
  /// The SHA-256 of the source file, in hexadecimal.
  package var sha256: String
  /// Words of title, description and text; a CJK character counts as one.
  package var words: Int
  /// How many of the words are CJK characters, which are read faster than words.
  package var characters: Int

  package init(
    id: ID,
    metadata: ArticleMetadata,
    blocks: [Block],
    notes: [Note] = [],
    anchors: [String: String] = [:],
    takeaways: [[Inline]] = [],
    sha256: String = "",
    words: Int = 0,
    characters: Int = 0
  ) {
    self.id = id
    self.metadata = metadata
    self.blocks = blocks
    self.notes = notes
    self.anchors = anchors
    self.takeaways = takeaways
    self.sha256 = sha256
    self.words = words
    self.characters = characters
  }
}

/// What a site says about an article, in plain text as it will be printed.
package struct ArticleMetadata: Hashable, Sendable {
  /// Front matter, else the first heading, else a humanised file name.
  package var title: String
  /// Hugo's `linkTitle`: for running heads and narrow lists.
  package var shortTitle: String?
  package var description: String?
  /// What the text itself gives as its summary, by `<!--more-->`: for the contents, since the text repeats it.
  package var summary: String?
  package var authors: [String] = []
  package var date: Timestamp?
  package var publishDate: Timestamp?
  package var expiryDate: Timestamp?
  package var lastModified: Timestamp?
  package var language: LanguageTag
  /// As the site shows them; the site's own taxonomy, such as topics, where it has no categories.
  package var categories: [String] = []
  package var tags: [String] = []
  package var sectionTitle: String?
  /// Lower numbers come first; articles without one come last.
  package var weight: Int?
  package var isPinned = false
  /// Where the article stands on the web; `nil` without a base URL.
  package var url: String?
  /// The name that its author gave it for good (`guid` or `id`): by it later issues know it, wherever it lies.
  package var guid: String?
  package var image: Image?
  /// The caption of `image`.
  package var imageCaption: String?
  /// The source file as findings and the record name it.
  package var path: String

  package init(title: String, language: LanguageTag, path: String) {
    self.title = title
    self.language = language
    self.path = path
  }
}

extension ArticleMetadata {
  /// The moment by which an article belongs to a day: its publish date, else its date.
  package var publication: Timestamp? { publishDate ?? date }

  package var place: SourcePlace { SourcePlace(file: path) }

  /// What a list of articles says of this one.
  package var teaser: String? { description ?? summary }
}
