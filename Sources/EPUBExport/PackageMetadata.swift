import Articles
import Layout
import XML

/// What the package document says of the book.
struct PackageMetadata {
  let issue: Issue
  let accessibility: Accessibility
  let pages: [PrintedPage]

  private var publication: PublicationIdentity { issue.publication }

  var element: XMLElement {
    XMLElement("metadata", ["xmlns:dc": "http://purl.org/dc/elements/1.1/"]) {
      XMLElement("dc:identifier", ["id": "pub-id"], text: "urn:uuid:\(issue.id)")
      titles
      people
      XMLElement("dc:language", text: publication.language.tag)
      XMLElement("dc:date", text: issue.date.description)
      meta("dcterms:modified", issue.modified.utc)
      description
      series
      accessibilityStatements
      legacy
    }
  }

  private var titles: [XMLElement] {
    let main = [
      XMLElement("dc:title", ["id": "title"], text: issue.bookTitle),
      meta("title-type", "main", of: "title"), meta("display-seq", "1", of: "title"),
      meta("file-as", issue.sortTitle, of: "title"),
    ]
    guard let subtitle = publication.subtitle, !subtitle.isEmpty else { return main }
    return main + [
      XMLElement("dc:title", ["id": "subtitle"], text: subtitle),
      meta("title-type", "subtitle", of: "subtitle"), meta("display-seq", "2", of: "subtitle"),
    ]
  }

  /// One creator, lest library lists burst; the authors contribute (MARC relators).
  private var people: [XMLElement] {
    let creator = publication.publisher ?? publication.title
    let editor = publication.editor.map { [(name: $0, role: "edt")] } ?? []
    let authors = issue.articles.flatMap(\.metadata.authors).withoutRepetition
    let contributors = editor + authors.map { (name: $0, role: "aut") }
    return [
      XMLElement("dc:creator", ["id": "creator"], text: creator),
      meta("role", "pbl", of: "creator", scheme: "marc:relators"),
    ]
      + contributors.enumerated().flatMap { index, person in
        let id = "contributor-\(index + 1)"
        return [
          XMLElement("dc:contributor", ["id": id], text: person.name),
          meta("role", person.role, of: id, scheme: "marc:relators"),
        ]
      }
  }

  private var description: [XMLElement] {
    let plain = [
      ("dc:publisher", publication.publisher), ("dc:description", issue.introduction),
      ("dc:rights", publication.rights), ("dc:source", publication.baseURL),
      ("dc:type", "periodical"),
    ]
    return plain.compactMap { name, text in
      guard let text, !text.isEmpty else { return nil }
      return XMLElement(name, text: text)
    } + subjects.map { XMLElement("dc:subject", text: $0) }
  }

  /// Departments, then what articles say they are about; more than twenty help nobody.
  private var subjects: [String] {
    let metadata = issue.articles.map(\.metadata)
    let all =
      issue.departments.compactMap(\.title) + metadata.flatMap(\.categories)
      + metadata.flatMap(\.tags)
    return Array(all.filter { !$0.isEmpty }.withoutRepetition.prefix(20))
  }

  private var series: [XMLElement] {
    let collection = XMLElement(
      "meta",
      ["property": "belongs-to-collection", "id": "series"],
      text: publication.title
    )
    let position = issue.number.map { [meta("group-position", String($0), of: "series")] } ?? []
    return [collection, meta("collection-type", "series", of: "series")] + position
      + [meta("dcterms:identifier", "urn:uuid:\(issue.seriesID)", of: "series")]
  }

  private var accessibilityStatements: [XMLElement] {
    accessibility.modes.map { meta("schema:accessMode", $0) }
      + accessibility.sufficientModes.map { meta("schema:accessModeSufficient", $0) }
      + accessibility.features.map { meta("schema:accessibilityFeature", $0) }
      + [meta("schema:accessibilityHazard", accessibility.hazard)]
      + (pages.isEmpty ? [] : [meta("pageBreakSource", issue.fileName + ".pdf")])
  }

  /// For readers of EPUB 2 and calibre; KOReader wants the index after the series.
  private var legacy: [XMLElement] {
    let index = issue.number.map { [legacyMeta("calibre:series_index", String($0))] } ?? []
    return [
      legacyMeta("cover", "cover-image"), legacyMeta("calibre:series", publication.title),
    ] + index
  }

  private func meta(
    _ property: String,
    _ value: String,
    of id: String? = nil,
    scheme: String? = nil
  ) -> XMLElement {
    XMLElement(
      "meta",
      ["refines": id.map { "#" + $0 }, "property": property, "scheme": scheme],
      text: value
    )
  }

  private func legacyMeta(_ name: String, _ content: String) -> XMLElement {
    XMLElement("meta", ["name": name, "content": content])
  }
}

extension [String] {
  /// Each of the strings once, where it first stood.
  fileprivate var withoutRepetition: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
