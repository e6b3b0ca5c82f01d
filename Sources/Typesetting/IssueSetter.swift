package import Articles
package import Diagnostics
internal import Geometry
package import Hyphenation
internal import Jobs
package import Layout
package import PageModel
internal import Synchronization
package import TextShaping

/// Why an issue cannot be set.
package enum TypesettingFailure: Error, Hashable, Sendable {
  case font(FontFailure)
  /// The paper leaves no room for the layout's margins and a few lines.
  case paperTooSmall(paper: String, layout: String)
}

/// An issue on pages, and where its articles are.
package struct SetIssue: Sendable {
  package var document: PagedDocument
  package var map: PageMap
}

/// Sets an issue into pages.
package struct IssueSetter: Sendable {
  private let fonts: FontLibrary
  private let hyphenators: Hyphenators
  private var layout: LayoutDescription
  private let paper: Paper
  private let pictures: [String: PagePicture]
  private let cover: CoverMatter?
  private let memory: GalleyMemory?

  /// Sets on a paper.
  ///
  /// `pictures` is what can be shown, by the paths of the files, and `cover` what stands on
  /// the cover of the pages, if they have one. What `memory` holds of its articles is not set again.
  package init(
    fonts: FontLibrary,
    hyphenators: Hyphenators,
    layout: LayoutDescription,
    paper: Paper,
    pictures: [String: PagePicture] = [:],
    cover: CoverMatter? = nil,
    memory: GalleyMemory? = nil
  ) {
    self.fonts = fonts
    self.hyphenators = hyphenators
    self.layout = layout
    self.paper = paper
    self.pictures = pictures
    self.cover = cover
    self.memory = memory
  }

  /// Tells where in its source an article has a character.
  package typealias Locating = (ArticleMetadata, Character) -> SourcePlace

  /// The pages, and a warning for each article of which some characters are in no font.
  package func set(
    _ issue: Issue,
    jobs: Int = 1,
    locating: Locating = { article, _ in article.place }
  ) async throws(TypesettingFailure) -> Diagnosed<SetIssue> {
    var setter = self
    let language = issue.publication.language
    setter.layout = layout.suited(to: language)
    let frames = try setter.frames(for: issue)
    if let measure = frames.inside.text.first?.width {
      setter.layout = setter.layout.inSquares(of: language, across: measure)
    }
    return try await setter.set(issue, in: frames, jobs: jobs, locating)
  }

  private func set(
    _ issue: Issue,
    in frames: Frames,
    jobs: Int,
    _ locating: Locating
  ) async throws(TypesettingFailure) -> Diagnosed<SetIssue> {
    let matter = matter(of: issue, in: frames)
    async let surroundings = surroundings(of: matter, in: frames)
    do throws(FontFailure) {
      let galleys = try await galleys(of: matter, jobs: jobs)
      let assembly = try assembly(of: matter, in: frames, cover: try cover.map(coverPage))
      let pages = try assembly.pages(of: galleys, in: await surroundings.get())
      let findings = zip(issue.articles, galleys).compactMap { article, galley in
        galley.unset.first.map {
          Diagnostic.glyphsMissing(galley.unset, at: locating(article.metadata, $0))
        }
      }
      discard(galleys)
      return Diagnosed(pages, findings)
    } catch {
      throw .font(error)
    }
  }

  /// What stands before the articles and after them, set while they are.
  private func surroundings(
    of matter: IssueMatter,
    in frames: Frames
  ) async -> Result<PageAssembly.Surroundings, FontFailure> {
    Result { () throws(FontFailure) in try assembly(of: matter, in: frames).surroundings() }
  }

  private func assembly(
    of matter: IssueMatter,
    in frames: Frames,
    cover: Page? = nil
  ) throws(FontFailure) -> PageAssembly {
    try PageAssembly(
      matter: matter,
      frames: frames,
      fonts: fonts,
      paragraphs: paragraphSetter(),
      cover: cover
    )
  }

  /// The cover, as large as the paper.
  private func coverPage(_ matter: CoverMatter) throws(FontFailure) -> Page {
    var layout = layout
    var cover = layout.cover ?? .standard
    let scale = paper.size.width / cover.size.width
    cover.size.height = paper.size.height * (1 / scale)
    layout.cover = cover
    var page = try CoverSetter(fonts: fonts).set(matter, in: layout).value.scaled(by: scale)
    page.size = paper.size
    return page
  }

  // MARK: The frame

  /// The kinds of page that an issue has.
  struct Frames: Sendable {
    var front: PageFrame
    var opener: PageFrame
    var inside: PageFrame

    /// Whether the front page has a place for the lead, in columns like those inside.
    var hasLead: Bool {
      guard let measure = inside.text.first?.width, inside.text.count > 1 else { return false }
      return !front.lead.isEmpty
        && (front.lead + front.rail).allSatisfy { abs($0.width.points - measure.points) < 0.1 }
    }
  }

  /// Whether a paper has room for all pages of a layout.
  package static func canSet(in layout: LayoutDescription, on paper: Paper) -> Bool {
    [PageMaster.Use.front, .opener, .inside].allSatisfy { use in
      layout.master(for: use, pageWidth: paper.size.width)
        .flatMap { PageFrame($0, paper: paper, type: layout.type) } != nil
    }
  }

  private func frames(for issue: Issue) throws(TypesettingFailure) -> Frames {
    let isMirrored = issue.publication.language.isRightToLeft
    let front = try frame(for: .front, isMirrored: isMirrored)
    return Frames(
      // A story alone has nothing beside it.
      front: issue.articles.count > 1 ? front : front.withoutRail,
      opener: try frame(for: .opener, isMirrored: isMirrored),
      inside: try frame(for: .inside, isMirrored: isMirrored)
    )
  }

  private func frame(
    for use: PageMaster.Use,
    isMirrored: Bool
  ) throws(TypesettingFailure) -> PageFrame {
    guard let master = layout.master(for: use, pageWidth: paper.size.width),
      let frame = PageFrame(master, paper: paper, type: layout.type, isMirrored: isMirrored)
    else { throw .paperTooSmall(paper: paper.name, layout: layout.name) }
    return frame
  }

  private func matter(of issue: Issue, in frames: Frames) -> IssueMatter {
    let frame = frames.inside
    let front = frames.hasLead ? layout.departments?.front : nil
    let width = frame.text.first?.width ?? frame.fullWidth
    return IssueMatter(
      issue: issue,
      layout: layout,
      form: ArticleForm(of: layout),
      pictures: pictures,
      names: AnchorNames(of: issue),
      columns: ColumnMeasures(
        text: width,
        head: frame.text.count > 1 ? frame.textWidth : frame.fullWidth,
        spans: frame.text.count > 1 ? (1...frame.text.count).map(frame.width) : [],
        side: frame.side?.width,
        pictureHeight: frame.grid * frame.lines * 0.7,
        sideParts: frame.side == nil ? [] : frame.master.side,
        front: front == nil ? [:] : frames.front.leadWidths
      ),
      firstPage: cover == nil ? 1 : 2,
      front: front.map { FrontPlace.places(of: issue.frontStories($0)) } ?? [:]
    )
  }

  // MARK: Articles

  /// The galleys of all articles, in the order of the issue.
  private func galleys(
    of matter: IssueMatter,
    jobs: Int
  ) async throws(FontFailure) -> [Galley] {
    let articles = matter.articles
    let session = memory?.begin(matter)
    // As many tasks as jobs, for each has a setter of its own, which learns words as it goes.
    let turns = Turns(articles.count)
    let results = await Array(0..<max(1, min(jobs, articles.count)))
      .inParallel(jobs: jobs, inRunsOf: 1) { _ in
        galleys(of: articles, at: turns, in: matter, session)
      }
    var inOrder = [Result<Galley, FontFailure>?](repeating: nil, count: articles.count)
    for (index, galley) in results.joined() { inOrder[index] = galley }
    var all: [Galley] = []
    for galley in inOrder { if let galley { all.append(try galley.get()) } }
    return all
  }

  /// Sets articles as long as there are any; they come with their places.
  private func galleys(
    of articles: [ArticleMatter],
    at turns: Turns,
    in matter: IssueMatter,
    _ session: GalleyMemory.Session?
  ) -> [(Int, Result<Galley, FontFailure>)] {
    let paragraphs = paragraphSetter()
    var books: [String: StyleBook] = [:]
    var galleys: [(Int, Result<Galley, FontFailure>)] = []
    while let index = turns.next() {
      let result = Result { () throws(FontFailure) in
        let article = articles[index]
        guard let memory, let session else {
          return try galley(of: article, in: matter, &books, paragraphs)
        }
        return try memory.galley(of: article, in: matter, session) { () throws(FontFailure) in
          try galley(of: article, in: matter, &books, paragraphs)
        }
      }
      galleys.append((index, result))
    }
    return galleys
  }

  private func galley(
    of article: ArticleMatter,
    in matter: IssueMatter,
    _ books: inout [String: StyleBook],
    _ paragraphs: ParagraphSetter
  ) throws(FontFailure) -> Galley {
    let language = article.article.metadata.language.tag
    let known = books[language]
    let book =
      if let known { known } else {
        try StyleBook(layout: layout, fonts: fonts, language: language)
      }
    books[language] = book
    return try ColumnSetter.galley(of: article, in: matter, book: book, paragraphs: paragraphs)
  }

  private func paragraphSetter() -> ParagraphSetter {
    ParagraphSetter(shaper: Shaper(library: fonts), hyphenation: hyphenators)
  }
}

extension FrontPlace {
  /// The places of articles, the lead's first.
  fileprivate static func places(of articles: [Article.ID]) -> [Article.ID: FrontPlace] {
    var places: [Article.ID: FrontPlace] = [:]
    for (index, article) in articles.enumerated() { places[article] = index == 0 ? .lead : .rail }
    return places
  }
}

/// Numbers that tasks take in turn, each once.
private final class Turns: Sendable {
  private let count: Int
  private let taken = Atomic<Int>(0)

  init(_ count: Int) { self.count = count }

  func next() -> Int? {
    let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}
