/// The parts of an article in their order, with all that neither format can do without.
///
/// An article's text and notes are never lost, it needs a heading, and the notes follow the text since the
/// pop-ups of an EPUB find only those that come after their marks.
package struct ArticleForm: Sendable {
  package let parts: [ArticlePart]
  /// The roles of headlines by rank in a department.
  private let heads: [StyleRole]
  package let byline: [Template]
  /// Whether the department stands over every headline.
  package let labelsEach: Bool
  package let pictureLines: Int?
  /// The fewest words of a feature.
  package let featureWords: Int
  /// The role of the headline of an article that is told in its description.
  package let brief: StyleRole?
  private let overColumns: [ArticlePart]

  package init(of layout: LayoutDescription) {
    let form = layout.departments
    let named =
      form?.article ?? [
        .label, .headline, .deck, .byline, .image, .takeaways, .text, .footnotes, .link,
      ]
    parts = ArticleForm.complete(named)
    heads = form?.heads ?? []
    overColumns = form?.overColumns ?? [.label, .headline, .deck]
    labelsEach = form?.labels == .each
    pictureLines = form?.pictureLines
    featureWords = form?.featureWords ?? 0
    brief = form?.brief
    byline =
      form?.byline
      ?? [.authors, .articleDate, .articleMinutes].map { placeholder in
        Template(parts: [[.placeholder(placeholder)]])
      }
  }

  /// The role of a headline by its article's place in the department, from 0.
  package func head(ofRank rank: Int) -> StyleRole {
    heads.isEmpty ? .head1 : heads[min(rank, heads.count - 1)]
  }

  /// Whether a part stands over the text and all that is beside it.
  package func isOfHead(_ part: ArticlePart) -> Bool { overColumns.contains(part) }

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
