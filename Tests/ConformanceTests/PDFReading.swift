import Foundation
import TestSupport
import Testing

/// A value of a PDF as qpdf tells it in JSON.
indirect enum PDFValue: Decodable, Equatable, Sendable {
  /// A string (`u:…` or `b:…`), a name (`/…`) or a reference (`7 0 R`).
  case words(String)
  case number(Double)
  case boolean(Bool)
  case array([PDFValue])
  case dictionary([String: PDFValue])
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let words = try? value.decode(String.self) {
      self = .words(words)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let truth = try? value.decode(Bool.self) {
      self = .boolean(truth)
    } else if let items = try? value.decode([PDFValue].self) {
      self = .array(items)
    } else if let entries = try? value.decode([String: PDFValue].self) {
      self = .dictionary(entries)
    } else {
      self = .null
    }
  }

  var items: [PDFValue] { if case .array(let items) = self { items } else { [] } }
  var entries: [String: PDFValue] { if case .dictionary(let all) = self { all } else { [:] } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var name: String? { spelling(after: "/") }
  /// A string for people.
  var text: String? { spelling(after: "u:") }

  private func spelling(after sign: String) -> String? {
    guard case .words(let words) = self, words.hasPrefix(sign) else { return nil }
    return String(words.dropFirst(sign.count))
  }
}

/// A PDF as qpdf reads it, which has no line in common with what wrote the file.
struct PDFReading: Sendable {
  let bytes: [UInt8]
  let trailer: PDFValue
  /// By their references, such as `7 0 R`; of streams the dictionaries.
  let objects: [String: PDFValue]
  private let streams: [String: String]

  init(_ path: String) throws {
    let run = try #require(Tool(named: "qpdf")).run(
      ["--json=2", "--json-stream-data=inline", "--decode-level=generalized", path, "-"]
    )
    try #require(run.exitCode == 0 && run.errors == "", "\(run.errors)")
    let file = try JSONDecoder().decode(PDFValue.self, from: Data(run.output.utf8))
    var objects: [String: PDFValue] = [:]
    var streams: [String: String] = [:]
    let all = file.entries["qpdf"]?.items.last?.entries ?? [:]
    for (name, object) in all where name.hasPrefix("obj:") {
      let reference = String(name.dropFirst(4))
      let stream = object.entries["stream"]?.entries
      objects[reference] = stream?["dict"] ?? object.entries["value"]
      if case .words(let data)? = stream?["data"] { streams[reference] = data }
    }
    bytes = Array(try Data(contentsOf: URL(filePath: path)))
    trailer = all["trailer"]?.entries["value"] ?? .null
    self.objects = objects
    self.streams = streams
  }

  /// The value at the end of a way of keys, references followed.
  subscript(_ value: PDFValue?, _ way: String...) -> PDFValue? {
    way.reduce(resolved(value)) { resolved($0?.entries["/" + $1]) }
  }

  func resolved(_ value: PDFValue?) -> PDFValue? {
    if case .words(let words)? = value, let object = objects[words] { return object }
    return value == .null ? nil : value
  }

  /// What a stream holds, unpacked where its filter loses nothing.
  func contents(of reference: PDFValue?) -> [UInt8] {
    guard case .words(let words)? = reference, let data = streams[words] else { return [] }
    return Array(Data(base64Encoded: data) ?? Data())
  }

  var catalogue: PDFValue? { self[trailer, "Root"] }

  var pages: [PDFValue] {
    (self[catalogue, "Pages", "Kids"]?.items ?? []).compactMap { resolved($0) }
  }

  /// Every object that is a dictionary in which `key` has the value `name`.
  func objects(where key: String, is name: String) -> [PDFValue] {
    objects.values.filter { self[$0, key]?.name == name }
  }

  // MARK: Structure

  struct Element: Sendable {
    var role: String
    var value: PDFValue
    var parent: String?
    var children: [String]
  }

  /// The elements of the structure in the order of reading.
  var elements: [Element] {
    var found: [Element] = []
    var waiting: [(PDFValue, String?)] = [(self[catalogue, "StructTreeRoot", "K"] ?? .null, nil)]
    while let (entry, parent) = waiting.popLast() {
      guard let value = resolved(entry), let role = self[value, "S"]?.name else { continue }
      let kids = self[value, "K"].map { $0.items.isEmpty ? [$0] : $0.items } ?? []
      let roles = kids.compactMap { self[resolved($0), "S"]?.name }
      found.append(Element(role: role, value: value, parent: parent, children: roles))
      waiting += kids.reversed().map { ($0, role) }
    }
    return found
  }

  /// An attribute of an element, whichever of its owners says it.
  func attribute(_ name: String, of element: PDFValue) -> PDFValue? {
    let owners = self[element, "A"].map { $0.items.isEmpty ? [$0] : $0.items } ?? []
    return owners.compactMap { self[$0, name] }.first
  }
}

/// The instructions of a page: what is painted, and in which marked sequences.
struct PageInstructions {
  /// Painting operators outside of every sequence.
  private(set) var unmarked: [String] = []
  private(set) var numbers: [Int] = []
  private(set) var artifacts = 0
  /// Sequences that are open at the end, or that were closed too often.
  private(set) var open = 0

  private static let painting: Set<String> = [
    "f", "F", "f*", "s", "S", "b", "B", "b*", "B*", "sh", "Do", "Tj", "TJ", "'", "\"",
  ]

  init(_ bytes: [UInt8]) {
    var operands: [String] = []
    var index = 0
    while let word = Self.word(in: bytes, at: &index) {
      switch word {
      case "BDC", "BMC":
        open += 1
        if operands.contains("/Artifact") { artifacts += 1 }
        if let key = operands.firstIndex(of: "/MCID") {
          numbers.append(Int(operands[key + 1]) ?? -1)
        }
        operands = []
      case "EMC":
        open -= 1
        operands = []
      default:
        if open == 0, Self.painting.contains(word) { unmarked.append(word) }
        operands = word.first?.isLetter == true ? [] : operands + [word]
      }
    }
  }

  /// The next word, strings and brackets passed over.
  private static func word(in bytes: [UInt8], at index: inout Int) -> String? {
    let delimiters = Array(" \n\r\t\u{0}[]<>()/".utf8)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "(") {
        skipString(in: bytes, at: &index)
      } else if bytes[index] == UInt8(ascii: "/") || !delimiters.contains(bytes[index]) {
        let start = index
        repeat { index += 1 } while index < bytes.count && !delimiters.contains(bytes[index])
        return String(decoding: bytes[start..<index], as: UTF8.self)
      } else {
        let isHexadecimal =
          bytes[index] == UInt8(ascii: "<")
          && index + 1 < bytes.count && bytes[index + 1] != UInt8(ascii: "<")
        if bytes[index] == UInt8(ascii: "<"), !isHexadecimal { index += 1 }
        if isHexadecimal {
          while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        }
        index += 1
      }
    }
    return nil
  }

  private static func skipString(in bytes: [UInt8], at index: inout Int) {
    var depth = 0
    repeat {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
    } while index < bytes.count && depth > 0
  }
}
