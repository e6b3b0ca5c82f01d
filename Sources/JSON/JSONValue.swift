/// A JSON value to be written, the same bytes every time: the keys of an object are sorted.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package enum Form: Sendable {
    /// On one line, for streams of one object a line.
    case compact
    /// Indented by two spaces, with a newline at the end, for files.
    case readable
  }

  /// The value as RFC 8259 has it, in UTF-8.
  package func bytes(_ form: Form) -> [UInt8] {
    var output: [UInt8] = []
    write(into: &output, indent: form == .readable ? 0 : nil)
    if form == .readable { output.append(UInt8(ascii: "\n")) }
    return output
  }

  /// Writes the value on one line at the end of `output`.
  package func write(into output: inout [UInt8]) { write(into: &output, indent: nil) }

  private func write(into output: inout [UInt8], indent: Int?) {
    switch self {
    case .null: output += "null".utf8
    case .boolean(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .string(let text): JSONValue.write(text, into: &output)
    case .array(let values):
      JSONValue.write(values, between: "[]", into: &output, indent: indent) {
        value,
        output,
        indent in
        value.write(into: &output, indent: indent)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      JSONValue.write(sorted, between: "{}", into: &output, indent: indent) {
        member,
        output,
        indent in
        JSONValue.write(member.key, into: &output)
        output += (indent == nil ? ":" : ": ").utf8
        member.value.write(into: &output, indent: indent)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element],
    between brackets: String,
    into output: inout [UInt8],
    indent: Int?,
    _ writeOne: (Element, inout [UInt8], Int?) -> Void
  ) {
    output += brackets.utf8.prefix(1)
    let inner = indent.map { $0 + 2 }
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      breakLine(into: &output, indent: inner)
      writeOne(element, &output, inner)
    }
    if !elements.isEmpty { breakLine(into: &output, indent: indent) }
    output += brackets.utf8.suffix(1)
  }

  private static func breakLine(into output: inout [UInt8], indent: Int?) {
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private static func write(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case UInt8(ascii: "\n"): output += #"\n"#.utf8
      case UInt8(ascii: "\t"): output += #"\t"#.utf8
      case 0..<0x20, 0x7F:
        output += (#"\u00"# + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue {
  /// A string, or `null` for none.
  package static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  package static func integer(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }

  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
