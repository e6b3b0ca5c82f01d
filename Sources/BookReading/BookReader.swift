internal import XML
internal import Zip

/// Reads an issue's EPUB, be it ours or made to harm: nothing larger is unpacked than an issue needs.
package struct BookReader: Sendable {
  /// Why a book cannot be read, in words.
  package struct Failure: Error, Hashable, Sendable {
    package var words: String
  }

  let archive: ArchiveDirectory
  let package: XMLElement
  let folder: String

  private static let largestContainer = 64 << 10
  private static let largestPackage = 4 << 20
  private static let largestCover = 16 << 20

  package init(_ bytes: [UInt8]) throws(Failure) {
    archive = try BookReader.explained { () throws(ArchiveFailure) in try ArchiveDirectory(bytes) }
    let container = try BookReader.document(
      "META-INF/container.xml",
      in: archive,
      limit: BookReader.largestContainer
    )
    guard let path = container.descendants("rootfile").first?["full-path"], !path.isEmpty else {
      throw Failure(words: "its container names no package document")
    }
    package = try BookReader.document(path, in: archive, limit: BookReader.largestPackage)
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// What its package document says.
  package var book: IssueBook {
    let metadata = package.first("metadata")?.elements ?? []
    func text(_ name: String) -> String? {
      metadata.lazy.filter { $0.name == "dc:" + name }.map(\.text.withoutOuterSpace)
        .first { !$0.isEmpty }
    }
    var book = IssueBook()
    book.subtitle = subtitle(in: metadata)
    book.creator = text("creator")
    book.publisher = text("publisher")
    book.description = text("description")
    book.rights = text("rights")
    for meta in metadata where meta.localName == "meta" {
      guard let property = meta["property"], property.hasPrefix("schema:") else { continue }
      book.accessibility[String(property.dropFirst("schema:".count)), default: []]
        .append(meta.text.withoutOuterSpace)
    }
    return book
  }

  /// EPUB 3.3, D.3.12: the title that another element calls so.
  private func subtitle(in metadata: [XMLElement]) -> String? {
    let refining = metadata.first { $0["property"] == "title-type" && $0.text == "subtitle" }
    guard let id = refining?["refines"]?.dropFirst() else { return nil }
    let title = metadata.first { $0.localName == "title" && $0["id"].map { $0 == id } ?? false }
    return title.map(\.text.withoutOuterSpace).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The bytes of its cover picture; `nil` where it has none.
  ///
  /// - Throws: `Failure` for one that cannot be unpacked.
  package func cover() throws(Failure) -> [UInt8]? {
    let items = package.first("manifest")?.elements ?? []
    let named = package.first("metadata")?.elements.first { $0["name"] == "cover" }?["content"]
    let item =
      items.first { $0["properties"]?.split(separator: " ").contains("cover-image") ?? false }
      ?? items.first { $0["id"] != nil && $0["id"] == named }
    guard let href = item?["href"] else { return nil }
    return try BookReader.contents(
      of: folder + href,
      in: archive,
      limit: BookReader.largestCover
    )
  }

  static func document(
    _ name: String,
    in archive: ArchiveDirectory,
    limit: Int
  ) throws(Failure) -> XMLElement {
    let bytes = try contents(of: name, in: archive, limit: limit)
    do throws(XMLFailure) {
      return try XMLDocument(reading: bytes, limits: XMLLimits(bytes: limit)).root
    } catch {
      throw Failure(words: "\(name): \(error)")
    }
  }

  static func contents(
    of name: String,
    in archive: ArchiveDirectory,
    limit: Int
  ) throws(Failure) -> [UInt8] {
    try explained { () throws(ArchiveFailure) in
      guard let member = archive.members.first(where: { $0.name == name }) else {
        throw .missing(name)
      }
      return try archive.contents(of: member, limit: limit)
    }
  }

  private static func explained<Value>(
    _ work: () throws(ArchiveFailure) -> Value
  ) throws(Failure) -> Value {
    do throws(ArchiveFailure) {
      return try work()
    } catch {
      throw Failure(words: error.description)
    }
  }
}
