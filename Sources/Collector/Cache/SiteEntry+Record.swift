import Articles
import Workspace

// An entry as the bytes of a record. What belongs to the file (`path`, `file` but for its language) is not among them.

extension RecordWriter {
  mutating func write(_ entry: SiteEntry) {
    write(entry.id.path)
    write(entry.rawTitle)
    write(entry.language)
    write(entry.file.language)
    write(entry.isDraft)
    write(entry.section)
    write(entry.slug)
    write(entry.permalink)
    write(entry.isBundle)
    write(entry.problem.map(\.code))
    write(entry.words)
    write(entry.address)
    write(entry.oldAddresses)
    write(entry.aliases)
    write(entry.canonical)
    write(entry.translationKey)
    write(entry.metadata, of: entry)
    write(entry.terms.categories, unlessTwice: entry.metadata.categories)
    write(entry.terms.tags, unlessTwice: entry.metadata.tags)
    write(entry.terms.authors, unlessTwice: entry.metadata.authors)
    write(entry.terms.sections)
  }

  private mutating func write(_ metadata: ArticleMetadata, of entry: SiteEntry) {
    write(metadata.title, unlessSameAs: entry.rawTitle)
    write(metadata.language.tag)
    write(metadata.shortTitle)
    write(metadata.description)
    write(metadata.sectionTitle)
    write(metadata.url, unlessSameAs: entry.permalink)
    write(metadata.guid)
    write(metadata.authors)
    write(metadata.categories)
    write(metadata.tags)
    write(metadata.date)
    write(metadata.publishDate)
    write(metadata.expiryDate)
    write(metadata.lastModified)
    write(metadata.weight)
    write(metadata.isPinned)
  }

  private mutating func write(_ moment: Timestamp?) {
    write(moment) { writer, moment in
      writer.write(moment.secondsSinceEpoch)
      writer.write(moment.offset)
    }
  }
}

extension RecordReader {
  mutating func entry(of file: ContentFile) throws(Damaged) -> SiteEntry {
    var entry = SiteEntry.Particulars(
      id: Article.ID(try text()),
      path: file.path,
      metadata: ArticleMetadata(title: "", language: .english, path: file.path.string),
      rawTitle: try text(),
      language: try text(),
      file: file
    )
    entry.file.language = try optionalText()
    entry.isDraft = try flag()
    entry.section = try text()
    entry.slug = try text()
    entry.permalink = try text()
    entry.isBundle = try flag()
    entry.problem = try optionalInteger().flatMap(SiteEntry.Problem.init)
    entry.words = try optionalInteger()
    entry.address = try text()
    entry.oldAddresses = try texts()
    entry.aliases = try texts()
    entry.canonical = try optionalText()
    entry.translationKey = try optionalText()
    try readMetadata(into: &entry)
    entry.terms.categories = try texts(unlessTwice: entry.metadata.categories)
    entry.terms.tags = try texts(unlessTwice: entry.metadata.tags)
    entry.terms.authors = try texts(unlessTwice: entry.metadata.authors)
    entry.terms.sections = try texts()
    return SiteEntry(entry)
  }

  private mutating func readMetadata(into entry: inout SiteEntry.Particulars) throws(Damaged) {
    entry.metadata.title = try text(unlessSameAs: entry.rawTitle) ?? ""
    guard let language = LanguageTag(try text()) else { throw Damaged() }
    entry.metadata.language = language
    entry.metadata.shortTitle = try optionalText()
    entry.metadata.description = try optionalText()
    entry.metadata.sectionTitle = try optionalText()
    entry.metadata.url = try text(unlessSameAs: entry.permalink)
    entry.metadata.guid = try optionalText()
    entry.metadata.authors = try texts()
    entry.metadata.categories = try texts()
    entry.metadata.tags = try texts()
    entry.metadata.date = try moment()
    entry.metadata.publishDate = try moment()
    entry.metadata.expiryDate = try moment()
    entry.metadata.lastModified = try moment()
    entry.metadata.weight = try optionalInteger()
    entry.metadata.isPinned = try flag()
  }

  /// A moment of the years that calendars know, a day more or less; others would be damage.
  private mutating func moment() throws(Damaged) -> Timestamp? {
    guard try flag() else { return nil }
    let (seconds, offset) = (try integer(), try integer())
    guard (-62_135_700_000...253_402_400_000).contains(seconds), (-90_000...90_000).contains(offset)
    else {
      throw Damaged()
    }
    return Timestamp(secondsSinceEpoch: seconds, offset: offset)
  }
}

extension SiteEntry.Problem {
  fileprivate var code: Int {
    switch self {
    case .unreadable: 0
    case .headless: 1
    }
  }

  fileprivate init?(code: Int) {
    switch code {
    case 0: self = .unreadable
    case 1: self = .headless
    default: return nil
    }
  }
}
