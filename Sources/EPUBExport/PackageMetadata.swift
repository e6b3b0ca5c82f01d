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

  /// One creator, lest library lists burst, and as an author, or calibre and Kindle would know none; the editor and
  /// the authors contribute (MARC relators).
  private var people: [XMLElement] {
    person("creator", publication.publisher ?? publication.title, as: ["aut", "pbl"], at: 1)
      + contributors.enumerated().flatMap { index, contributor in
        person(
          "contributor",
          contributor.name,
          as: contributor.roles,
          at: index + 1,
          sortedAs: SortName.of(contributor.name)
        )
      }
  }

  /// Everyone once, the editor first, then authors as they first appear.
  private var contributors: [(name: String, roles: [String])] {
    let authors = issue.articles.flatMap(\.metadata.authors)
    let names = ((publication.editor.map { [$0] } ?? []) + authors).withoutRepetition
    let known = Set(authors)
    return names.map { name in
      (name, (name == publication.editor ? ["edt"] : []) + (known.contains(name) ? ["aut"] : []))
    }
  }

  private func person(
    _ kind: String,
    _ name: String,
    as roles: [String],
    at place: Int,
    sortedAs sortName: String? = nil
  ) -> [XMLElement] {
    let id = "\(kind)-\(place)"
    return [XMLElement("dc:" + kind, ["id": id], text: name)]
      + roles.map { meta("role", $0, of: id, scheme: "marc:relators") }
      + [meta("file-as", sortName ?? name, of: id), meta("display-seq", String(place), of: id)]
  }

  private var description: [XMLElement] {
    let plain = [
      ("dc:publisher", publication.publisher), ("dc:description", summary),
      ("dc:rights", publication.rights),
    ]
    return plain.compactMap { name, text in
      guard let text, !text.isEmpty else { return nil }
      return XMLElement(name, text: text)
    } + sources + [XMLElement("dc:type", text: "periodical")]
      + subjects.map { XMLElement("dc:subject", text: $0) }
  }

  /// How much there is, then what: a library's page about the book shows it.
  private var summary: String {
    let departments = issue.departments.map { department in
      let titles = department.articles.map(\.metadata.title).joined(separator: " · ")
      return [department.title, titles].compactMap(\.self).joined(separator: ": ")
    }
    let all = ([issue.introduction] + departments).joined(separator: "\n")
    // By judgement: more than a screen of it is no summary.
    guard all.utf8.count > 2000 else { return all }
    return issue.introduction
  }

  /// Where the pages come from, for readers that know no `pageBreakSource`; KOReader shows the first source.
  private var sources: [XMLElement] {
    let pages =
      pages.isEmpty
      ? []
      : [
        XMLElement("dc:source", ["id": "pages"], text: printedFile),
        meta("source-of", "pagination", of: "pages"),
      ]
    return pages + (publication.baseURL.map { [XMLElement("dc:source", text: $0)] } ?? [])
  }

  private var printedFile: String { issue.fileName + ".pdf" }

  /// Departments, then what articles say they are about; more than twenty help nobody.
  private var subjects: [String] {
    let metadata = issue.articles.map(\.metadata)
    let all =
      issue.departments.compactMap(\.title) + metadata.flatMap(\.categories)
      + metadata.flatMap(\.tags)
    var seen: Set<String> = []
    return Array(all.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }.prefix(20))
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
      + [
        meta("schema:accessibilityHazard", accessibility.hazard),
        meta("schema:accessibilitySummary", accessibility.summary(in: publication.language)),
      ] + (pages.isEmpty ? [] : [meta("pageBreakSource", printedFile)])
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
