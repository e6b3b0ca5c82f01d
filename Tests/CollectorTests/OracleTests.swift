import Articles
import Configuration
import Diagnostics
import Foundation
import TestSupport
import Testing
import Workspace

@testable import Collector

/// Real sites as Hugo 0.111 sees them (`hugo list all`, and templates that print every page).
@Suite(
  .enabled(
    if: Repository.corpus != nil,
    "BROADSHEET_CORPUS names no folder, and there is no shared/corpus beside the repository"
  )
) struct `real sites` {
  /// What Hugo says of a page.
  private struct Page {
    let path: String
    let language: String
    let node: ConfigurationNode

    func text(_ key: String) -> String { node.map?[key]?.text ?? "" }

    /// The values of the first of the keys that has some.
    func terms(_ keys: String...) -> [String] {
      let params = node.map?["params"]?.map
      return keys.lazy.compactMap { params?[$0]?.texts.unique }.first { !$0.isEmpty } ?? []
    }

    /// `nil` for Go's zero time.
    func moment(_ key: String) -> Timestamp? {
      text(key).hasPrefix("0001-01-01") ? nil : DateText(text(key))?.moment(in: .utc)
    }
  }

  private func pages(of site: String, in corpus: String) throws -> [Page] {
    let file = "\(corpus)/oracle/\(site).pages.json"
    let bytes = Array(try Data(contentsOf: URL(filePath: file)))
    let list = ConfigurationReader.read(bytes, as: .json, file: file).value?.list ?? []
    return list.map {
      Page(path: $0.map?["path"]?.text ?? "", language: $0.map?["lang"]?.text ?? "", node: $0)
    }
  }

  /// The folder below `content` where Hugo's configuration of the oracle mounts a language.
  private func path(_ page: Page, of site: String) -> String {
    site == "letsencrypt"
      ? "content/\(page.language)/\(page.path)" : "content/\(page.path)"
  }

  /// The address as the oracle's configuration would give it, which leaves out Let's Encrypt's `uglyURLs`.
  private func permalink(_ entry: SiteEntry, of site: String) -> String {
    site == "letsencrypt" && entry.permalink.hasSuffix(".html")
      ? entry.permalink.dropLast(5) + "/" : entry.permalink
  }

  @Test(arguments: ["digitalgov", "ropensci", "letsencrypt", "18f"])
  func `have the articles, dates, drafts, terms and addresses that Hugo sees`(
    site: String
  ) async throws {
    let corpus = try #require(Repository.corpus)
    // 18F's is no Hugo site: the oracle's configuration gave it a base URL.
    let options = Collector.Options(baseURL: site == "18f" ? "https://18f.gsa.gov/" : nil)
    let opened = try await Collector.open(try SiteLocation.find("\(corpus)/\(site)"), options).value
    let entries = [String: SiteEntry](
      uniqueKeysWithValues: opened.entries.map { ($0.path.string, $0) }
    )
    let pages = try pages(of: site, in: corpus)
    #expect(pages.map { path($0, of: site) }.sorted() == entries.keys.sorted())
    for page in pages {
      guard let entry = entries[path(page, of: site)] else { continue }
      #expect(entry.rawTitle == page.text("title"))
      // Where 18F's articles stand and in which language, Eleventy's data say and Hugo does not know.
      if site != "18f" {
        #expect(permalink(entry, of: site) == page.text("permalink"))
        #expect(entry.language == page.language)
      }
      #expect(entry.section == page.text("section"))
      #expect(entry.slug == page.text("slug"))
      #expect(entry.isBundle == (page.text("bundle") == "leaf"))
      #expect((entry.metadata.weight ?? 0) == page.node.map?["weight"]?.integer)
      #expect(entry.metadata.date == page.moment("date"), "\(page.path)")
      #expect(entry.metadata.publishDate == page.moment("publishDate"), "\(page.path)")
      #expect(entry.metadata.expiryDate == page.moment("expiryDate"), "\(page.path)")
      #expect(entry.metadata.lastModified == page.moment("lastmod"), "\(page.path)")
      #expect(entry.terms.tags.starts(with: page.terms("tags")), "\(page.path)")
      #expect(entry.terms.categories.starts(with: page.terms("topics", "categories")))
      #expect(entry.terms.authors.starts(with: page.terms("authors", "author")))
      #expect(entry.isDraft == page.node.map?["draft"]?.boolean, "\(page.path)")
    }
  }

  @Test(arguments: ["digitalgov", "ropensci", "letsencrypt", "18f", "rust-blog"])
  func `are read whole, without a broken article`(site: String) async throws {
    let corpus = try #require(Repository.corpus)
    let opened = try await Collector.open(try SiteLocation.find("\(corpus)/\(site)"))
    let articles = await opened.value.articles(opened.value.entries, jobs: 2)
    #expect(articles.value.count == opened.value.entries.count)
    #expect(!(opened.diagnostics + articles.diagnostics).contains { $0.severity == .error })
  }
}
