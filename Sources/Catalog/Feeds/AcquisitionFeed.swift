import Articles
import BookReading
import Pictures
import Publication
import Web
import XML

/// Writes feeds as OPDS 1.2, in the form that every e-reader takes.
///
/// Atom is the default name space, each link has a type, and a page for people is never anything but an alternate:
/// KOReader's rules, which no other reader minds.
struct AcquisitionFeed {
  let catalog: Catalog

  static func mediaType(ofIssues: Bool) -> String {
    ofIssues ? MediaType.acquisition : MediaType.navigation
  }

  func document(_ feed: CatalogFeed) -> [UInt8] {
    let root = XMLElement(
      "feed",
      [
        "xmlns": Atom.namespace, "xmlns:dc": "http://purl.org/dc/terms/",
        "xmlns:opds": "http://opds-spec.org/2010/catalog",
        "xmlns:opensearch": "http://a9.com/-/spec/opensearch/1.1/",
        "xmlns:thr": "http://purl.org/syndication/thread/1.0",
        "xml:lang": catalog.language.tag,
      ]
    ) {
      XMLElement("id", text: catalog.id(of: feed.address.path(in: .atom).string))
      XMLElement("title", text: feed.title)
      Atom.moment("updated", feed.updated)
      Atom.person("author", catalog.home.creator)
      links(of: feed)
      switch feed.contents {
      case .entries(let entries): entries.map { element(of: $0, in: feed) }
      case .issues(let listing): elements(of: listing, in: feed)
      }
    }
    return XMLDocument(root: root).encoded(indenting: .everywhere)
  }

  // MARK: Links

  private func links(of feed: CatalogFeed) -> [XMLElement] {
    let json = feed.address.path(in: .json)
    var links = [
      link("self", to: feed.address, ofIssues: feed.leadsToIssues, from: feed),
      link("start", to: .root, ofIssues: false, from: feed, title: catalog.title),
    ]
    if let up = feed.up { links.append(link("up", to: up, ofIssues: false, from: feed)) }
    links.append(
      Atom.link("alternate", href(to: json, from: feed), type: MediaType.publications)
    )
    return links
  }

  private func link(
    _ relation: String,
    to address: FeedAddress,
    ofIssues: Bool,
    from feed: CatalogFeed,
    title: String? = nil
  ) -> XMLElement {
    Atom.link(
      relation,
      href(to: address.path(in: .atom), from: feed),
      type: AcquisitionFeed.mediaType(ofIssues: ofIssues),
      title: title
    )
  }

  private func href(to path: CatalogPath, from feed: CatalogFeed) -> String {
    catalog.addresses.href(to: path, from: feed.address.path(in: .atom))
  }

  // MARK: What leads on

  private func element(of entry: CatalogFeed.Entry, in feed: CatalogFeed) -> XMLElement {
    XMLElement("entry") {
      XMLElement("title", text: entry.title)
      XMLElement("id", text: catalog.id(of: entry.target.path(in: .atom).string))
      Atom.moment("updated", entry.updated)
      XMLElement("content", ["type": "text"], text: entry.summary)
      counted(
        link(entry.relation, to: entry.target, ofIssues: entry.leadsToIssues, from: feed),
        entry.count
      )
    }
  }

  private func counted(_ link: XMLElement, _ count: Int) -> XMLElement {
    var link = link
    link["thr:count"] = String(count)
    return link
  }

  // MARK: Issues

  private func elements(of listing: CatalogFeed.Listing, in feed: CatalogFeed) -> [XMLElement] {
    let pages = listing.neighbours(of: feed.address).map { neighbour in
      link(neighbour.relation, to: neighbour.address, ofIssues: true, from: feed)
    }
    let counts = [
      XMLElement("opensearch:totalResults", text: String(listing.total)),
      XMLElement("opensearch:itemsPerPage", text: String(Catalog.issuesOfPage)),
      XMLElement(
        "opensearch:startIndex",
        text: String((listing.page - 1) * Catalog.issuesOfPage + 1)
      ),
    ]
    return pages + facets(of: listing, in: feed) + counts
      + listing.issues.map { element(of: $0, in: feed) }
  }

  private func facets(of listing: CatalogFeed.Listing, in feed: CatalogFeed) -> [XMLElement] {
    listing.facets.flatMap { group in
      group.facets.map { facet in
        var element = link(
          "http://opds-spec.org/facet",
          to: facet.target,
          ofIssues: true,
          from: feed,
          title: facet.title
        )
        element["opds:facetGroup"] = group.title
        element["opds:activeFacet"] = facet.isActive ? "true" : nil
        return counted(element, facet.count)
      }
    }
  }

  private func element(of issue: CatalogIssue, in feed: CatalogFeed) -> XMLElement {
    let record = issue.record
    return XMLElement("entry") {
      XMLElement("title", text: issue.title)
      XMLElement("id", text: record.id)
      Atom.moment("updated", record.modified)
      Atom.moment("published", issue.published)
      Atom.person("author", issue.creator)
      XMLElement("dc:identifier", text: record.id)
      XMLElement("dc:language", text: record.publication.language.tag)
      XMLElement("dc:issued", text: record.date.description)
      issue.book?.publisher.map { XMLElement("dc:publisher", text: $0) }
      issue.book?.rights.map { XMLElement("rights", text: $0) }
      issue.departmentTitles.map { title in
        XMLElement("category", ["term": title, "label": title, "scheme": record.seriesID])
      }
      if !issue.summary.isEmpty {
        XMLElement("summary", ["type": "text"], text: issue.summary)
      }
      pictures(of: issue, in: feed)
      issue.downloads.map { download in
        Atom.link(
          "http://opds-spec.org/acquisition/open-access",
          href(to: download.path, from: feed),
          type: download.kind.mediaType,
          title: catalog.words.name(of: download),
          length: download.file.bytes
        )
      }
      Atom.link("alternate", href(to: issue.page, from: feed), type: MediaType.html)
    }
  }

  private func pictures(of issue: CatalogIssue, in feed: CatalogFeed) -> [XMLElement] {
    guard let cover = issue.cover, let path = issue.coverPath else { return [] }
    return [
      Atom.link(
        "http://opds-spec.org/image",
        href(to: path, from: feed),
        type: cover.whole.mediaType
      ),
      Atom.link(
        "http://opds-spec.org/image/thumbnail",
        href(to: issue.smallCoverPath, from: feed),
        type: cover.small.mediaType
      ),
    ]
  }
}
