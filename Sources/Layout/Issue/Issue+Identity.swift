package import Articles
package import Digests

extension Issue {
  /// The publication's identity.
  package var seriesID: UUID { publication.seriesID }

  /// The issue's identity: the same at every build and revision.
  package var id: UUID {
    let name = [period.fileName, edition, foreignLanguage?.tag].compactMap(\.self)
    return UUID(version5Of: name.joined(separator: "/"), in: seriesID)
  }

  /// The name of the issue's files, without suffix.
  package var fileName: String { name ?? usualFileName }

  /// The name that the files have when nobody asks for another.
  package var usualFileName: String {
    [
      Slug.of(publication.title), edition.map(Slug.of), foreignLanguage?.tag.lowercased(),
      period.fileName,
    ]
    .compactMap(\.self).joined(separator: "-")
  }

  /// The issue's language where it is not the site's own.
  package var foreignLanguage: LanguageTag? {
    publication.language == siteLanguage ? nil : publication.language
  }

  /// The full title, unique in a library and in the order of a shelf: `Tidewater Weekly 3 (2026-W07)`.
  package var bookTitle: String { bookTitle(number: number.map(String.init)) }

  /// The title by which shelves sort: the number has leading zeros.
  package var sortTitle: String {
    bookTitle(number: number.map { Digits.padded($0, to: 4) })
  }

  private func bookTitle(number: String?) -> String {
    BookTitle.of(
      publication.title,
      edition: edition,
      number: number,
      period: period,
      lead: lead?.metadata.title
    )
  }
}

/// The title of an issue as a book: in its own files, and wherever they are offered.
package enum BookTitle {
  /// The title of a publication's issue; `lead` is the title of its first article.
  ///
  /// An edition that is called as the newsletter itself has its name behind it, so that a library takes the two for two.
  package static func of(
    _ publication: String,
    edition: String?,
    number: String?,
    period: Period,
    lead: String?
  ) -> String {
    let named = edition.flatMap { tells(publication, of: $0) ? nil : "\(publication), \($0)" }
    let numbered = [named ?? publication, number].compactMap(\.self).joined(separator: " ")
    switch period.kind {
    case .all: return numbered
    case .article:
      guard let lead, lead != publication else { return numbered }
      return "\(numbered): \(lead)"
    case .week, .month, .day, .days, .range: return "\(numbered) (\(period.name))"
    }
  }
}

extension BookTitle {
  /// Whether a title has the name of an edition in it.
  private static func tells(_ title: String, of edition: String) -> Bool {
    "-\(Slug.of(title))-".contains("-\(Slug.of(edition))-")
  }
}

extension PublicationIdentity {
  /// The identity of the series: from the base URL, else from the title.
  package var seriesID: UUID {
    UUID(version5Of: baseURL ?? "urn:broadsheet:\(Slug.of(title))", in: .urlNamespace)
  }
}
