import Articles
import Configuration
import Diagnostics
import Digests
import Workspace

/// Reads the texts of a site's articles, with what they refer to found in the site.
struct ArticleReader: Sendable {
  private let site: Site
  private var issue: IssueMembers
  private let memory: ArticleMemory?

  init(_ site: Site, issue: [SiteEntry], memory: ArticleMemory? = nil) {
    self.site = site
    self.memory = memory
    self.issue = IssueMembers(
      Dictionary(issue.map { ($0.path, $0.id) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// The article; `nil`, with an error, when its file cannot be read any more.
  func article(of entry: SiteEntry) -> Diagnosed<Article?> {
    guard let memory else { return newArticle(of: entry) }
    return memory.article(of: entry, in: issue) { issue in
      var reader = self
      reader.issue = issue
      return reader.newArticle(of: entry)
    }
  }

  private func newArticle(of entry: SiteEntry) -> Diagnosed<Article?> {
    site.sources.source(of: entry.file, language: entry.language).flattening { source in
      guard let source else { return Diagnosed(nil) }
      return article(of: entry, source.matter, source.bytes).map(Optional.some)
    }
  }

  /// What the front matter tells of an article, its picture too; `nil` when its file cannot be read.
  func picturedOutline(of entry: SiteEntry) -> Article? {
    guard
      let source = site.sources.source(of: entry.file, language: entry.language).value
    else { return nil }
    var outline = outline(of: entry)
    (outline.metadata.image, outline.metadata.imageCaption) =
      picture(of: entry, source.matter, references(of: entry)).value
    return outline
  }

  /// What the front matter that was read already tells of an article.
  func outline(of entry: SiteEntry) -> Article {
    Article(id: entry.id, metadata: printed(entry, heading: nil), blocks: [])
  }

  private func article(
    of entry: SiteEntry,
    _ matter: FrontMatter,
    _ bytes: [UInt8]
  ) -> Diagnosed<Article> {
    var findings = site.sources.feeds.article(at: entry.path)?.findings ?? []
    let references = references(of: entry)
    let context = context(of: entry, matter, references)
    let isHTML = entry.file.format == .html
    let body =
      (isHTML
      ? BodyReader.readHTML(Array(matter.body), in: context)
      : BodyReader.read(Array(matter.body), in: context)).collecting(into: &findings)
    var metadata = printed(entry, heading: body.titleHeading)
    metadata.summary = ArticleReader.teaser(body)
    (metadata.image, metadata.imageCaption) = picture(of: entry, matter, references)
      .collecting(into: &findings)
    let takeaways =
      body.takeaways.isEmpty
      ? matter.takeaways.map { [.text(printed($0, in: metadata.language))] } : body.takeaways
    let count = Article.count(
      title: metadata.title,
      description: metadata.description,
      blocks: body.blocks,
      notes: body.notes,
      takeaways: takeaways
    )
    return Diagnosed(
      Article(
        id: entry.id,
        metadata: metadata,
        blocks: body.blocks,
        notes: body.notes,
        anchors: body.anchors,
        takeaways: takeaways,
        sha256: Digest.sha256(bytes),
        words: count.words,
        characters: count.characters
      ),
      findings
    )
  }

  // In words; ours: a summary longer than this is no teaser.
  private static let longestTeaser = 80

  /// What stands before `<!--more-->`, where it is short enough to stand in the contents.
  private static func teaser(_ body: ArticleBody) -> String? {
    body.summary.flatMap { summary in
      let words = WordCount(of: summary).words
      return (1...longestTeaser).contains(words) ? summary : nil
    }
  }

  private func references(of entry: SiteEntry) -> SiteReferences {
    let library = site.library.contents(of: site)
    return SiteReferences(
      addresses: library.addresses,
      page: entry.particulars.page,
      issue: issue,
      pictures: library.pictures,
      dialect: entry.file.feed == nil ? site.settings.dialect : StandardDialect(),
      base: entry.file.feed?.base,
      languages: library.languages,
      catalogue: library.catalogue
    )
  }

  private func picture(
    of entry: SiteEntry,
    _ matter: FrontMatter,
    _ references: SiteReferences
  ) -> Diagnosed<(Image?, String?)> {
    FeaturedPicture(matter, site: site, entry: entry, references: references).found()
  }

  private func context(
    of entry: SiteEntry,
    _ matter: FrontMatter,
    _ references: SiteReferences
  ) -> BodyContext {
    var markup = site.settings.markup
    if entry.file.feed != nil { markup.templates = .none }
    return BodyContext(
      article: entry.id,
      file: entry.file.feed?.file ?? entry.path.string,
      firstLine: matter.bodyLine,
      language: entry.metadata.language,
      markup: markup,
      title: entry.rawTitle.isEmpty ? nil : entry.metadata.title,
      references: references,
      shortcodes: site.newsletter.shortcodes,
      parameters: PageParameters(matter: matter, site: site.settings.parameters)
    )
  }

  /// The metadata with the punctuation that print has, and the title that only the text tells.
  private func printed(_ entry: SiteEntry, heading: [Inline]?) -> ArticleMetadata {
    var metadata = entry.metadata
    if entry.rawTitle.isEmpty, let title = heading?.plainText.trimmed,
      let printable = MetadataText.printable(title)
    {
      metadata.title = printable
    }
    let language = metadata.language
    metadata.title = printed(metadata.title, in: language)
    metadata.shortTitle = metadata.shortTitle.map { printed($0, in: language) }
    metadata.description = metadata.description.map { printed($0, in: language) }
    metadata.sectionTitle = metadata.sectionTitle.map { printed($0, in: language) }
    return metadata
  }

  /// Plain text with the punctuation that print has.
  private func printed(_ text: String, in language: LanguageTag) -> String {
    guard site.settings.markup.hasTypographer, let marks = QuotationMarks.usual(in: language)
    else { return text }
    return Punctuation.set(text, with: marks)
  }
}

extension SiteEntry.Particulars {
  /// The article as links and pictures see it.
  var page: SitePage {
    let isUnderPath = address.hasPrefix("/")
    return SitePage(
      file: path,
      contentPath: file.feed == nil ? contentFile : nil,
      urlPath: isUnderPath ? PercentEncoding.decoded(address) : "/",
      webAddress: isUnderPath ? nil : address,
      aliases: oldAddresses,
      isBundle: isBundle,
      language: metadata.language
    )
  }

  /// The file below its content folder, without language.
  private var contentFile: String {
    let name = isBundle ? "\(file.name)/index" : file.name
    let stem = file.folder.isEmpty ? name : "\(file.folder)/\(name)"
    return "\(stem).\(path.suffix)"
  }
}
