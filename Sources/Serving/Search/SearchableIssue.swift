internal import JSON
private import Web
internal import XML

/// An issue as the catalog's own feeds have it, ready to be told again among what was found.
struct SearchableIssue: Sendable {
  /// Where it lies in the tree; `nil` for an issue without an EPUB, of which no word can be found.
  var book: TreePath?
  /// Its entry in OPDS 1.2.
  var entry: XMLElement
  /// Its publication in OPDS 2.0; `nil` where that feed has none.
  var publication: JSONValue?

  var title: String { entry.first("title")?.text ?? "" }

  /// The address of its page, as the feeds have it.
  var page: String? { link { $0 == "alternate" }?["href"] }

  var thumbnail: String? { link { $0.hasSuffix("/image/thumbnail") }?["href"] }

  private func link(_ matches: (String) -> Bool) -> XMLElement? {
    entry.elements.first { $0.localName == "link" && matches($0["rel"] ?? "") }
  }
}

/// What a catalog's feeds say of its issues, read once for each state of the tree.
struct IssueList: Sendable {
  private(set) var issues: [SearchableIssue] = []
  /// The feed of all issues without them: its name, its author, what it declares.
  private(set) var feed = XMLElement("feed")

  var language: String? { feed["xml:lang"] }

  /// The catalog's name.
  var title: String {
    start?["title"] ?? feed.first("title")?.text ?? ""
  }

  /// Where the catalog stands on the web, with a slash at its end; `nil` where its addresses are relative.
  var base: String? {
    start?["href"].flatMap(ServedTree.base(ofStart:))
  }

  /// The link to the catalog's root.
  var start: XMLElement? { feed.elements.first { $0["rel"] == "start" } }

  /// More pages than any newsletter fills.
  private static let mostPages = 1_000
  private static let largestFeed = 16 << 20

  init(of tree: ServedTree) {
    for page in 1...IssueList.mostPages {
      let name = page == 1 ? "issues" : "issues.\(page)"
      guard let root = IssueList.document("\(name).xml", in: tree) else { break }
      let publications = IssueList.publications("\(name).json", in: tree)
      if page == 1 { feed = root }
      for entry in root.elements where entry.localName == "entry" {
        add(entry, publications[entry.first("id")?.text ?? ""])
      }
    }
    feed.children.removeAll { node in
      if case .element(let element) = node { element.localName == "entry" } else { true }
    }
  }

  private mutating func add(_ entry: XMLElement, _ publication: JSONValue?) {
    let book = entry.elements.first {
      $0.localName == "link" && $0["type"] == MediaType.epub
    }
    issues.append(
      SearchableIssue(
        book: book?["href"].flatMap(TreePath.init(ofDownload:)),
        entry: entry,
        publication: publication
      )
    )
  }

  private static let folder = TreePath("opds/")

  private static func bytes(_ name: String, in tree: ServedTree) -> [UInt8]? {
    tree.open(folder.appending(name))?.bytes(limit: largestFeed)
  }

  private static func document(_ name: String, in tree: ServedTree) -> XMLElement? {
    bytes(name, in: tree).flatMap { try? XMLDocument(reading: $0).root }
  }

  /// The publications of a page by their identifiers.
  private static func publications(_ name: String, in tree: ServedTree) -> [String: JSONValue] {
    let feed = bytes(name, in: tree).flatMap(JSONValue.init(reading:))
    let all = feed?["publications"]?.list ?? []
    return Dictionary(all.map { ($0["metadata"]?["identifier"]?.text ?? "", $0) }) { $1 }
  }
}
