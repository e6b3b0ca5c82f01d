package import Articles

extension Issue {
  /// What a placeholder of a layout stands for in this issue; `nil` where there is no such thing.
  ///
  /// Those of an article need one, and those of a page are for whoever makes pages.
  package func value(
    of placeholder: Placeholder,
    in article: Article? = nil,
    department: String? = nil
  ) -> String? {
    switch placeholder {
    case .title: publication.title
    case .subtitle: publication.subtitle
    case .number: numberLine
    case .date: dateLine
    case .period: periodLine
    case .articles: String(articles.count)
    case .departments: departments.compactMap(\.title).joined(separator: Template.separator)
    case .words: phrases.words(words)
    case .minutes: phrases.minutes(count.minutes)
    case .introduction: introduction
    case .publisher: publication.publisher
    case .editor: publication.editor
    case .rights: publication.rights
    case .url: publication.baseURL
    case .headline, .shortHeadline, .department, .authors, .articleDate, .articleWords,
      .articleMinutes, .articleLink:
      article.flatMap { value(of: placeholder, of: $0, department: department) }
    case .page, .pages, .contentsLink, .nextLink: nil
    }
  }

  private func value(
    of placeholder: Placeholder,
    of article: Article,
    department: String?
  ) -> String? {
    let metadata = article.metadata
    switch placeholder {
    case .headline: return metadata.title
    case .shortHeadline: return metadata.shortTitle ?? metadata.title
    case .department: return department
    case .authors: return byline(of: article)
    case .articleDate:
      return metadata.publication.map { phrases.date(publication.zone.day(of: $0)) }
    case .articleWords: return phrases.words(article.words)
    case .articleMinutes:
      return phrases.minutes(article.count.minutes)
    case .articleLink: return metadata.url
    case .title, .subtitle, .number, .date, .period, .articles, .departments, .words, .minutes,
      .introduction, .publisher, .editor, .rights, .url, .page, .pages, .contentsLink, .nextLink:
      return nil
    }
  }
}
