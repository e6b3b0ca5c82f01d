extension Catalog {
  /// E-readers are slow: they get so many issues at once.
  static let issuesOfPage = 25

  /// All feeds, the root first.
  var feeds: [CatalogFeed] {
    [root] + classifications.map(list)
      + pages(of: .issues, title: words.allIssues, up: .root, Array(issues.indices), shelf: nil)
      + classifications.flatMap { classification in
        classification.shelves.flatMap { shelf in
          pages(
            of: .shelf(shelf, of: classification.kind),
            title: shelf.title,
            up: .list(of: classification.kind),
            shelf.issues,
            shelf: shelf
          )
        }
      }
  }

  private var root: CatalogFeed {
    let newest = CatalogFeed.Entry(
      title: words.allIssues,
      summary: words.newestFirst,
      target: .issues,
      leadsToIssues: true,
      relation: "http://opds-spec.org/sort/new",
      updated: updated,
      count: issues.count
    )
    return CatalogFeed(
      address: .root,
      title: title,
      updated: updated,
      contents: .entries(
        [newest]
          + classifications.map { classification in
            CatalogFeed.Entry(
              title: words.title(of: classification.kind),
              summary: classification.shelves.map(\.title).joined(separator: " · "),
              target: .list(of: classification.kind),
              leadsToIssues: false,
              relation: "subsection",
              updated: updated,
              count: classification.shelves.count
            )
          }
      )
    )
  }

  private func list(_ classification: Classification) -> CatalogFeed {
    CatalogFeed(
      address: .list(of: classification.kind),
      title: words.title(of: classification.kind),
      updated: updated,
      up: .root,
      contents: .entries(
        classification.shelves.map { shelf in
          CatalogFeed.Entry(
            title: shelf.title,
            summary: words.issues(shelf.issues.count),
            target: .shelf(shelf, of: classification.kind),
            leadsToIssues: true,
            relation: "subsection",
            updated: shelf.issues.map { issues[$0] }.updated,
            count: shelf.issues.count
          )
        }
      )
    )
  }

  private func pages(
    of address: FeedAddress,
    title: String,
    up: FeedAddress,
    _ places: [Int],
    shelf: Classification.Shelf?
  ) -> [CatalogFeed] {
    let all = places.map { issues[$0] }
    let count = max(1, (all.count + Catalog.issuesOfPage - 1) / Catalog.issuesOfPage)
    let facets = facets(active: shelf)
    return (1...count).map { page in
      let first = (page - 1) * Catalog.issuesOfPage
      let part = all[first..<min(all.count, first + Catalog.issuesOfPage)]
      return CatalogFeed(
        address: address.at(page: page),
        title: title,
        updated: all.updated,
        up: up,
        contents: .issues(
          CatalogFeed.Listing(
            issues: Array(part),
            total: all.count,
            page: page,
            pages: count,
            facets: facets
          )
        )
      )
    }
  }

  /// For each classification all issues or those of one shelf; a classification of one shelf parts nothing.
  private func facets(active: Classification.Shelf?) -> [CatalogFeed.FacetGroup] {
    classifications.filter { $0.shelves.count > 1 }.map { classification in
      let all = CatalogFeed.FacetGroup.Facet(
        title: words.every,
        target: .issues,
        count: issues.count,
        isActive: active == nil
      )
      let others = classification.shelves.map { shelf in
        CatalogFeed.FacetGroup.Facet(
          title: shelf.title,
          target: .shelf(shelf, of: classification.kind),
          count: shelf.issues.count,
          isActive: shelf == active
        )
      }
      return CatalogFeed.FacetGroup(
        title: words.heading(of: classification.kind),
        facets: [all] + others
      )
    }
  }
}
