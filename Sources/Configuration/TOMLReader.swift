import Diagnostics
import TOMLKit

/// Joins the values that TOMLKit reads with the places that an outline of the same source knows.
struct TOMLReader {
  static func read(_ source: ConfigurationSource) -> Diagnosed<ConfigurationNode?> {
    if let finding = source.invalidUTF8() { return Diagnosed(nil, [finding]) }
    // TOMLKit takes C strings, which end at the first NUL.
    if let nul = source.bytes.firstIndex(of: 0) {
      return Diagnosed(nil, [.invalid(.toml, "a NUL byte", at: source.place(ofByte: nul))])
    }
    // The outline comes first: toml++ would follow dotted keys down until the stack ends.
    var scanner = TOMLScanner(source)
    let outline = scanner.outline()
    if let place = scanner.tooDeepPlace { return Diagnosed(nil, [.tooDeep(.toml, at: place)]) }
    if let place = scanner.namelessTablePlace {
      return Diagnosed(
        nil,
        [
          .invalid(
            .toml,
            "a table's name has to begin with a letter of ASCII",
            at: place,
            hint: "put the name in quotes"
          )
        ]
      )
    }
    if let place = scanner.strayPlace {
      return Diagnosed(nil, [.invalid(.toml, "no value where one should stand", at: place)])
    }
    if let place = scanner.brokenTimePlace {
      return Diagnosed(
        nil,
        [
          .invalid(
            .toml,
            "a date with half a time",
            at: place,
            hint: "write the time as 09:30:00, or leave it out"
          )
        ]
      )
    }
    do {
      let table = try TOMLTable(string: String(decoding: source.bytes, as: UTF8.self))
      // TOMLKit never frees a table; emptying it gives most of the memory back.
      defer { table.clear() }
      return Diagnosed(
        TOMLReader(root: outline).node(of: table, outline)
      )
    } catch let error as TOMLParseError {
      return Diagnosed(nil, [.invalidTOML(error, in: source)])
    } catch {
      return Diagnosed(nil, [.invalid(.toml, "\(error)", at: source.place(line: 0, column: 0))])
    }
  }

  private let root: TOMLOutline

  private func node(of table: TOMLTable, _ outline: TOMLOutline) -> ConfigurationNode {
    let entries = outline.keys.compactMap { key -> ConfigurationMap.Entry? in
      guard let value = table[key], let inner = outline.children[key] else { return nil }
      return .init(
        key: key,
        keyPlace: inner.keyPlace ?? outline.place,
        value: node(of: value, inner)
      )
    }
    return ConfigurationNode(
      place: outline.place,
      content: .map(ConfigurationMap(entries: entries))
    )
  }

  private func node(of array: TOMLArray, _ outline: TOMLOutline) -> ConfigurationNode {
    let nodes = array.indices.map { index in
      let inner = outline.elements.indices.contains(index) ? outline.elements[index] : outline
      return node(of: array[index], inner)
    }
    return ConfigurationNode(place: outline.place, content: .list(nodes))
  }

  private func node(of value: any TOMLValueConvertible, _ outline: TOMLOutline) -> ConfigurationNode
  {
    if let table = value.table { return node(of: table, outline) }
    if let array = value.array { return node(of: array, outline) }
    if let text = value.string {
      return ConfigurationNode(place: outline.place, content: .text(text), written: text)
    }
    let content = content(of: value, outline.written)
    return ConfigurationNode(place: outline.place, content: content, written: outline.written)
  }

  private func content(
    of value: any TOMLValueConvertible,
    _ written: String
  ) -> ConfigurationNode.Content {
    switch value.type {
    case .bool: value.bool.map { .boolean($0) } ?? .null
    case .int: value.int.map { .integer($0) } ?? .null
    case .double: value.double.map { .number($0) } ?? .null
    case .date, .time, .dateTime: .dateTime(Self.rfc3339(written))
    case .string, .table, .array: .null
    }
  }

  /// TOML's dates and times are RFC 3339's, but for a space or small letters in places of `T` and `Z`.
  private static func rfc3339(_ written: String) -> String {
    String(written.uppercased().map { $0 == " " ? "T" : $0 })
  }
}

extension Diagnostic {
  /// toml++'s finding without its words about which rule of the grammar it was in.
  fileprivate static func invalidTOML(
    _ error: TOMLParseError,
    in source: ConfigurationSource
  ) -> Diagnostic {
    var problem = error.description[...]
    if problem.hasPrefix("Error while parsing "), let colon = problem.firstIndex(of: ":") {
      problem = problem[problem.index(after: colon)...].drop { $0 == " " }
    }
    return .invalid(
      .toml,
      problem.prefix(1).lowercased() + problem.dropFirst(),
      at: source.place(line: error.source.begin.line - 1, column: error.source.begin.column - 1)
    )
  }
}
