internal import JSON
internal import SearchIndex
private import Web
internal import XML

/// A page of what was found, as feeds and people get it.
struct SearchPage: Sendable {
  var typed: String
  var list: IssueList
  /// The issues of this page.
  var finds: [CatalogSearch.Find]
  /// How many issues were found in all.
  var total: Int
  /// From 1.
  var number: Int

  static let issuesOfPage = 25
  /// Nobody leafs further.
  private static let mostPages = 80

  static let pageName = "search.html"
  static let feedName = "search.xml"
  static let publicationsName = "search.json"
  static let descriptionName = "opensearch.xml"

  init(
    of finds: [CatalogSearch.Find],
    in list: IssueList,
    typed: String,
    number: Int
  ) {
    self.typed = typed
    self.list = list
    self.number = number
    total = finds.count
    let first = min((number - 1) * SearchPage.issuesOfPage, finds.count)
    self.finds = Array(finds[first..<min(first + SearchPage.issuesOfPage, finds.count)])
  }

  /// The page that a query names; the first for what is no number.
  static func number(_ parameter: String?) -> Int {
    min(max(1, parameter.flatMap { Int($0) } ?? 1), mostPages)
  }

  var words: SearchPhrases { SearchPhrases.of(list.language) }

  var title: String { typed.isEmpty ? words.search : "\(words.search): \(typed)" }

  private var pages: Int {
    min(
      max(1, (total + SearchPage.issuesOfPage - 1) / SearchPage.issuesOfPage),
      SearchPage.mostPages
    )
  }

  /// The pages beside this one, as links call them.
  var neighbours: [(relation: String, number: Int)] {
    var neighbours: [(String, Int)] = []
    if number > 1 { neighbours.append(("previous", number - 1)) }
    if number < pages { neighbours.append(("next", number + 1)) }
    return neighbours
  }

  /// The address of a page, such as `search.xml?q=ferry&page=2`.
  func address(_ name: String, parameter: String = "q", number: Int) -> String {
    let query = "\(name)?\(parameter)=\(PercentEncoding.encoded(typed))"
    return number == 1 ? query : "\(query)&page=\(number)"
  }
}

extension CatalogSearch.Find {
  /// Where the words stand, as plain text: a line for each article.
  var lines: [String] {
    articles.map { article in
      [article.title, article.excerpt].filter { !$0.isEmpty }.joined(separator: ": ")
    }
  }
}
