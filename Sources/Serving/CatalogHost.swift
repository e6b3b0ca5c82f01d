internal import HTTPTypes
package import SearchIndex
private import Web
internal import XML

/// Answers requests for a catalog: the tree that `catalog` wrote, and the search that only a program can offer.
package struct CatalogHost: Sendable {
  package struct Limits: Hashable, Sendable {
    /// Requests of one client; of this machine's own there may be any number.
    package var requests = RequestAllowance.Rate(burst: 300, perSecond: 30)
    /// Searches of one client.
    package var searches = RequestAllowance.Rate(burst: 20, perSecond: 1)
    /// Wrong passwords of one client.
    package var wrongPasswords = RequestAllowance.Rate(burst: 10, perSecond: 0.1)

    package init() {}
  }

  let tree: ServedTree
  let sums = FileSums()
  let documents = DocumentShelf()
  let search: CatalogSearch
  let gatekeeper: Gatekeeper?
  private let requests: RequestAllowance
  private let searches: RequestAllowance
  private let wrongPasswords: RequestAllowance

  /// Prepares to answer for a tree.
  ///
  /// - Parameters:
  ///   - tree: what is served.
  ///   - users: who may read; `nil` for everybody.
  ///   - indexFolder: where the index for searching is kept; `nil`, or a folder that cannot be written to, for in memory.
  ///   - limits: how much one client may ask.
  /// - Throws: what SQLite says when there can be no index.
  package init(
    of tree: ServedTree,
    users: UserFile? = nil,
    indexFolder: String? = nil,
    limits: Limits = Limits()
  ) throws(SearchIndex.Failure) {
    self.tree = tree
    let index = try IndexPlace.index(of: tree, in: indexFolder)
    search = CatalogSearch(tree, index: index, sums: sums)
    gatekeeper = users.map(Gatekeeper.init)
    requests = RequestAllowance(limits.requests)
    searches = RequestAllowance(limits.searches)
    wrongPasswords = RequestAllowance(limits.wrongPasswords)
  }

  /// Reads what was not read yet, so that the first who searches need not wait.
  package func prepare() async { _ = await search.current() }

  package func answer(_ inquiry: Inquiry) async -> Answer {
    guard inquiry.method == .get || inquiry.method == .head else {
      return Answer(.methodNotAllowed, saying: "Only GET and HEAD.", [.allow: "GET, HEAD"])
    }
    let answer = await admitted(inquiry)
    return inquiry.method == .head ? answer.withoutBody : answer
  }

  private func admitted(_ inquiry: Inquiry) async -> Answer {
    if let wait = wait(of: inquiry.client, for: requests) { return .later(wait) }
    guard let path = TreePath(ofTarget: inquiry.path) else { return .notFound }
    if let refusal = await refusal(of: inquiry, at: path) { return refusal }
    if SearchPlace(path) != nil, let wait = wait(of: inquiry.client, for: searches) {
      return .later(wait)
    }
    return await contents(at: path, for: inquiry)
  }

  private func wait(of client: Client, for allowance: RequestAllowance) -> Int? {
    client.isLocal ? nil : allowance.take(by: client.network)
  }

  // MARK: Passwords

  /// Why the client gets nothing; `nil` for one who may read.
  private func refusal(of inquiry: Inquiry, at path: TreePath) async -> Answer? {
    guard let gatekeeper, !CatalogHost.isForEverybody(path) else { return nil }
    if let wait = wrongPasswords.wait(of: inquiry.client.network),
      inquiry.fields[.authorization] != nil
    {
      return .later(wait)
    }
    switch await gatekeeper.verdict(on: inquiry.fields) {
    case .admitted: return nil
    case .busy: return .later(1)
    case .unknown: return await signIn(inquiry, at: path)
    case .refused:
      _ = wrongPasswords.take(by: inquiry.client.network)
      return await signIn(inquiry, at: path)
    }
  }

  /// Some readers send no password when they fetch a cover; who has none is told so by the document.
  private static func isForEverybody(_ path: TreePath) -> Bool {
    path.parts.first == "covers" || path == AuthenticationDocument.path
  }

  private func signIn(_ inquiry: Inquiry, at path: TreePath) async -> Answer {
    let document = await authenticationDocument(for: inquiry)
    let place = path.reference(to: AuthenticationDocument.path.string)
    var fields: HTTPFields = [
      .contentType: MediaType.authentication, .contentLength: String(document.count),
      .cacheControl: "no-store", .wwwAuthenticate: "Basic realm=\"catalog\", charset=\"UTF-8\"",
    ]
    if let link = HTTPField.Name("Link") {
      fields[link] =
        "<\(place)>; rel=\"http://opds-spec.org/auth/document\"; type=\"\(MediaType.authentication)\""
    }
    return Answer(.unauthorized, fields, .bytes(document))
  }

  func authenticationDocument(for inquiry: Inquiry) async -> [UInt8] {
    let list = await search.current().list
    let base = list.base ?? inquiry.origin
    return AuthenticationDocument.bytes(
      id: base.map { $0 + AuthenticationDocument.path.string }
        ?? list.feed.first("id")?.text ?? "urn:broadsheet:catalog",
      title: list.title,
      language: list.language
    )
  }
}

extension Answer {
  static let notFound = Answer(.notFound, saying: "There is nothing here.")

  static func later(_ seconds: Int) -> Answer {
    Answer(.tooManyRequests, saying: "Too much at once.", [.retryAfter: String(seconds)])
  }
}
