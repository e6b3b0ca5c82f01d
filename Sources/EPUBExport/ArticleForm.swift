import Layout

/// The parts of an article's document in their order, with all that an EPUB cannot do without.
///
/// An article's text and notes are never lost, a document needs a heading, and the notes follow the text since
/// pop-ups find only those that come after their marks.
struct ArticleForm: Sendable {
  let parts: [ArticlePart]
  /// The roles of headlines by rank in a department.
  private let heads: [StyleRole]
  let byline: [Template]

  init(of layout: LayoutDescription) {
    let form = layout.departments
    let named =
      form?.article ?? [
        .label, .headline, .deck, .byline, .image, .takeaways, .text, .footnotes, .link,
      ]
    parts = ArticleForm.complete(named)
    heads = form?.heads ?? []
    byline =
      form?.byline
      ?? [.authors, .articleDate, .articleMinutes].map { placeholder in
        Template(parts: [[.placeholder(placeholder)]])
      }
  }

  /// The role of a headline by its article's place in the department, from 0.
  func head(ofRank rank: Int) -> StyleRole {
    heads.isEmpty ? .head1 : heads[min(rank, heads.count - 1)]
  }

  private static func complete(_ named: [ArticlePart]) -> [ArticlePart] {
    var seen: Set<ArticlePart> = []
    var parts = named.filter { seen.insert($0).inserted }
    if !parts.contains(.headline) { parts.insert(.headline, at: 0) }
    if !parts.contains(.text) { parts.append(.text) }
    if let notes = parts.lastIndex(of: .footnotes), let text = parts.firstIndex(of: .text),
      notes > text
    {
      return parts
    }
    parts.removeAll { $0 == .footnotes }
    return parts.flatMap { $0 == .text ? [.text, .footnotes] : [$0] }
  }
}
