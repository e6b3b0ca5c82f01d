package import HTTPTypes
private import Web

/// What a client is told.
package struct Answer: Sendable {
  package enum Body: Sendable {
    case none
    case bytes([UInt8])
    case file(OpenFile, Range<Int>)
  }

  package var status: HTTPResponse.Status
  package var fields: HTTPFields
  package var body: Body

  init(_ status: HTTPResponse.Status, _ fields: HTTPFields = [:], _ body: Body = .none) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// A few words for people, where something is not as it was asked for.
  init(_ status: HTTPResponse.Status, saying words: String, _ fields: HTTPFields = [:]) {
    let bytes = Array("\(words)\n".utf8)
    self.init(status, fields, .bytes(bytes))
    self.fields[.contentType] = MediaType.plain
    self.fields[.contentLength] = String(bytes.count)
    self.fields[.cacheControl] = "no-store"
  }

  /// What a program of ours is told of the server.
  package static func metrics(_ text: String) -> Answer {
    let bytes = Array(text.utf8)
    let fields: HTTPFields = [
      .contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store",
      .contentLength: String(bytes.count),
    ]
    return Answer(.ok, fields, .bytes(bytes))
  }

  /// How many bytes follow the head.
  package var bodyLength: Int {
    switch body {
    case .none: 0
    case .bytes(let bytes): bytes.count
    case .file(_, let range): range.count
    }
  }

  /// The same without what follows the head.
  var withoutBody: Answer {
    var answer = self
    answer.body = .none
    return answer
  }
}
