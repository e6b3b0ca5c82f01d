private import Digests
internal import HTTPTypes
private import Synchronization
internal import Workspace
private import Zip

/// A text of the catalog as the server sends it: whole in memory, since all of them are small.
struct Document: Sendable {
  var type: String
  var bytes: [UInt8]
  /// The same by gzip; `nil` where that is no gain.
  var packed: [UInt8]?
  /// The sum of `bytes`.
  var sum: String

  init(_ bytes: [UInt8], type: String) {
    self.type = type
    self.bytes = bytes
    sum = Digest.sha256(bytes)
    packed = bytes.count < Document.smallestPacked ? nil : Deflate.gzip(bytes)
  }

  /// Less than this fits into a packet either way.
  private static let smallestPacked = 1_000

  /// In the encoding that the client asks for; a part of it is a part of the plain bytes.
  func representation(
    for inquiry: Inquiry,
    modified: Int?,
    caching: String
  ) -> Representation {
    let isPacked =
      WeightedList.takesGzip(inquiry.fields[.acceptEncoding]) && inquiry.fields[.range] == nil
    var fields: HTTPFields = [.contentType: type, .cacheControl: caching]
    if packed != nil { fields[.vary] = "Accept-Encoding" }
    guard isPacked, let packed else {
      return Representation(
        contents: .bytes(bytes),
        tag: EntityTag(sum: sum),
        modified: modified,
        fields: fields
      )
    }
    fields[.contentEncoding] = "gzip"
    return Representation(
      contents: .bytes(packed),
      tag: EntityTag(sum: sum, encoding: "gzip"),
      modified: modified,
      fields: fields
    )
  }
}

/// Documents that were made, for as long as the files that they are made of stay as they are.
final class DocumentShelf: Sendable {
  private struct Key: Hashable {
    var path: TreePath
    var stamp: FileStamp
  }

  private struct State {
    var documents: [Key: Document] = [:]
    var bytes = 0
  }

  private let state = Mutex(State())
  private static let mostBytes = 32 << 20

  func document(
    at path: TreePath,
    of file: OpenFile,
    making make: () -> Document?
  ) -> Document? {
    let key = Key(path: path, stamp: file.stamp)
    if let known = state.withLock({ $0.documents[key] }) { return known }
    guard let document = make() else { return nil }
    let bytes = document.bytes.count + (document.packed?.count ?? 0)
    state.withLock { state in
      if state.bytes + bytes > DocumentShelf.mostBytes { state = State() }
      if state.documents.updateValue(document, forKey: key) == nil { state.bytes += bytes }
    }
    return document
  }
}
