private import BookReading
internal import SearchIndex
private import Synchronization
internal import Workspace

/// Searches the articles of all issues; what is not in the index yet is read first.
package final class CatalogSearch: Sendable {
  /// What there is to search in, in one state of the tree.
  struct Holdings: Sendable {
    var list: IssueList
    /// The places in the list of the issues with a book, by its sum.
    var places: [String: Int]
  }

  /// An issue that was found, and where in it.
  struct Find: Sendable {
    var issue: SearchableIssue
    var articles: [SearchIndex.Hit]
  }

  private struct Gathering {
    var stamp: FileStamp?
    var task: Task<Holdings, Never>
  }

  private let tree: ServedTree
  private let sums: FileSums
  private let index: SearchIndex
  private let gathering = Mutex<Gathering?>(nil)

  /// More articles than anybody looks through.
  private static let mostArticles = 2_000
  private static let mostArticlesOfIssue = 5
  private static let largestBook = 256 << 20

  init(_ tree: ServedTree, index: SearchIndex, sums: FileSums) {
    self.tree = tree
    self.index = index
    self.sums = sums
  }

  /// What there is now.
  ///
  /// Who asks while it is gathered waits for the same.
  func current() async -> Holdings {
    let stamp = tree.stamp
    let task = gathering.withLock { present in
      if let present, present.stamp == stamp { return present.task }
      let task = Task { await self.gathered() }
      present = Gathering(stamp: stamp, task: task)
      return task
    }
    return await task.value
  }

  /// The issues that have all words of `typed` in one of their articles, the best first.
  func finds(_ typed: String) async -> (holdings: Holdings, finds: [Find]) {
    let holdings = await current()
    let hits = await BlockingWork.run { [index] in
      (try? index.articles(holding: typed, limit: CatalogSearch.mostArticles)) ?? []
    }
    var order: [Int] = []
    var articles: [Int: [SearchIndex.Hit]] = [:]
    for hit in hits {
      guard let place = holdings.places[hit.book] else { continue }
      if articles[place] == nil { order.append(place) }
      if articles[place, default: []].count < CatalogSearch.mostArticlesOfIssue {
        articles[place, default: []].append(hit)
      }
    }
    let finds = order.map { place in
      Find(issue: holdings.list.issues[place], articles: articles[place] ?? [])
    }
    return (holdings, finds)
  }

  // MARK: Indexing

  private func gathered() async -> Holdings {
    let list = await BlockingWork.run { [tree] in IssueList(of: tree) }
    var places: [String: Int] = [:]
    let indexed = (try? index.books()) ?? []
    for (place, issue) in list.issues.enumerated() {
      guard let path = issue.book, let file = tree.open(path), let sum = await sums.sum(of: file)
      else { continue }
      places[sum] = place
      if !indexed.contains(sum) { await add(file, as: sum) }
    }
    for sum in indexed.subtracting(places.keys).sorted() { try? index.remove(book: sum) }
    return Holdings(list: list, places: places)
  }

  private func add(_ file: OpenFile, as sum: String) async {
    await BlockingWork.run { [index] in
      let chapters = file.bytes(limit: CatalogSearch.largestBook)
        .flatMap { try? BookReader($0).chapters }
      let articles = (chapters ?? []).map {
        SearchIndex.Article(title: $0.title, text: $0.text)
      }
      try? index.add(articles, ofBook: sum)
    }
  }
}
