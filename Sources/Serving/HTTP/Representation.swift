internal import HTTPTypes

/// What there is at an address, in the form in which this client gets it.
struct Representation: Sendable {
  enum Contents: Sendable {
    case bytes([UInt8])
    case file(OpenFile)
  }

  var contents: Contents
  var tag: EntityTag
  /// In seconds since 1970; `nil` for what is made for the request.
  var modified: Int?
  /// Type, encoding, caching, disposition.
  var fields: HTTPFields

  private var length: Int {
    switch contents {
    case .bytes(let bytes): bytes.count
    case .file(let file): file.size
    }
  }

  /// The answer to a request for it, in the order in which RFC 9110, section 13.2.2, has its conditions.
  func answer(to inquiry: Inquiry) -> Answer {
    var fields = fields
    fields[.eTag] = tag.string
    fields[.lastModified] = modified.map(HTTPDate.string)
    fields[.acceptRanges] = "bytes"
    switch Precondition.outcome(of: inquiry.fields, tag: tag, modified: modified) {
    case .failed: return Answer(.preconditionFailed, saying: "It has changed.")
    case .unchanged:
      // What a cache has anyway.
      fields[.contentType] = nil
      fields[.contentDisposition] = nil
      fields[.contentEncoding] = nil
      return Answer(.notModified, fields)
    case .met: return part(inquiry, fields)
    }
  }

  private func part(_ inquiry: Inquiry, _ fields: HTTPFields) -> Answer {
    var fields = fields
    let isRangeMeant = Precondition.allowsRange(inquiry.fields, tag: tag, modified: modified)
    let asked = inquiry.method == .get && isRangeMeant ? inquiry.fields[.range] : nil
    switch ByteRange(asked, of: length) {
    case .whole:
      fields[.contentLength] = String(length)
      return Answer(.ok, fields, body(0..<length))
    case .part(let range):
      fields[.contentLength] = String(range.count)
      fields[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)"
      return Answer(.partialContent, fields, body(range))
    case .unsatisfiable:
      return Answer(
        .rangeNotSatisfiable,
        saying: "It has \(length) bytes.",
        [.contentRange: "bytes */\(length)"]
      )
    }
  }

  private func body(_ range: Range<Int>) -> Answer.Body {
    switch contents {
    case .bytes(let bytes): .bytes(range.count == bytes.count ? bytes : Array(bytes[range]))
    case .file(let file): .file(file, range)
    }
  }
}

/// What a request says must hold (RFC 9110, section 13.1).
enum Precondition {
  case met
  /// The client has it already.
  case unchanged
  /// The client has something else.
  case failed

  static func outcome(of fields: HTTPFields, tag: EntityTag, modified: Int?) -> Precondition {
    if let tags = fields[.ifMatch] {
      if !tag.isIn(tags, weakly: false) { return .failed }
    } else if let since = moment(fields[.ifUnmodifiedSince]), let modified, modified > since {
      return .failed
    }
    if let tags = fields[.ifNoneMatch] { return tag.isIn(tags, weakly: true) ? .unchanged : .met }
    if let since = moment(fields[.ifModifiedSince]), let modified, modified <= since {
      return .unchanged
    }
    return .met
  }

  /// Whether a range may be taken from what there is now: without `If-Range`, and where it names just that.
  static func allowsRange(_ fields: HTTPFields, tag: EntityTag, modified: Int?) -> Bool {
    guard let condition = fields[.ifRange] else { return true }
    if condition.contains("\"") { return condition.trimmed == tag.string }
    return modified != nil && HTTPDate.seconds(condition) == modified
  }

  private static func moment(_ field: String?) -> Int? { field.flatMap(HTTPDate.seconds) }
}
