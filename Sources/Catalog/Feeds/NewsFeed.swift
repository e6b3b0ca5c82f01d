import Articles
import BookReading
import Publication
import Web
import XML

/// Writes the feed for feed readers: Atom, with an issue's contents to read and its files as enclosures.
struct NewsFeed {
  static let path = CatalogPath("feed.xml")

  let catalog: Catalog

  /// Feed readers ask often and keep what they saw.
  private static let issuesOfFeed = 30

  var document: [UInt8] {
    let issues = Array(catalog.issues.prefix(NewsFeed.issuesOfFeed))
    let root = XMLElement(
      "feed",
      ["xmlns": Atom.namespace, "xml:lang": catalog.language.tag]
    ) {
      XMLElement("id", text: catalog.id(of: NewsFeed.path.string))
      XMLElement("title", text: catalog.title)
      catalog.description.map { XMLElement("subtitle", text: $0) }
      Atom.moment("updated", issues.updated)
      Atom.person("author", catalog.home.creator)
      Atom.link("self", href(to: NewsFeed.path), type: MediaType.atom)
      Atom.link("alternate", href(to: SitePage.front), type: MediaType.html)
      issues.map(entry)
    }
    return XMLDocument(root: root).encoded(indenting: .everywhere)
  }

  private func href(to path: CatalogPath) -> String {
    catalog.addresses.href(to: path, from: NewsFeed.path)
  }

  private func entry(_ issue: CatalogIssue) -> XMLElement {
    XMLElement("entry", ["xml:lang": issue.record.publication.language.tag]) {
      XMLElement("title", text: issue.title)
      XMLElement("id", text: issue.record.id)
      Atom.moment("updated", issue.record.modified)
      Atom.moment("published", issue.published)
      Atom.person("author", issue.creator)
      issue.departmentTitles.map { XMLElement("category", ["term": $0]) }
      Atom.link("alternate", href(to: issue.page), type: MediaType.html)
      issue.downloads.map { download in
        Atom.link(
          "enclosure",
          href(to: download.path),
          type: download.kind.mediaType,
          title: catalog.words.name(of: download),
          length: download.file.bytes
        )
      }
      XMLElement("content", ["type": "html"], text: contents(of: issue))
    }
  }

  /// The contents as HTML, which Atom carries as text.
  private func contents(of issue: CatalogIssue) -> String {
    let parts = issue.record.departments.map { department in
      XMLElement("div") {
        department.title.map { XMLElement("h3", text: $0) }
        XMLElement("ul") { department.entries.map(item) }
      }
    }
    return parts.map {
      String(decoding: XMLDocument(root: $0).encoded(declaration: false), as: UTF8.self)
    }
    .joined().withoutOuterSpace
  }

  private func item(_ entry: PublishedIssue.Entry) -> XMLElement {
    XMLElement("li") {
      if let url = entry.url {
        XMLElement("a", ["href": url], text: entry.title)
      } else {
        entry.title
      }
      entry.description.map { [XMLNode.text(": \($0)")] } ?? []
    }
  }
}
