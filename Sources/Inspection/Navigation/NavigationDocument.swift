import XML

/// The lists of a navigation document (EPUB 3.3, §7), and whether they are made as they should be.
struct NavigationDocument {
  struct Entry {
    var label: String
    /// Of the entry's link.
    var types: [String]
    var reference: Reference
  }

  /// By what the list is for: `toc`, `page-list`, `landmarks`, and any other.
  private(set) var lists: [String: [Entry]] = [:]
  private(set) var marks = Marks()
  private let document: XMLTranscript
  private let path: String

  init(_ document: XMLTranscript, path: String) {
    self.document = document
    self.path = path
    var counts: [String: Int] = [:]
    for place in document.elements.indices where isHTML(place, "nav") {
      let element = document.elements[place]
      guard let types = document.value(of: "type", Namespace.epub, in: element) else { continue }
      let kinds = types.words
      let kind =
        kinds.first { ["toc", "page-list", "landmarks"].contains($0) } ?? kinds.first ?? ""
      counts[kind, default: 0] += 1
      if counts[kind] == 2, ["toc", "page-list", "landmarks"].contains(kind) {
        marks.error(
          "duplicate-list",
          "there is a second list of the type '\(kind)'",
          at: element.offset
        )
      }
      read(kind, at: place)
    }
    if counts["toc"] == nil {
      marks.error(
        "missing-contents",
        "there is no 'nav' of the type 'toc'",
        hint: "readers then show no contents"
      )
    }
  }

  private func isHTML(_ place: Int, _ name: String) -> Bool {
    let own = document.name(of: document.elements[place])
    return own.local == name && own.namespace == Namespace.xhtml
  }

  private func name(_ place: Int) -> String { document.name(of: document.elements[place]).local }

  private mutating func read(_ kind: String, at place: Int) {
    var children = document.children(of: place)
    let headings = ["h1", "h2", "h3", "h4", "h5", "h6", "hgroup"]
    let offset = document.elements[place].offset
    if let first = children.first, headings.contains(name(first)) {
      children.removeFirst()
      if label(of: first).isEmpty {
        marks.error("empty-label", "the heading of a list has no words", at: offset)
      }
    } else if !["toc", "page-list", "landmarks"].contains(kind) {
      marks.error("missing-element", "a list of the type '\(kind)' has no heading", at: offset)
    }
    guard children.count == 1, let list = children.first, isHTML(list, "ol") else {
      return marks.error(
        "malformed-list",
        "a list of the type '\(kind)' is not one 'ol' after an optional heading",
        at: offset
      )
    }
    lists[kind, default: []] += []
    readList(kind, at: list, depth: 1)
  }

  private mutating func readList(_ kind: String, at place: Int, depth: Int) {
    let items = document.children(of: place)
    if items.isEmpty {
      marks.error("malformed-list", "an 'ol' is empty", at: document.elements[place].offset)
    }
    if depth == 2, kind != "toc" {
      marks.warning(
        "nested-list",
        "the list '\(kind)' should be flat",
        at: document.elements[place].offset
      )
    }
    for item in items { readItem(kind, at: item, depth: depth) }
  }

  private mutating func readItem(_ kind: String, at place: Int, depth: Int) {
    let children = document.children(of: place)
    let names = children.map { name($0) }
    let isLegal = names == ["a"] || names == ["a", "ol"] || names == ["span", "ol"]
    guard name(place) == "li", isLegal, let head = children.first else {
      return marks.error(
        "malformed-list",
        "an entry is neither 'a', nor 'a' or 'span' with an 'ol' after it",
        at: document.elements[place].offset
      )
    }
    if label(of: head).isEmpty {
      marks.error("empty-label", "an entry has no words", at: document.elements[head].offset)
    }
    if names.first == "a" { add(kind, at: head) }
    if children.count == 2 { readList(kind, at: children[1], depth: depth + 1) }
  }

  private mutating func add(_ kind: String, at place: Int) {
    let element = document.elements[place]
    guard let target = document.value(of: "href", in: element) else {
      return marks.error("missing-attribute", "an entry's 'a' has no 'href'", at: element.offset)
    }
    let types = document.value(of: "type", Namespace.epub, in: element)
    lists[kind, default: []].append(
      Entry(
        label: label(of: place),
        types: types?.words ?? [],
        reference: Reference(
          purpose: .link,
          address: Address(target, in: path),
          written: target,
          offset: element.offset
        )
      )
    )
  }

  /// The words of an entry as readers show them.
  private func label(of place: Int) -> String {
    let element = document.elements[place]
    var words = document.text(of: element)
    for inner in document.elements[place..<element.end] {
      words += " " + (document.value(of: "alt", in: inner) ?? "")
      words += " " + (document.value(of: "aria-label", in: inner) ?? "")
    }
    return words.withSingleSpaces
  }
}
