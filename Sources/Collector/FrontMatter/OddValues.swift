import Articles
import Configuration
import Diagnostics

/// Finds values in front matter that are not of the kind that their keys want.
///
/// What is wrong with dates is found where they are read, and what a picture's key says when the article is.
struct OddValues {
  /// What a key wants.
  private enum Wanted {
    case text, flag, wholeNumber, terms, people, language, picture, maps, map
  }

  private static let wanted: [String: Wanted] = [
    "title": .text, "linktitle": .text, "subtitle": .text, "description": .text, "summary": .text,
    "excerpt": .text, "deck": .text, "slug": .text, "url": .text, "permalink": .text, "path": .text,
    "draft": .flag, "headless": .flag, "pinned": .flag, "pin": .flag, "sticky": .flag,
    "weight": .wholeNumber, "tags": .terms, "categories": .terms, "keywords": .terms,
    "topics": .terms, "series": .terms, "aliases": .terms, "author": .people, "authors": .people,
    "lang": .language, "language": .language, "locale": .language, "featured_image": .picture,
    "featuredimage": .picture, "featureimage": .picture, "images": .picture,
    "thumbnail": .picture, "resources": .maps, "params": .map,
  ]

  private let kind: SiteKind
  private var findings: [Diagnostic] = []

  static func find(in matter: FrontMatter, _ kind: SiteKind) -> [Diagnostic] {
    var values = OddValues(kind)
    for entry in matter.map.entries { values.check(entry) }
    return values.findings
  }

  private init(_ kind: SiteKind) { self.kind = kind }

  /// Whether a text with commas is several terms; Hugo takes it for one.
  private var takesCommas: Bool { kind == .pelican }

  private mutating func check(_ entry: ConfigurationMap.Entry) {
    guard let wanted = OddValues.wanted[entry.key.lowercased()] else { return }
    let (key, node) = (entry.key, entry.value)
    switch wanted {
    case .text: checkText(node, key)
    case .flag: checkFlag(node, key)
    case .wholeNumber: checkNumber(node, key)
    case .terms: checkTerms(node, key)
    case .people: checkPeople(node, key)
    case .language: checkLanguage(node, key)
    case .picture: checkPicture(node, key)
    case .maps: checkMaps(node, key)
    case .map: if !node.isNull, node.map == nil { add(node, key, wanted: "a map") }
    }
  }

  // MARK: Kinds of values

  private mutating func checkText(_ node: ConfigurationNode, _ key: String) {
    switch node.content {
    case .list, .map: add(node, key, wanted: "a text")
    case .null:
      guard key.lowercased() == "title" else { return }
      findings.append(.emptyTitle(at: node.place))
    case .boolean, .integer, .number, .text, .dateTime: break
    }
  }

  private mutating func checkFlag(_ node: ConfigurationNode, _ key: String) {
    switch node.content {
    case .null, .boolean: return
    case .list, .map: add(node, key, wanted: "true or false")
    case .integer, .number, .text, .dateTime:
      // Hugo knows no yes and no in `draft`.
      let isHugosOwn = kind == .hugo && key.lowercased() == "draft"
      guard let flag = isHugosOwn ? node.flag : node.spokenFlag else {
        return add(node, key, wanted: "true or false")
      }
      findings.append(.understood(node, key, as: "\(flag)", hint: "write '\(key): \(flag)'"))
    }
  }

  private mutating func checkNumber(_ node: ConfigurationNode, _ key: String) {
    guard !node.isNull, node.integer == nil else { return }
    guard let number = node.wholeNumber else { return add(node, key, wanted: "a whole number") }
    findings.append(.understood(node, key, as: "\(number)", hint: "write '\(key): \(number)'"))
  }

  private mutating func checkTerms(_ node: ConfigurationNode, _ key: String) {
    switch node.content {
    case .null: break
    case .map: add(node, key, wanted: "a list of texts")
    case .list(let nodes):
      for node in nodes where node.list != nil || node.map != nil {
        add(node, key, wanted: "a text in each place of the list")
      }
    case .text(let text):
      guard !takesCommas, text.utf8.contains(UInt8(ascii: ",")) else { return }
      let terms = text.split(separator: ",").map(\.trimmed).joined(separator: ", ")
      findings.append(
        .understood(node, key, as: "one", hint: "write '\(key): [\(terms)]' for several")
      )
    case .boolean, .integer, .number, .dateTime: break
    }
  }

  private mutating func checkPeople(_ node: ConfigurationNode, _ key: String) {
    for node in node.list ?? [node] {
      switch node.content {
      case .null, .text: break
      case .map(let map):
        guard PersonName.written(in: map) == nil, !map.entries.isEmpty else { continue }
        add(node, key, wanted: "a name, or a map with 'name'")
      case .boolean, .integer, .number, .dateTime, .list: add(node, key, wanted: "a name")
      }
    }
  }

  private mutating func checkLanguage(_ node: ConfigurationNode, _ key: String) {
    guard !node.isNull else { return }
    guard let text = node.text?.trimmed else { return add(node, key, wanted: "a language tag") }
    if LanguageTag(text) == nil { findings.append(.badLanguage(text, .warning, at: node.place)) }
  }

  private mutating func checkPicture(_ node: ConfigurationNode, _ key: String) {
    for node in node.list ?? [node] {
      switch node.content {
      // `false` says that there is none.
      case .null, .text, .map, .boolean(false): break
      case .boolean, .integer, .number, .dateTime, .list: add(node, key, wanted: "a picture's path")
      }
    }
  }

  private mutating func checkMaps(_ node: ConfigurationNode, _ key: String) {
    guard !node.isNull else { return }
    guard let nodes = node.list else { return add(node, key, wanted: "a list of maps") }
    for node in nodes where node.map == nil {
      add(node, key, wanted: "a map in each place of the list")
    }
  }

  private mutating func add(_ node: ConfigurationNode, _ key: String, wanted: String) {
    findings.append(.oddValue(node, key, wanted: wanted))
  }
}

extension Diagnostic {
  fileprivate static func oddValue(
    _ node: ConfigurationNode,
    _ key: String,
    wanted: String
  ) -> Diagnostic {
    let found =
      switch node.content {
      case .list: "a list"
      case .map: "a map"
      case .null: "nothing"
      case .boolean, .integer, .number, .text, .dateTime: "'\((node.text ?? "").prefix(80))'"
      }
    return Diagnostic(
      .warning,
      id: "odd-value",
      "\(found) cannot be '\(key)'; it counts as absent",
      at: node.place,
      hint: "wanted: \(wanted)"
    )
  }

  fileprivate static func understood(
    _ node: ConfigurationNode,
    _ key: String,
    as meaning: String,
    hint: String
  ) -> Diagnostic {
    Diagnostic(
      .note,
      id: "odd-value",
      "'\((node.text ?? "").prefix(80))' in '\(key)' is taken for \(meaning)",
      at: node.place,
      hint: hint
    )
  }

  fileprivate static func emptyTitle(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .note,
      id: "odd-value",
      "'title' is empty; the first heading or the file's name stands for it",
      at: place,
      hint: "write 'title: …'"
    )
  }
}

extension ConfigurationNode {
  /// A number without what stands behind its point, in a text too, as Hugo reads weights.
  var wholeNumber: Int? {
    if let integer { return integer }
    if let number, number.magnitude < 1e15 { return Int(number) }
    return text.flatMap { Int($0.trimmed) }
  }
}
