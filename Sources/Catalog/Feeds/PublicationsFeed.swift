import Articles
import BookReading
import JSON
import Pictures
import Publication
import Web

/// Writes feeds as OPDS 2.0, with no empty value anywhere.
struct PublicationsFeed {
  let catalog: Catalog

  /// How many issues the first page shows beside its ways on.
  private static let issuesOfRoot = 6

  func document(_ feed: CatalogFeed) -> [UInt8] {
    var root: [String: JSONValue?] = [
      "metadata": metadata(of: feed),
      "links": .array(links(of: feed)),
    ]
    switch feed.contents {
    case .entries(let entries):
      root["navigation"] = .array(entries.map { navigation($0, in: feed) })
      if feed.up == nil { root["groups"] = .array([newest(in: feed)]) }
    case .issues(let listing):
      root["publications"] = .array(listing.issues.map { publication($0, in: feed) })
      if !listing.facets.isEmpty {
        root["facets"] = .array(listing.facets.map { group($0, in: feed) })
      }
    }
    return JSONValue.object(present: root).bytes(.readable)
  }

  private func metadata(of feed: CatalogFeed) -> JSONValue {
    var metadata: [String: JSONValue?] = [
      "title": .string(feed.title),
      "identifier": .string(catalog.id(of: feed.address.path(in: .json).string)),
      "modified": .string(feed.updated.utc),
    ]
    if feed.up == nil { metadata["subtitle"] = catalog.description.map { .string($0) } }
    if case .issues(let listing) = feed.contents {
      metadata["numberOfItems"] = .integer(listing.total)
      metadata["itemsPerPage"] = .integer(Catalog.issuesOfPage)
      metadata["currentPage"] = .integer(listing.page)
    }
    return .object(present: metadata)
  }

  // MARK: Links

  private func links(of feed: CatalogFeed) -> [JSONValue] {
    var links = [
      link("self", to: feed.address, from: feed), link("start", to: .root, from: feed),
    ]
    if let up = feed.up { links.append(link("up", to: up, from: feed)) }
    if case .issues(let listing) = feed.contents {
      links += listing.neighbours(of: feed.address).map {
        link($0.relation, to: $0.address, from: feed)
      }
    }
    let atom = feed.address.path(in: .atom)
    let page = feed.up == nil ? SitePage.front : SitePage.archive
    return links + [
      link(
        "alternate",
        href(to: atom, from: feed),
        type: AcquisitionFeed.mediaType(ofIssues: feed.leadsToIssues)
      ),
      link("alternate", href(to: page, from: feed), type: MediaType.html),
    ]
  }

  private func link(
    _ relation: String,
    to address: FeedAddress,
    from feed: CatalogFeed
  ) -> JSONValue {
    link(relation, href(to: address.path(in: .json), from: feed), type: MediaType.publications)
  }

  private func link(
    _ relation: String?,
    _ href: String,
    type: String,
    _ more: [String: JSONValue?] = [:]
  ) -> JSONValue {
    let link: [String: JSONValue?] = [
      "rel": relation.map { .string($0) }, "href": .string(href), "type": .string(type),
    ]
    return .object(present: link.merging(more) { $1 })
  }

  private func href(to path: CatalogPath, from feed: CatalogFeed) -> String {
    catalog.addresses.href(to: path, from: feed.address.path(in: .json))
  }

  // MARK: Ways on

  private func navigation(_ entry: CatalogFeed.Entry, in feed: CatalogFeed) -> JSONValue {
    link(
      entry.relation,
      href(to: entry.target.path(in: .json), from: feed),
      type: MediaType.publications,
      [
        "title": .string(entry.title),
        "properties": .object(["numberOfItems": .integer(entry.count)]),
      ]
    )
  }

  private func group(_ group: CatalogFeed.FacetGroup, in feed: CatalogFeed) -> JSONValue {
    let links = group.facets.map { facet in
      link(
        facet.isActive ? "self" : nil,
        href(to: facet.target.path(in: .json), from: feed),
        type: MediaType.publications,
        [
          "title": .string(facet.title),
          "properties": .object(["numberOfItems": .integer(facet.count)]),
        ]
      )
    }
    return .object([
      "metadata": .object(["title": .string(group.title)]), "links": .array(links),
    ])
  }

  private func newest(in feed: CatalogFeed) -> JSONValue {
    .object([
      "metadata": .object([
        "title": .string(catalog.words.newest), "numberOfItems": .integer(catalog.issues.count),
      ]),
      "links": .array([link("self", to: .issues, from: feed)]),
      "publications": .array(
        catalog.issues.prefix(PublicationsFeed.issuesOfRoot).map { publication($0, in: feed) }
      ),
    ])
  }

  // MARK: Issues

  private func publication(_ issue: CatalogIssue, in feed: CatalogFeed) -> JSONValue {
    let downloads = issue.downloads.map { download in
      link(
        "http://opds-spec.org/acquisition/open-access",
        href(to: download.path, from: feed),
        type: download.kind.mediaType,
        [
          "title": .string(catalog.words.name(of: download)),
          "size": download.file.bytes > 0 ? .integer(download.file.bytes) : nil,
        ]
      )
    }
    let page = link("alternate", href(to: issue.page, from: feed), type: MediaType.html)
    let publication: [String: JSONValue?] = [
      "metadata": metadata(of: issue),
      "links": .array(downloads + [page]),
      "images": issue.coverPath.flatMap { path in issue.cover.map { images($0, path, issue, feed) }
      },
    ]
    return .object(present: publication)
  }

  private func images(
    _ cover: CoverPictures,
    _ path: CatalogPath,
    _ issue: CatalogIssue,
    _ feed: CatalogFeed
  ) -> JSONValue {
    .array(
      [(cover.whole, path), (cover.small, issue.smallCoverPath)].map { picture, path in
        link(
          nil,
          href(to: path, from: feed),
          type: picture.mediaType,
          ["width": .integer(picture.pixelWidth), "height": .integer(picture.pixelHeight)]
        )
      }
    )
  }

  private func metadata(of issue: CatalogIssue) -> JSONValue {
    let record = issue.record
    let subjects = issue.departmentTitles
    let pages = issue.downloads.compactMap(\.file.pages).first { $0 > 0 }
    let metadata: [String: JSONValue?] = [
      "@type": "http://schema.org/PublicationIssue",
      "title": .string(issue.title),
      "identifier": .string(record.id),
      "language": .string(record.publication.language.tag),
      "modified": .string(record.modified.utc),
      "published": .string(record.date.description),
      "author": .array([.object(["name": .string(issue.creator)])]),
      "publisher": issue.book?.publisher.map { .array([.object(["name": .string($0)])]) },
      "subject": subjects.isEmpty
        ? nil
        : .array(
          subjects.map { .object(["name": .string($0), "scheme": .string(record.seriesID)]) }
        ),
      "description": issue.summary.isEmpty ? nil : .string(issue.summary),
      "numberOfPages": pages.map { .integer($0) },
      "belongsTo": .object(["series": series(of: record)]),
      "accessibility": issue.book.flatMap(accessibility),
    ]
    return .object(present: metadata)
  }

  private func series(of record: PublishedIssue) -> JSONValue {
    let series: [String: JSONValue?] = [
      "name": .string(record.publication.title), "identifier": .string(record.seriesID),
      "position": record.number.map { .integer($0) },
    ]
    return .array([.object(present: series)])
  }

  /// What the EPUB says of itself, in the words of the manifest's vocabulary.
  private func accessibility(of book: IssueBook) -> JSONValue? {
    func list(_ property: String) -> JSONValue? {
      book.accessibility[property].map { .strings($0) }
    }
    let sufficient = book.accessibility["accessModeSufficient"]?.map { modes -> JSONValue in
      let modes = modes.split(separator: ",").map { String($0).withoutOuterSpace }
      return modes.count == 1 ? .string(modes[0]) : .strings(modes)
    }
    let accessibility: [String: JSONValue?] = [
      "accessMode": list("accessMode"), "feature": list("accessibilityFeature"),
      "hazard": list("accessibilityHazard"),
      "accessModeSufficient": sufficient.map { .array($0) },
      "summary": book.accessibility["accessibilitySummary"]?.first.map { .string($0) },
    ]
    return book.accessibility.isEmpty ? nil : .object(present: accessibility)
  }
}

extension JSONValue {
  /// An object of those members that have a value.
  fileprivate static func object(present members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues(\.self))
  }
}
