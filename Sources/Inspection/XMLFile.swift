import XML

/// Reads a file of XML, and marks why it cannot be read.
enum XMLFile {
  static func read(_ bytes: [UInt8], into marks: inout Marks) -> XMLTranscript? {
    do throws(XMLFailure) {
      let document = try XMLTranscript(reading: bytes)
      checkEncoding(of: document, bytes, &marks)
      checkEntities(of: document, &marks)
      return document
    } catch {
      marks.error(
        "not-well-formed",
        "the XML cannot be read: \(error.message)",
        at: offset(ofLine: error.line, column: error.column, in: bytes)
      )
      return nil
    }
  }

  private static func checkEncoding(
    of document: XMLTranscript,
    _ bytes: [UInt8],
    _ marks: inout Marks
  ) {
    let isUTF16 = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
    let declared = document.encoding?.lowercased() ?? "utf-8"
    if isUTF16 {
      marks.warning("wrong-encoding", "it is UTF-16", hint: "write it as UTF-8")
    } else if declared != "utf-8", declared != "utf8" {
      marks.error(
        "wrong-encoding",
        "it declares the encoding '\(declared)'",
        at: 0,
        hint: "write it as UTF-8"
      )
    }
  }

  private static func checkEntities(of document: XMLTranscript, _ marks: inout Marks) {
    for entity in document.foreignEntities {
      marks.error(
        "unknown-entity",
        "'&\(entity.name);' is none of XML's own entities",
        at: entity.offset,
        hint: "write the character itself"
      )
    }
  }

  /// The byte at a line and a column, as expat counts them.
  private static func offset(ofLine line: Int, column: Int, in bytes: [UInt8]) -> Int {
    var start = 0
    var current = 1
    while current < line, let end = bytes[start...].firstIndex(of: 10) {
      start = end + 1
      current += 1
    }
    return min(bytes.count, start + max(0, column - 1))
  }
}
