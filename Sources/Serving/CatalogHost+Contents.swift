internal import HTTPTypes
private import Web
internal import XML

extension CatalogHost {
  /// Feeds change every week; whoever asks within five minutes is told what a cache knows.
  private static let shortly = 300
  /// A text that is larger is none of a catalog's.
  private static let largestDocument = 8 << 20

  func contents(at path: TreePath, for inquiry: Inquiry) async -> Answer {
    if let place = SearchPlace(path) { return await found(place, for: inquiry) }
    if path == AuthenticationDocument.path, gatekeeper != nil {
      let document = Document(
        await authenticationDocument(for: inquiry),
        type: MediaType.authentication
      )
      return document.representation(for: inquiry, modified: nil, caching: "no-cache")
        .answer(to: inquiry)
    }
    if path.parts == ["opds"] { return await entrance(path, for: inquiry) }
    return await file(at: path.isFolder ? path.appending("index.html") : path, for: inquiry)
  }

  /// The root of the feeds in the form that the client would rather have.
  private func entrance(_ path: TreePath, for inquiry: Inquiry) async -> Answer {
    guard path.isFolder else {
      // What is relative in a feed would lead elsewhere from here.
      return Answer(.permanentRedirect, saying: "It is at opds/.", [.location: "opds/"])
    }
    let isJSON = WeightedList.prefersPublications(inquiry.fields[.accept])
    var answer = await file(at: path.appending(isJSON ? "index.json" : "index.xml"), for: inquiry)
    answer.fields[.vary] = [answer.fields[.vary], "Accept"].compactMap(\.self)
      .joined(separator: ", ")
    return answer
  }

  private func file(at path: TreePath, for inquiry: Inquiry) async -> Answer {
    guard let file = tree.open(path) else { return .notFound }
    if MediaType.isText(path), file.size <= CatalogHost.largestDocument {
      let document = documents.document(at: path, of: file) {
        file.bytes(limit: CatalogHost.largestDocument).map(Amendment(path: path).document)
      }
      guard let document else { return .unreadable }
      var representation = document.representation(
        for: inquiry,
        modified: file.modified,
        caching: caching("max-age=\(CatalogHost.shortly)")
      )
      if document.type == MediaType.page { representation.fields.addPolicy() }
      return representation.answer(to: inquiry)
    }
    guard let sum = await sums.sum(of: file) else { return .unreadable }
    return download(file, at: path, sum).answer(to: inquiry)
  }

  private func download(_ file: OpenFile, at path: TreePath, _ sum: String) -> Representation {
    // An issue that is corrected keeps its address, so that caches have to ask whether it is still the same.
    var fields: HTTPFields = [
      .contentType: MediaType.of(path), .cacheControl: caching("no-cache"),
    ]
    if MediaType.isDownload(path) {
      fields[.contentDisposition] = Disposition.attachment(path.name)
    }
    return Representation(
      contents: .file(file),
      tag: EntityTag(sum: sum),
      modified: file.modified,
      fields: fields
    )
  }

  /// What only some may read is kept by nobody else.
  private func caching(_ rule: String) -> String {
    gatekeeper == nil ? rule : "private, " + rule
  }

  // MARK: Search

  private func found(_ place: SearchPlace, for inquiry: Inquiry) async -> Answer {
    if case .description(let path) = place { return await description(at: path, for: inquiry) }
    let typed = (inquiry.parameter("q") ?? inquiry.parameter("query") ?? "").trimmed
    let number = SearchPage.number(inquiry.parameter("page"))
    let (holdings, finds) = await search.finds(typed)
    let page = SearchPage(of: finds, in: holdings.list, typed: typed, number: number)
    let document: Document? =
      switch place {
      case .feed: Document(page.feed, type: MediaType.acquisition)
      case .publications: Document(page.publications, type: MediaType.publications)
      case .page: page.page(in: archive).map { Document($0, type: MediaType.page) }
      case .description: nil
      }
    guard let document else { return .notFound }
    var representation = document.representation(
      for: inquiry,
      modified: nil,
      caching: caching("no-cache")
    )
    if document.type == MediaType.page { representation.fields.addPolicy() }
    return representation.answer(to: inquiry)
  }

  private func description(at path: TreePath, for inquiry: Inquiry) async -> Answer {
    let list = await search.current().list
    let description = SearchDescription(
      title: list.title,
      language: list.language,
      base: list.base ?? inquiry.origin
    )
    let document = Document(description.document(at: path), type: MediaType.searchDescription)
    return document.representation(for: inquiry, modified: nil, caching: caching("no-cache"))
      .answer(to: inquiry)
  }

  private var archive: XMLElement? {
    let file = tree.open(TreePath("issues.html"))
    let bytes = file?.bytes(limit: CatalogHost.largestDocument)
    return bytes.flatMap { try? XMLDocument(reading: $0).root }
  }
}

/// The addresses that no file of the tree has.
enum SearchPlace: Hashable {
  case page, feed, publications
  case description(TreePath)

  init?(_ path: TreePath) {
    switch path.string {
    case SearchPage.pageName: self = .page
    case "opds/" + SearchPage.feedName: self = .feed
    case "opds/" + SearchPage.publicationsName: self = .publications
    default:
      let isInFeeds = path.parts.first == "opds" && path.parts.count <= 3
      guard isInFeeds, path.name == SearchPage.descriptionName else { return nil }
      self = .description(path)
    }
    if path.isFolder { return nil }
  }
}

extension Answer {
  fileprivate static let unreadable = Answer(.internalServerError, saying: "It cannot be read.")
}

extension HTTPFields {
  /// Pages load nothing from elsewhere, and run nothing.
  fileprivate mutating func addPolicy() {
    self[.contentSecurityPolicy] =
      "default-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'self'"
  }
}
