import Articles
import Layout
import Pictures
import Publication
import XML

/// The parts of pages that show an issue.
struct IssueParts {
  let issue: CatalogIssue
  let page: SitePage

  private var record: PublishedIssue { issue.record }
  private var phrases: Phrases { record.phrases }
  private var words: CatalogPhrases { CatalogPhrases.of(page.language) }

  // MARK: Names

  /// How people call it: by its day, by its month, or by its title where it has no days.
  var heading: String {
    switch record.period.kind {
    case .week, .days, .range, .day: phrases.longDate(record.date)
    case .month: phrases.days(of: record.period) ?? issue.title
    case .all, .article: issue.title
    }
  }

  /// The same in a list: `7 February 2026`.
  var shortHeading: String {
    switch record.period.kind {
    case .week, .days, .range, .day: phrases.date(record.date)
    case .month, .all, .article: heading
    }
  }

  var number: String? { record.number.map(phrases.number) }

  /// Its edition, where the folder holds several; `nil` for the newsletter itself.
  var distinction: String? { page.catalog.names.distinction(of: record) }

  /// `12 stories, 4,533 words`.
  var extent: String {
    "\(words.stories(record.entries.count)), \(phrases.words(record.count.words))"
  }

  // MARK: Cover

  /// The cover, to be shown `width` pixels wide; `nil` without one.
  ///
  /// Where words beside it say what it is, a listener hears nothing of it.
  func cover(width: Int, isNamedBeside: Bool, isFirst: Bool = false) -> XMLElement? {
    guard let cover = issue.cover, let path = issue.coverPath else { return nil }
    let small = page.href(to: issue.smallCoverPath)
    let sources =
      "\(small) \(cover.small.pixelWidth)w, \(page.href(to: path)) \(cover.whole.pixelWidth)w"
    return XMLElement(
      "img",
      [
        "src": small, "srcset": isFirst ? sources : nil,
        "sizes": isFirst ? "(max-width: 45rem) 150px, \(width)px" : nil,
        "alt": isNamedBeside ? "" : "\(phrases.cover): \(issue.title)",
        "width": String(cover.small.pixelWidth), "height": String(cover.small.pixelHeight),
        "loading": isFirst ? nil : "lazy",
      ]
    )
  }

  /// A cover in a list, with its day, edition and number, as a way to the issue's page.
  var thumbnail: XMLElement {
    XMLElement("li") {
      XMLElement("a", ["href": page.href(to: issue.page)]) {
        cover(width: 150, isNamedBeside: true)
          ?? XMLElement("span", ["class": "blank"], text: record.publication.title)
        XMLElement("span", ["class": "day"], text: shortHeading)
        distinction.map { XMLElement("span", ["class": "edition"], text: $0) }
        number.map { XMLElement("span", ["class": "number"], text: $0) }
      }.inLanguage(record.publication.language, within: page.language)
    }
  }

  // MARK: Downloads

  var downloads: XMLElement {
    XMLElement("ul", ["class": "downloads", "aria-label": words.downloads]) {
      issue.downloads.map { download in
        XMLElement("li") {
          XMLElement(
            "a",
            ["href": page.href(to: download.path), "type": download.kind.mediaType, "download": ""]
          ) {
            XMLElement("strong", text: words.name(of: download))
            XMLElement("span", text: words.note(on: download))
          }
        }
      }
    }
  }

  // MARK: Contents

  /// Titles by department, as a table of contents.
  var titles: XMLElement {
    XMLElement("dl", ["class": "titles"]) {
      record.departments.map { department in
        XMLElement("div") {
          XMLElement("dt", text: department.title ?? phrases.contents)
          department.entries.map { entry in
            XMLElement("dd", text: entry.title)
              .inLanguage(entry.language, within: page.language)
          }
        }
      }
    }
  }

  /// All that the record says of the articles.
  var contents: [XMLElement] {
    record.departments.map { department in
      XMLElement("section", ["class": "department"]) {
        department.title.map { XMLElement("h2", text: $0) }
        XMLElement("ul") { department.entries.map { item($0, below: department.title) } }
      }
    }
  }

  private func item(_ entry: PublishedIssue.Entry, below department: String?) -> XMLElement {
    let notes = [
      entry.authors.isEmpty ? nil : phrases.byline(entry.authors),
      phrases.minutes(entry.count.minutes),
    ].compactMap(\.self)
    return XMLElement("li") {
      XMLElement(department == nil ? "h2" : "h3") {
        if let url = entry.url {
          XMLElement("a", ["href": url], text: entry.title)
        } else {
          entry.title
        }
      }.inLanguage(entry.language, within: page.language)
      if let description = entry.description, !description.isEmpty {
        XMLElement("p", text: description).inLanguage(entry.language, within: page.language)
      }
      XMLElement("p", ["class": "notes"], text: notes.joined(separator: " · "))
    }
  }
}
