import XML

/// The page that a visitor sees first: the latest issue, and the covers of those before it.
struct FrontPage {
  let catalog: Catalog

  /// Two rows of six.
  private static let earlierIssues = 12

  var document: [UInt8] {
    var page = SitePage(of: catalog, at: SitePage.front, title: catalog.title)
    page.summary = catalog.description
    return page.document {
      catalog.description.map { XMLElement("p", ["class": "standfirst"], text: $0) }
      latest(on: page)
      earlier(on: page)
    }
  }

  private func latest(on page: SitePage) -> XMLElement {
    let parts = IssueParts(issue: catalog.latest, page: page)
    let label = [catalog.words.latest, parts.distinction, parts.number].compactMap(\.self).joined(
      separator: ", "
    )
    let address = page.href(to: catalog.latest.page)
    return XMLElement("section", ["class": "issue", "aria-labelledby": "latest"]) {
      parts.cover(width: 320, isNamedBeside: false, isFirst: true).map { cover in
        XMLElement("a", ["class": "cover", "href": address]) { cover }
      }
      XMLElement("div", ["class": "head"]) {
        XMLElement("p", ["class": "label"], text: label)
        XMLElement("h2", ["id": "latest"]) {
          XMLElement("a", ["href": address], text: parts.heading)
        }
        XMLElement("p", ["class": "extent"], text: parts.extent)
      }
      parts.downloads
      parts.titles
    }
  }

  private func earlier(on page: SitePage) -> XMLElement? {
    let issues = catalog.issues.dropFirst().prefix(FrontPage.earlierIssues)
    guard !issues.isEmpty else { return nil }
    return XMLElement("section", ["class": "earlier", "aria-labelledby": "earlier"]) {
      XMLElement("header") {
        XMLElement("h2", ["id": "earlier"], text: catalog.words.earlier)
        XMLElement("p") {
          XMLElement(
            "a",
            ["href": page.href(to: SitePage.archive)],
            text: catalog.words.all(catalog.issues.count)
          )
        }
      }
      XMLElement("ul", ["class": "covers"]) {
        issues.map { IssueParts(issue: $0, page: page).thumbnail }
      }
    }
  }
}
