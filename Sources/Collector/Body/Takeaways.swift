import Articles

/// What an article says in a few points under a heading of its own, taken out of its flow.
enum Takeaways {
  // Ours: longer items, or more of them, are a list that belongs where it stands.
  private static let longestItem = 600
  private static let mostItems = 12

  private static let titles: Set<String> = [
    "key takeaways", "takeaways", "key takeaway", "the key takeaways", "key points", "key facts",
    "highlights", "key highlights", "tl dr", "tldr", "at a glance", "in brief", "in short",
    "das wichtigste in kurze", "das wichtigste", "auf einen blick", "in kurze", "kernpunkte",
    "points cles", "l essentiel", "en bref", "a retenir", "en resume", "ce qu il faut retenir",
    "puntos clave", "en breve", "lo esencial", "de un vistazo", "conclusiones clave",
    "pontos principais", "em resumo", "punti chiave", "in breve", "kernpunten", "in het kort",
    "要点", "ポイント", "重要なポイント", "まとめ", "핵심 요약",
  ]

  static func take(from blocks: inout [Block], summaryEnd: inout Int?) -> [[Inline]] {
    for index in blocks.indices.dropLast() {
      guard case .heading(let heading) = blocks[index], case .list(let list) = blocks[index + 1],
        isTitle(heading.content.plainText), let points = points(of: list)
      else { continue }
      blocks.removeSubrange(index...index + 1)
      if let end = summaryEnd { summaryEnd = end - min(2, max(0, end - index)) }
      return points
    }
    return []
  }

  private static func isTitle(_ text: String) -> Bool {
    let words = Folding.words(plainLetters(text))
    return titles.contains(words) || words.hasPrefix("key takeaways")
  }

  /// The text with accents taken off the letters of the titles above.
  private static func plainLetters(_ text: String) -> String {
    let letters: [Character: Character] = [
      "é": "e", "É": "e", "è": "e", "ü": "u", "Ü": "u", "à": "a", "À": "a", "’": " ", "'": " ",
    ]
    return String(text.unicodeScalars.prefix(80)).map { String(letters[$0] ?? $0) }.joined()
  }

  /// The items of a list, each of which must be one short line.
  private static func points(of list: List) -> [[Inline]]? {
    guard !list.items.isEmpty, list.items.count <= mostItems else { return nil }
    var points: [[Inline]] = []
    for item in list.items {
      guard item.blocks.count == 1, case .paragraph(let line)? = item.blocks.first,
        line.plainText.utf8.count <= longestItem
      else { return nil }
      points.append(line)
    }
    return points
  }
}
