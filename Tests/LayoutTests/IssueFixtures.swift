import Articles
import Diagnostics
import Layout

/// An article with no more than a test says of it.
func article(
  _ path: String,
  title: String = "Title",
  categories: [String] = [],
  day: String = "2026-02-10",
  weight: Int? = nil,
  isPinned: Bool = false,
  blocks: [Block] = [],
  anchors: [String: String] = [:]
) -> Article {
  var metadata = ArticleMetadata(title: title, language: .english, path: "content/\(path).md")
  metadata.categories = categories
  metadata.date = Day(day).map { Timestamp(day: $0, secondOfDay: 0, offset: 0) }
  metadata.weight = weight
  metadata.isPinned = isPinned
  return Article(
    id: Article.ID(path),
    metadata: metadata,
    blocks: blocks,
    anchors: anchors,
    words: 460
  )
}

let tidewater: PublicationIdentity = {
  var publication = PublicationIdentity(title: "Tidewater Weekly")
  publication.baseURL = "https://tidewater.example/"
  return publication
}()

func compose(
  _ articles: [Article],
  departments: [DepartmentRule] = [],
  period: Period = .week(Week("2026-W07") ?? Week(containing: Day(daysSinceEpoch: 0)))
) -> Layout.Issue {
  Composer(departments: departments).compose(
    articles,
    of: tidewater,
    siteLanguage: .english,
    period: period
  ).value
}
