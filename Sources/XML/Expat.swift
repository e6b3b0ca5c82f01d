import CExpat

/// What both readers of XML ask of expat in the same way.
enum Expat {
  /// Separates the parts of a name that expat has resolved; it rejects URIs that contain it.
  static let separator = UInt8(ascii: "\n")

  /// A parser of one document, which its owner frees.
  ///
  /// - Throws: `XMLFailure` when the document is larger than allowed, or there is no memory.
  static func parser(of bytes: [UInt8], within limits: XMLLimits) throws(XMLFailure) -> XML_Parser {
    guard bytes.count <= min(limits.bytes, Int(Int32.max)) else {
      throw XMLFailure(message: "the document is larger than allowed", line: 1, column: 1)
    }
    guard let parser = XML_ParserCreateNS(nil, XML_Char(separator)) else {
      throw XMLFailure(message: "no memory for a parser", line: 1, column: 1)
    }
    // Any constant but 0 does: the salt of expat's tables is else taken from the clock. Flooding
    // them is bounded by the limit of bytes.
    XML_SetHashSalt(parser, 0x6272_6f61)
    return parser
  }

  /// Has a parser call its handlers for a whole document; `false` when it found a mistake.
  static func parse(_ bytes: [UInt8], by parser: XML_Parser) -> Bool {
    bytes.withUnsafeBytes {
      XML_Parse(parser, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), 1)
    } == XML_STATUS_OK
  }

  /// Why a parser stopped and where: the reader's own reason, else expat's.
  static func failure(of parser: XML_Parser, because refusal: String?) -> XMLFailure {
    XMLFailure(
      message: refusal ?? String(cString: XML_ErrorString(XML_GetErrorCode(parser))),
      line: Int(clamping: XML_GetCurrentLineNumber(parser)),
      column: Int(clamping: XML_GetCurrentColumnNumber(parser)) + 1
    )
  }
}
