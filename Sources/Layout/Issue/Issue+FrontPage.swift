package import Articles

extension Issue {
  /// The articles of a front page, the lead first.
  ///
  /// What an editor has pinned comes first, then what shows and tells most, and of those the newest: all by
  /// counting, so that the same issue always has the same front.
  package func frontStories(_ form: FrontForm) -> [Article.ID] {
    let scored = articles.enumerated()
      .filter { $0.element.words >= form.words }
      .map { (article: $0.element, score: Issue.score(of: $0.element, at: $0.offset)) }
    let lead = scored.max {
      $0.score + $0.article.pictureScore < $1.score + $1.article.pictureScore
    }
    guard let lead = lead?.article.id else { return [] }
    // Beside the lead's picture others are better without.
    let others = scored.filter { $0.article.id != lead }
      .sorted { $1.score - $1.article.pictureScore < $0.score - $0.article.pictureScore }
    return [lead] + others.map(\.article.id).prefix(form.stories)
  }

  // By judgement: 900 words weigh as much as a picture, and five places in the issue's order as 300 words.
  private static func score(of article: Article, at place: Int) -> Double {
    let pinned = article.metadata.isPinned ? 2.0 : 0
    return pinned + Double(min(article.words, 900)) / 300 - 0.2 * Double(place)
  }
}

extension Article {
  fileprivate var pictureScore: Double { metadata.image == nil ? 0 : 3 }
}
