import Articles
import EPUBExport
import Layout
import XML
import Zip

/// An EPUB made of an issue and read back.
struct OpenedEPUB {
  /// Of all members, in the archive's order.
  let names: [String]
  let hrefs: [Article.ID: String]
  let package: XMLElement
  /// The roots of all documents but the package document, by their names.
  let documents: [String: XMLElement]

  init(
    _ issue: Issue,
    layout: LayoutDescription? = nil,
    printedPages: [PrintedPage] = []
  ) async throws {
    let epub = try await SampleIssue.epub(of: issue, layout: layout, printedPages: printedPages)
    let archive = try ArchiveReader(epub.bytes)
    var documents: [String: XMLElement] = [:]
    for name in archive.entries.map(\.name) where name.isDocument {
      documents[String(name.dropFirst(5))] = try XMLDocument(reading: archive.read(name)).root
        .withoutIndentation
    }
    names = archive.entries.map(\.name)
    hrefs = epub.hrefs
    package = try XMLDocument(reading: archive.read("EPUB/package.opf")).root
    self.documents = documents
  }

  /// All that a link may lead to: members, and identifiers in them.
  var targets: Set<String> {
    let members = names.map { String($0.dropFirst(5)) }
    let anchors = documents.flatMap { name, root in root.identifiers.map { "\(name)#\($0)" } }
    return Set(members + anchors)
  }
}

extension XMLElement {
  /// The values of all `meta` elements for a property.
  func property(_ name: String) -> [String] {
    descendants("meta").filter { $0["property"] == name }.map(\.text)
  }

  /// The value of an EPUB 2 `meta` element.
  func legacy(_ name: String) -> String? {
    descendants("meta").first { $0["name"] == name }?["content"]
  }

  var links: [String] {
    attributes.filter { ["href", "src"].contains($0.name) }.map(\.value) + elements.flatMap(\.links)
  }

  var identifiers: [String] {
    attributes.filter { $0.name == "id" }.map(\.value) + elements.flatMap(\.identifiers)
  }

  /// The first element inside this one, at any depth, with a class.
  func first(class name: String) -> XMLElement? {
    for element in elements {
      if element["class"] == name { return element }
      if let found = element.first(class: name) { return found }
    }
    return nil
  }
}

extension XMLElement {
  /// The element without text that only breaks lines.
  fileprivate var withoutIndentation: XMLElement {
    var element = self
    element.children = children.compactMap { child in
      switch child {
      case .element(let child): .element(child.withoutIndentation)
      case .text(let text): text.first == "\n" && text.allSatisfy(\.isWhitespace) ? nil : child
      }
    }
    return element
  }
}

extension String {
  fileprivate var isDocument: Bool { hasSuffix(".xhtml") || hasSuffix(".ncx") }
}
