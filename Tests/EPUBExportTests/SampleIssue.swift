import Articles
import Diagnostics
import EPUBExport
import Foundation
import Layout
import Pictures

/// An issue with one of everything, written out as values.
enum SampleIssue {
  static let harbour = Article.ID("posts/harbour")
  static let arabic = Article.ID("posts/arabic")
  static let science = Article.ID("posts/science")

  static func issue(
    number: Int? = 412,
    departments: [Department]? = nil,
    language: LanguageTag = .english
  ) -> Issue {
    var publication = PublicationIdentity(title: "The Corran Packet", language: language)
    publication.subtitle = "News of the marsh"
    publication.baseURL = "https://example.org/"
    publication.publisher = "Corran Press"
    publication.editor = "Ines Harrow"
    publication.rights = "CC BY 4.0"
    return Issue(
      publication: publication,
      siteLanguage: language,
      period: Week("2026-W07").map(Period.week) ?? .all,
      number: number,
      modified: Timestamp(secondsSinceEpoch: 1_771_083_262),
      departments: departments ?? self.departments
    )
  }

  static var departments: [Department] {
    [
      Department(title: "City", articles: [marsh, market]),
      Department(title: nil, articles: [foreign]),
      Department(title: "Science & <Sea>", articles: [everything]),
    ]
  }

  static func pictures() throws(PictureFailure) -> [String: EncodedPicture] {
    let pixels = Array(repeatElement([200, 90, 120, 255] as [UInt8], count: 16).joined())
    guard let bitmap = Bitmap(width: 4, height: 4, pixels: pixels) else { return [:] }
    let jpeg = EncodedPicture(
      format: .jpeg,
      bytes: try bitmap.jpeg(),
      pixelWidth: 4,
      pixelHeight: 4
    )
    let png = EncodedPicture(format: .png, bytes: try bitmap.png(), pixelWidth: 4, pixelHeight: 4)
    return ["static/marsh.jpg": jpeg, "static/again.jpg": jpeg, "static/chart.png": png]
  }

  /// A layout as it is shipped, or with some of its words replaced.
  static func layout(
    _ name: String = "briefing",
    replacing words: String = "",
    by others: String = ""
  ) throws -> LayoutDescription {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = package.appending(path: "layouts/\(name)/layout.yaml")
    var source = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    if !words.isEmpty { source = source.replacing(words, with: others) }
    let layout = LayoutReader.read(Array(source.utf8), file: name).value
    guard let layout else { throw CocoaError(.fileReadCorruptFile) }
    return layout
  }

  static func export(
    _ issue: Issue,
    layout: LayoutDescription? = nil,
    printedPages: [PrintedPage] = []
  ) throws -> EPUBExport {
    EPUBExport(
      issue: issue,
      layout: try layout ?? SampleIssue.layout(),
      pictures: try pictures(),
      printedPages: printedPages
    )
  }

  /// The issue as an EPUB, one of its pictures for a cover.
  static func epub(
    of issue: Issue,
    layout: LayoutDescription? = nil,
    printedPages: [PrintedPage] = [],
    jobs: Int = 2
  ) async throws -> EPUB {
    guard let cover = try pictures()["static/marsh.jpg"] else {
      throw PictureFailure.unrecognized
    }
    return try await export(issue, layout: layout, printedPages: printedPages)
      .package(cover: cover, jobs: jobs)
  }

  /// With its own picture, takeaways and a link to another article's heading.
  static var marsh: Article {
    var article = article("posts/marsh", "Corran gives its marsh back to the sea")
    article.metadata.description = "After forty years the council will open the bank."
    article.metadata.authors = ["Ines Harrow", "Bo Writer"]
    article.metadata.date = Timestamp(secondsSinceEpoch: 1_770_718_800)
    article.metadata.url = "https://example.org/posts/marsh/"
    article.metadata.categories = ["City"]
    article.metadata.tags = ["flood", "budget"]
    article.metadata.image = Image(.file("static/marsh.jpg"), alternativeText: "The marsh")
    article.metadata.imageCaption = "Mallow Marsh from the old bank."
    article.takeaways = [[.text("Boats are unloaded by eight.")], [.text("Whiting is up.")]]
    let link = Link(
      to: .article(science, fragment: "überschrift"),
      [.text("The science of it")],
      title: "More"
    )
    article.blocks = [
      .paragraph([.text("The vote took nine minutes. "), .link(link), .text(".")]),
      .paragraph([.text("In September, after the spring barley is in.")]),
    ]
    return article
  }

  private static var market: Article {
    var article = Article(
      id: harbour,
      metadata: metadata("posts/harbour", "Fish market’s new clock"),
      blocks: [
        .paragraph([
          .text("Prices rose."), .noteReference(NoteReference(note: 0, occurrence: 0)),
          .text(" Twice."), .noteReference(NoteReference(note: 0, occurrence: 1)),
        ]),
        .table(
          Table(
            caption: [.text("First-sale price, euros a kilo")],
            alignments: [.start, .end],
            head: [[Table.Cell([]), Table.Cell([.text("2025")])]],
            body: [
              [
                Table.Cell([.text("Whiting")], isRowHeading: true), Table.Cell([.text("1.87")]),
              ],
              [Table.Cell([.text("Both")], columns: 2)],
            ]
          )
        ),
      ],
      notes: [Note(number: 1, [.paragraph([.text("A")])], references: 2)]
    )
    article.words = 900
    return article
  }

  private static var foreign: Article {
    var article = article("posts/arabic", "السوق")
    article.metadata.language = LanguageTag("ar") ?? .english
    article.blocks = [
      .paragraph([
        .text("نص "),
        .foreign(language: .english, direction: .leftToRight, [.text("English words")]),
      ]),
      .code(CodeBlock("let x = 1 < 2 && true\n  indented", language: "Swift")),
    ]
    return article
  }

  /// Every kind of block and of inline.
  private static var everything: Article {
    var article = article("posts/science", "All & <everything>")
    article.notes = [
      Note(
        number: 1,
        [.paragraph([.text("A note with a list:")]), list(.bullet)],
        references: 1
      ),
      Note(number: 2, [.paragraph([.text("Nothing in the text refers to this.")])], references: 0),
    ]
    article.blocks = [
      .heading(Heading(level: 2, identifier: "überschrift", [.text("A "), .code("head")])),
      .paragraph(inlines), list(.bullet), list(.number(start: 3)),
      .list(
        List(
          .bullet,
          [
            List.Item([.paragraph([.text("done")])], isDone: true), List.Item([], isDone: false),
          ],
          isTight: true
        )
      ),
      .definitions([
        Definition(terms: [[.text("Term")]], meanings: [[.paragraph([.text("Meaning")])]]),
        Definition(terms: [], meanings: []),
      ]),
      .quote(Quote([.paragraph([.text("Said.")])], attribution: [.text("Rosa Quill")])),
      .heading(Heading(level: 3, identifier: "überschrift", [.text("The same name again")])),
      .mathematics("\\int_0^1 x < y"), .rule,
      .figure(
        Figure(
          [
            Image(.file("static/chart.png"), alternativeText: "A chart"),
            Image(.file("static/again.jpg"), alternativeText: "", isDecorative: true),
          ],
          caption: [.text("Two pictures.")],
          credit: [.text("Photo: Bo")],
          link: .web("https://example.org/chart?a=1&b=2")
        )
      ),
      .figure(Figure([Image(.missing("gone.jpg"), alternativeText: "A lost picture")])),
      .box(Box(title: [.text("Note")], [.paragraph([.text("Set apart.")])])),
      .card(LinkCard(.video, url: "https://video.example/1", title: "A film")),
      .card(LinkCard(.page, url: "https://example.org/page")),
      .table(Table(alignments: [], head: [], body: [])),
    ]
    return article
  }

  private static var inlines: [Inline] {
    InlineStyle.allCases.map { .styled($0, [.text("styled ")]) } + [
      .mathematics("E = mc^2"), .lineBreak, .abbreviation("World Wide Web", [.text("WWW")]),
      .image(Image(.file("static/chart.png"), alternativeText: "")),
      .link(Link(to: .web("mailto:a@example.org"), [.text("mail")])),
      .link(
        Link(
          to: .web("https://example.org/"),
          [
            .text("outer "), .link(Link(to: .web("https://example.org/b"), [.text("inner")])),
            .noteReference(NoteReference(note: 0, occurrence: 0)),
          ]
        )
      ), .link(Link(to: .fragment("nowhere"), [.text("text alone")])),
      .link(Link(to: .web("https://example.org/"), [.text(" ")])),
      .noteReference(NoteReference(note: 9, occurrence: 0)), .text("\u{1}control\u{0}"),
    ]
  }

  private static func list(_ marker: List.Marker) -> Block {
    let inner = Block.list(
      List(.bullet, [List.Item([.paragraph([.text("inner")])])], isTight: true)
    )
    let items = [
      List.Item([.paragraph([.text("one")])]), List.Item([.paragraph([.text("two")]), inner]),
    ]
    return .list(List(marker, items, isTight: marker == .bullet))
  }

  private static func article(_ path: String, _ title: String) -> Article {
    Article(id: Article.ID(path), metadata: metadata(path, title), blocks: [], words: 500)
  }

  private static func metadata(_ path: String, _ title: String) -> ArticleMetadata {
    ArticleMetadata(title: title, language: .english, path: "content/\(path).md")
  }
}
