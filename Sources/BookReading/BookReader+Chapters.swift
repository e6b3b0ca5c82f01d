internal import XML
internal import Zip

extension BookReader {
  private static let largestChapter = 8 << 20

  /// What the book has to read, in its order: cover, contents and colophon are none of it.
  ///
  /// A chapter that cannot be read is left out; the parts of a long one, which share its title, are one.
  package var chapters: [BookChapter] {
    let hrefs = hrefsByID
    let furniture = Set(package.first("guide")?.elements.compactMap(BookReader.furniture) ?? [])
    var chapters: [BookChapter] = []
    for item in package.first("spine")?.elements ?? [] {
      guard let href = item["idref"].flatMap({ hrefs[$0] }), !furniture.contains(href),
        let chapter = chapter(at: href)
      else { continue }
      if let last = chapters.indices.last, chapters[last].title == chapter.title {
        chapters[last].text += " " + chapter.text
      } else {
        chapters.append(chapter)
      }
    }
    return chapters
  }

  private var hrefsByID: [String: String] {
    var hrefs: [String: String] = [:]
    for item in package.first("manifest")?.elements ?? []
    where item["media-type"] == "application/xhtml+xml" {
      if let id = item["id"], let href = item["href"] { hrefs[id] = href }
    }
    return hrefs
  }

  /// What a guide's entry points to when that is nothing to read.
  private static func furniture(_ reference: XMLElement) -> String? {
    guard let type = reference["type"], ["cover", "toc", "title-page"].contains(type) else {
      return nil
    }
    return reference["href"].map { String($0.prefix { $0 != "#" }) }
  }

  private func chapter(at href: String) -> BookChapter? {
    guard
      let document = try? BookReader.document(
        folder + href,
        in: archive,
        limit: BookReader.largestChapter
      ), let body = document.first("body"), !BookReader.isFurniture(body)
    else { return nil }
    let words = ChapterWords(of: body)
    let title = document.first("head")?.first("title")?.text.withoutOuterSpace ?? ""
    return words.text.isEmpty ? nil : BookChapter(title: title, text: words.text)
  }

  /// Whether the body, or what it holds alone, calls itself something other than a chapter.
  private static func isFurniture(_ body: XMLElement) -> Bool {
    var element: XMLElement? = body
    while let here = element {
      let types = here.attributes.first { $0.localName == "type" && $0.namespace != nil }?.value
      if let types, types.split(separator: " ").contains(where: { furnitureTypes.contains($0) }) {
        return true
      }
      let inner = here.elements
      element = inner.count == 1 ? inner[0] : nil
    }
    return false
  }

  private static let furnitureTypes: Set<Substring> = ["cover", "toc", "colophon", "titlepage"]
}

/// Gathers an element's words; elements that stand on lines of their own part them.
private struct ChapterWords {
  private(set) var text = ""

  init(of element: XMLElement) {
    add(element)
    if text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
  }

  private mutating func add(_ element: XMLElement) {
    let name = String(element.localName)
    guard !ChapterWords.silent.contains(name) else { return }
    let parts = !ChapterWords.inline.contains(name)
    if parts { addSpace() }
    for child in element.children {
      switch child {
      case .element(let inner): add(inner)
      case .text(let words): add(words)
      }
    }
    if parts { addSpace() }
  }

  private mutating func add(_ words: String) {
    for character in words.unicodeScalars {
      if character.properties.isWhitespace {
        addSpace()
      } else if character != "\u{AD}" {
        text.unicodeScalars.append(character)
      }
    }
  }

  private mutating func addSpace() {
    if !text.isEmpty, text.utf8.last != UInt8(ascii: " ") { text += " " }
  }

  private static let silent: Set<String> = ["nav", "script", "style", "svg", "math", "rt", "rp"]

  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
  ]
}
