import Articles
import Layout
import Publication
import XML

/// The page of an issue: its cover, its files, and what is in it.
struct IssuePage {
  let catalog: Catalog
  /// In the catalog.
  let place: Int

  private var issue: CatalogIssue { catalog.issues[place] }

  var document: [UInt8] {
    var page = SitePage(
      of: catalog,
      at: issue.page,
      title: issue.title,
      language: issue.record.publication.language
    )
    page.summary = issue.record.entries.prefix(5).map(\.title).joined(separator: " · ")
    page.neighbours = neighbours.map { ($0.relation, $0.issue.page) }
    let parts = IssueParts(issue: issue, page: page)
    let names = [issue.record.publication.title, catalog.names.edition(of: issue.record)]
    let label = (names + [parts.number]).compactMap(\.self)
    return page.document {
      XMLElement("article", ["class": "issue", "aria-labelledby": "issue"]) {
        parts.cover(width: 320, isNamedBeside: false, isFirst: true).map { cover in
          XMLElement("div", ["class": "cover"]) { cover }
        }
        XMLElement("div", ["class": "head"]) {
          XMLElement("p", ["class": "label"], text: label.joined(separator: ", "))
          XMLElement("h1", ["id": "issue"], text: parts.heading)
          XMLElement("p", ["class": "extent"], text: parts.extent)
        }
        parts.downloads
        XMLElement("div", ["class": "contents"]) { parts.contents }
      }
      ways(on: page)
    }
  }

  /// The issue of its series before it and the one after, as time goes.
  private var neighbours: [(relation: String, issue: CatalogIssue)] {
    let neighbours = catalog.neighbours[place]
    return [("prev", neighbours.earlier), ("next", neighbours.later)].compactMap {
      relation,
      place in
      place.map { (relation, catalog.issues[$0]) }
    }
  }

  private func ways(on page: SitePage) -> XMLElement {
    let words = CatalogPhrases.of(page.language)
    let phrases = issue.record.phrases
    return XMLElement("nav", ["class": "ways", "aria-label": words.allIssues]) {
      XMLElement("ul") {
        neighbours.map { neighbour in
          let name = neighbour.relation == "prev" ? phrases.previous : phrases.next
          let heading = IssueParts(issue: neighbour.issue, page: page).shortHeading
          return XMLElement("li") {
            XMLElement(
              "a",
              ["rel": neighbour.relation, "href": page.href(to: neighbour.issue.page)],
              text: "\(name): \(heading)"
            )
          }
        }
        XMLElement("li") {
          XMLElement("a", ["href": page.href(to: SitePage.archive)], text: words.allIssues)
        }
      }
    }
  }
}
