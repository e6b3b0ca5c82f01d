/// What XHTML allows where: elements, what may stand in them, and their attributes.
///
/// Read once from a table that people can read (`VocabularyTable`).
struct Vocabulary: Sendable {
  static let xhtml = Vocabulary()

  /// How an element's content is told.
  enum Content: Hashable, Sendable {
    /// These elements; text too where `hasText`.
    case elements(WordSet, hasText: Bool)
    /// These, and whatever may stand where the element stands.
    case transparent(WordSet)
  }

  struct Element: Sendable {
    var name: String
    var content: Content
    var attributes = WordSet()
    var required: [Int] = []
    /// Sets of attributes of which one is required.
    var alternatives: [WordSet] = []
    /// The element inside which it has to stand, at any depth.
    var bound: Int?
    /// Elements inside which it may not stand, at any depth.
    var barred = WordSet()
    /// The roles that it may have; `nil` for any.
    var roles: [String]?
  }

  private(set) var elements: [Element] = []
  private(set) var attributes = WordList()
  private(set) var globalAttributes = WordSet()
  /// What may stand where text may.
  private(set) var phrasing = WordSet()
  private(set) var flow = WordSet()
  private var elementNames = WordList()

  func number(of element: String) -> Int? { elementNames.known(element) }

  /// The number of an element that is certainly in the table.
  func known(_ element: String) -> Int { elementNames.known(element) ?? 255 }

  private init() {
    let rows = VocabularyTable.rows.parts(between: "\n").map(Row.init)
    for row in rows { _ = elementNames.number(of: row.name) }
    for name in VocabularyTable.globalAttributes.parts(between: " ") {
      globalAttributes.insert(attributes.number(of: String(name)))
    }
    for row in rows { categorize(row) }
    elements = rows.map { element($0, rows) }
    for rule in VocabularyTable.barred { bar(rule.elements, inside: rule.ancestors) }
    for rule in VocabularyTable.bound { elements[known(rule.element)].bound = known(rule.ancestor) }
    for rule in VocabularyTable.alternatives {
      var set = WordSet()
      for name in rule.attributes.parts(between: " ") {
        set.insert(attributes.number(of: String(name)))
      }
      elements[known(rule.element)].alternatives.append(set)
    }
  }

  private mutating func categorize(_ row: Row) {
    let number = elementNames.number(of: row.name)
    if row.categories.contains("F") { flow.insert(number) }
    if row.categories.contains("P") {
      phrasing.insert(number)
      flow.insert(number)
    }
  }

  private mutating func element(_ row: Row, _ rows: [Row]) -> Element {
    var element = Element(name: row.name, content: content(row.content, rows))
    for written in row.attributes {
      let isRequired = written.hasPrefix("!")
      let number = attributes.number(of: String(isRequired ? written.dropFirst() : written))
      element.attributes.insert(number)
      if isRequired { element.required.append(number) }
    }
    element.roles = row.roles
    return element
  }

  /// `text`, `flow`, `phrasing`, `metadata`, `transparent` and names of elements, in any number.
  private func content(_ words: [Substring], _ rows: [Row]) -> Content {
    var allowed = WordSet()
    var hasText = false
    var isTransparent = false
    for word in words {
      switch word {
      case "text": hasText = true
      case "phrasing":
        allowed = allowed.union(phrasing)
        hasText = true
      case "flow":
        allowed = allowed.union(flow)
        hasText = true
      case "transparent": isTransparent = true
      case "metadata":
        for row in rows where row.categories.contains("M") { allowed.insert(known(row.name)) }
      case "headings":
        for level in 1...6 { allowed.insert(known("h\(level)")) }
      default: allowed.insert(known(String(word)))
      }
    }
    return isTransparent ? .transparent(allowed) : .elements(allowed, hasText: hasText)
  }

  private mutating func bar(_ names: String, inside ancestors: String) {
    var set = WordSet()
    for ancestor in ancestors.parts(between: " ") { set.insert(known(String(ancestor))) }
    for name in names.parts(between: " ") {
      let number = known(String(name))
      guard elements.indices.contains(number) else { continue }
      elements[number].barred = elements[number].barred.union(set)
    }
  }
}

/// A row of the table: name, categories, content, attributes, roles.
private struct Row {
  let name: String
  let categories: Substring
  let content: [Substring]
  let attributes: [Substring]
  let roles: [String]?

  init(_ line: Substring) {
    let fields = line.parts(between: "|", keepingEmpty: true).map { $0.parts(between: " ") }
    name = fields.first?.first.map(String.init) ?? ""
    categories = fields.count > 1 ? fields[1].first ?? "" : ""
    content = fields.count > 2 ? fields[2] : []
    attributes = fields.count > 3 ? fields[3] : []
    roles = fields.count > 4 ? fields[4].map(String.init) : nil
  }
}

extension StringProtocol {
  /// The parts between an ASCII sign, found among the bytes: in a long table, letters are slow to tell apart.
  fileprivate func parts(between sign: Unicode.Scalar, keepingEmpty: Bool = false) -> [Substring] {
    Substring(self).utf8
      .split(separator: UInt8(ascii: sign), omittingEmptySubsequences: !keepingEmpty)
      .map(Substring.init)
  }
}
