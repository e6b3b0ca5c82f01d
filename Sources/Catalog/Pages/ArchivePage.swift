import XML

/// The page of all issues, by year.
struct ArchivePage {
  let catalog: Catalog

  var document: [UInt8] {
    let title = "\(catalog.words.allIssues) · \(catalog.title)"
    let page = SitePage(of: catalog, at: SitePage.archive, title: title)
    let years = catalog.classifications.first { $0.kind == .year }?.shelves ?? []
    return page.document {
      XMLElement("h1", ["class": "heading"], text: catalog.words.allIssues)
      years.map { year in
        XMLElement("section", ["class": "earlier", "aria-labelledby": "y\(year.slug)"]) {
          XMLElement("header") {
            XMLElement("h2", ["id": "y\(year.slug)"], text: year.title)
            XMLElement("p", text: catalog.words.issues(year.issues.count))
          }
          XMLElement("ul", ["class": "covers"]) {
            year.issues.map { IssueParts(issue: catalog.issues[$0], page: page).thumbnail }
          }
        }
      }
    }
  }
}
