/// What the values of some attributes have to be.
struct AttributeValues: Sendable {
  enum Form: Hashable, Sendable {
    /// The attribute's own name, or nothing.
    case flag(String)
    case oneOf([String])
    case integer
    case nonNegative
    case positive
  }

  private let form: Form

  func accepts(_ value: ArraySlice<UInt8>) -> Bool {
    switch form {
    case .flag(let name): value.isEmpty || value.elementsEqual(name.utf8)
    case .oneOf(let words): words.contains { value.elementsEqual($0.utf8) }
    case .integer: AttributeValues.isNumber(value.first == 45 ? value.dropFirst() : value)
    case .nonNegative: AttributeValues.isNumber(value)
    case .positive: AttributeValues.isNumber(value) && value.contains { $0 != 48 }
    }
  }

  var words: String {
    switch form {
    case .flag(let name): "'\(name)'"
    case .oneOf(let words): words.map { "'\($0)'" }.joined(separator: " or ")
    case .integer: "a whole number"
    case .nonNegative: "a whole number without a sign or a unit"
    case .positive: "a whole number above zero"
    }
  }

  /// The rule for an attribute of an element, if there is one.
  static func rule(for attribute: String, of element: String) -> AttributeValues? {
    guard let rules = table[attribute] else { return nil }
    return rules[element] ?? rules["*"]
  }

  private static func isNumber(_ digits: ArraySlice<UInt8>) -> Bool {
    !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }

  private init(_ form: Form) { self.form = form }

  /// By attribute, then by element; `*` for every element that has none of its own.
  private static let table: [String: [String: AttributeValues]] = {
    var table: [String: [String: AttributeValues]] = [:]
    func add(_ attributes: String, _ elements: String, _ form: (String) -> Form) {
      for attribute in attributes.split(separator: " ").map(String.init) {
        for element in elements.split(separator: " ").map(String.init) {
          table[attribute, default: [:]][element] = AttributeValues(form(attribute))
        }
      }
    }
    add(
      """
      allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate inert ismap \
      itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected
      """,
      "*"
    ) { .flag($0) }
    add("dir", "*") { _ in .oneOf(["ltr", "rtl", "auto"]) }
    add("dir", "bdo") { _ in .oneOf(["ltr", "rtl"]) }
    add("translate", "*") { _ in .oneOf(["yes", "no", ""]) }
    add("hidden", "*") { _ in .oneOf(["hidden", "until-found", ""]) }
    add("draggable", "*") { _ in .oneOf(["true", "false"]) }
    add("spellcheck", "*") { _ in .oneOf(["true", "false", ""]) }
    add("contenteditable", "*") { _ in .oneOf(["true", "false", "plaintext-only", ""]) }
    add("tabindex", "*") { _ in .integer }
    add("start", "ol") { _ in .integer }
    add("value", "li") { _ in .integer }
    add("type", "ol") { _ in .oneOf(["1", "a", "A", "i", "I"]) }
    add("scope", "th") { _ in .oneOf(["row", "col", "rowgroup", "colgroup"]) }
    add("border", "table") { _ in .oneOf(["", "1"]) }
    add("colspan", "td th") { _ in .positive }
    add("rowspan", "td th") { _ in .nonNegative }
    add("span", "col colgroup") { _ in .positive }
    add("width height", "img iframe embed object video canvas source") { _ in .nonNegative }
    add("preload", "audio video") { _ in .oneOf(["none", "metadata", "auto", ""]) }
    add("loading", "img iframe") { _ in .oneOf(["lazy", "eager"]) }
    add("type", "input") { _ in
      .oneOf(
        """
        button checkbox color date datetime-local email file hidden image month number password radio range reset \
        search submit tel text time url week
        """.split(separator: " ").map(String.init)
      )
    }
    add("type", "button") { _ in .oneOf(["submit", "button", "reset"]) }
    add("shape", "area") { _ in .oneOf(["rect", "circle", "poly", "default"]) }
    add("kind", "track") { _ in
      .oneOf(["subtitles", "captions", "descriptions", "chapters", "metadata"])
    }
    return table
  }()
}
