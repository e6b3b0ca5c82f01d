internal import Digests

/// A part of a message, or what holds parts (RFC 2045, RFC 2046).
indirect enum MIMEPart: Sendable {
  /// Text of a subtype, such as `html`.
  case text(String, subtype: String)
  case file(Attachment)
  /// Parts of a subtype, such as `mixed`.
  case parts([MIMEPart], subtype: String)

  /// The fields of the part's header.
  func fields(boundary: String) -> [HeaderField] {
    switch self {
    case .text(_, let subtype):
      [
        HeaderField("Content-Type", words: ["text/\(subtype);", "charset=utf-8"]),
        HeaderField("Content-Transfer-Encoding", words: ["quoted-printable"]),
      ]
    case .file(let attachment): attachment.fields
    case .parts(_, let subtype):
      [HeaderField("Content-Type", words: ["multipart/\(subtype);", "boundary=\"\(boundary)\""])]
    }
  }

  /// Appends what follows the header.
  ///
  /// No line of a part can be a boundary: `=_` is in neither base64 nor quoted-printable (RFC 2045, section 6.7).
  func appendBody(to output: inout [UInt8], boundary: String) {
    switch self {
    case .text(let text, _): output += QuotedPrintable.encoded(text)
    case .file(let attachment): output += attachment.encoded
    case .parts(let parts, _):
      for (index, part) in parts.enumerated() {
        // No boundary begins with another: some readers look no further.
        let inner = "=_\(index)" + boundary.dropFirst(2)
        output += "--\(boundary)\r\n".utf8
        for field in part.fields(boundary: inner) { output += field.bytes }
        output += [13, 10]
        part.appendBody(to: &output, boundary: inner)
        output += [13, 10]
      }
      output += "--\(boundary)--\r\n".utf8
    }
  }
}

/// A file that goes with a message, encoded once for everybody.
struct Attachment: Hashable, Sendable {
  let name: String
  let mediaType: String
  let encoded: [UInt8]

  init(name: String, mediaType: String, bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    encoded = Base64.inLines(bytes)
  }

  private init(name: String, mediaType: String, encoded: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.encoded = encoded
  }

  func named(_ name: String) -> Attachment {
    Attachment(name: name, mediaType: mediaType, encoded: encoded)
  }

  var fields: [HeaderField] {
    [
      HeaderField("Content-Type", words: parameters(mediaType, "name")),
      HeaderField("Content-Disposition", words: parameters("attachment", "filename")),
      HeaderField("Content-Transfer-Encoding", words: ["base64"]),
    ]
  }

  /// The name in quotation marks where it is ASCII, else in RFC 2231's form alone: readers take two for a mistake.
  private func parameters(_ value: String, _ key: String) -> [String] {
    let isPlain = name.utf8.allSatisfy { (32...126).contains($0) && $0 != 34 && $0 != 92 }
    if isPlain, name.utf8.count <= 60 { return ["\(value);", "\(key)=\"\(name)\""] }
    let pieces = Attachment.extended(name)
    guard pieces.count > 1 else { return ["\(value);", "\(key)*=utf-8''\(pieces.joined())"] }
    return ["\(value);"]
      + pieces.enumerated().map { index, piece in
        "\(key)*\(index)*=\(index == 0 ? "utf-8''" : "")\(piece)"
          + (index == pieces.count - 1 ? "" : ";")
      }
  }

  /// A name in percent code, in pieces that fit on a line (RFC 2231, section 4.1).
  private static func extended(_ name: String) -> [String] {
    var pieces = [""]
    for byte in name.utf8 {
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "-._".utf8.contains(byte)
      let code = isPlain ? [byte] : [UInt8(ascii: "%")] + QuotedPrintable.code(byte).dropFirst()
      if pieces[pieces.count - 1].utf8.count + code.count > 48 { pieces.append("") }
      pieces[pieces.count - 1] += String(decoding: code, as: UTF8.self)
    }
    return pieces
  }
}
