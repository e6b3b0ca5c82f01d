import Layout
import XML
import Zip

/// Makes members of the documents that readers show, and keeps account of the faces they are set in.
struct Press: Sendable {
  /// `nil` where no fonts go along.
  let sheet: FontSheet?
  private(set) var use = FaceUse()

  init(_ sheet: FontSheet?) { self.sheet = sheet }

  mutating func page(
    _ name: String,
    _ document: XMLDocument
  ) throws(ArchiveFailure) -> ArchiveMember {
    guard let sheet else { return try Press.member(name, document) }
    use.merge(sheet.use(of: document))
    return try Press.member(name, document.linking(FontSheet.name))
  }

  /// The typefaces in which something is set until now, in the order of their families' keys.
  var typefacesInUse: [Typeface] {
    use.families.sorted().compactMap { sheet?.typefaces[$0] }
  }

  mutating func take(_ other: FaceUse) { use.merge(other) }

  /// A document as it is, in which no fonts are told of.
  static func member(
    _ name: String,
    _ document: XMLDocument
  ) throws(ArchiveFailure) -> ArchiveMember {
    try .deflated("EPUB/" + name, document.encoded(indenting: XHTML.indentation))
  }
}

extension XMLDocument {
  /// The document with another style sheet after its own.
  fileprivate func linking(_ sheet: String) -> XMLDocument {
    var document = self
    for index in root.children.indices {
      guard case .element(var head) = root.children[index], head.name == "head" else { continue }
      head.children.append(.element(XHTML.link(to: sheet)))
      document.root.children[index] = .element(head)
    }
    return document
  }
}
