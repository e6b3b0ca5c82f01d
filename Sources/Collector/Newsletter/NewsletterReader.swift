import Articles
import Configuration
import Diagnostics

/// Reads the keys of `newsletter.yaml` one by one, and keeps going after a mistake.
struct NewsletterReader {
  private(set) var newsletter: NewsletterFile
  private(set) var findings: [Diagnostic] = []

  private static let keys = [
    "title", "subtitle", "language", "time-zone", "base-url", "url", "publisher", "editor",
    "rights",
    "cover", "content", "select", "departments", "period", "late-window", "layout", "paper",
    "formats", "number", "output", "shortcodes", "editions", "mail", "catalog",
  ]

  init(_ newsletter: NewsletterFile) { self.newsletter = newsletter }

  mutating func read(_ map: ConfigurationMap) {
    for entry in map.entries { read(entry) }
  }

  private mutating func read(_ entry: ConfigurationMap.Entry) {
    switch entry.key {
    case "title": newsletter.title = text(entry)
    case "subtitle": newsletter.subtitle = text(entry)
    case "language": newsletter.language = language(entry)
    case "time-zone": newsletter.zone = zone(entry)
    case "base-url": newsletter.baseURL = webAddress(entry)
    case "url": newsletter.url = webAddress(entry)
    case "publisher": newsletter.publisher = text(entry)
    case "editor": newsletter.editor = text(entry)
    case "rights": newsletter.rights = text(entry)
    case "cover": newsletter.cover = text(entry)
    case "content": newsletter.content = texts(entry)
    case "select": readSelection(entry)
    case "departments": readDepartments(entry)
    case "period": newsletter.period = rhythm(entry)
    case "late-window": newsletter.lateWindow = days(entry)
    case "layout": newsletter.layout = text(entry)
    case "paper": newsletter.paper = text(entry)
    case "formats": newsletter.formats = texts(entry)
    case "number": newsletter.firstNumber = firstNumber(entry)
    case "output": newsletter.output = text(entry)
    case "shortcodes": readShortcodes(entry)
    case "editions": newsletter.editions = map(entry)
    case "mail": newsletter.mail = map(entry)
    case "catalog": newsletter.catalog = map(entry)
    default: findings.append(.unknownNewsletterKey(entry, among: NewsletterReader.keys))
    }
  }

  // MARK: Values

  /// The value, or `nil` and a finding that says what was wanted.
  private mutating func value<Value>(
    _ entry: ConfigurationMap.Entry,
    wanted: String,
    _ read: (ConfigurationNode) -> Value?
  ) -> Value? {
    if case .null = entry.value.content { return nil }
    if let value = read(entry.value) { return value }
    findings.append(.badNewsletterValue(entry, wanted: wanted))
    return nil
  }

  private mutating func text(_ entry: ConfigurationMap.Entry) -> String? {
    value(entry, wanted: "text") { $0.text }
  }

  private mutating func texts(_ entry: ConfigurationMap.Entry) -> [String] {
    value(entry, wanted: "text or a list of texts") { $0.map == nil ? $0.texts : nil } ?? []
  }

  private mutating func map(_ entry: ConfigurationMap.Entry) -> ConfigurationMap? {
    value(entry, wanted: "a map") { $0.map }
  }

  private mutating func flag(_ entry: ConfigurationMap.Entry) -> Bool {
    value(entry, wanted: "true or false") { $0.boolean } ?? false
  }

  private mutating func language(_ entry: ConfigurationMap.Entry) -> LanguageTag? {
    value(entry, wanted: "a language tag such as 'en' or 'pt-BR'") {
      $0.text.flatMap(LanguageTag.init)
    }
  }

  private mutating func zone(_ entry: ConfigurationMap.Entry) -> Zone? {
    value(entry, wanted: "a time zone such as 'Europe/Berlin'") {
      $0.text.flatMap(Zone.init(named:))
    }
  }

  private mutating func webAddress(_ entry: ConfigurationMap.Entry) -> String? {
    value(entry, wanted: "an address such as 'https://news.example/'") {
      $0.text.flatMap(BaseURL.normalized)
    }
  }

  private mutating func rhythm(_ entry: ConfigurationMap.Entry) -> Rhythm? {
    value(entry, wanted: "week, month, day or {days: 10}") { node in
      switch node.text {
      case "week": .week
      case "month": .month
      case "day": .day
      default: node.map?["days"]?.integer.flatMap { (1...3660).contains($0) ? .days($0) : nil }
      }
    }
  }

  /// A number of days: `28`, `28d` or `{days: 28}`.
  private mutating func days(_ entry: ConfigurationMap.Entry) -> Int? {
    value(entry, wanted: "a number of days such as 28d") { node in
      let count =
        node.map?["days"]?.integer
        ?? node.text.flatMap { Digits.number($0.hasSuffix("d") ? $0.dropLast() : $0[...]) }
      return count.flatMap { (0...3660).contains($0) ? $0 : nil }
    }
  }

  private mutating func firstNumber(_ entry: ConfigurationMap.Entry) -> Int? {
    value(entry, wanted: "{first: 1}") { node in
      (node.integer ?? node.map?["first"]?.integer).flatMap {
        (0...9_999_999).contains($0) ? $0 : nil
      }
    }
  }

  // MARK: Maps and lists

  private mutating func readDepartments(_ entry: ConfigurationMap.Entry) {
    let wanted = "a list of titles, or of maps such as {title: Money, categories: [Business]}"
    guard let list = value(entry, wanted: wanted, { $0.list }) else { return }
    for node in list {
      guard let title = node.text ?? node.map?["title"]?.text else {
        findings.append(.badDepartment(at: node.place, wanted: wanted))
        continue
      }
      newsletter.departments.append(
        DepartmentRule(title: title, categories: node.map?["categories"]?.texts ?? [])
      )
      for part in node.map?.entries ?? [] where !["title", "categories"].contains(part.key) {
        findings.append(.unknownNewsletterKey(part, among: ["title", "categories"]))
      }
    }
  }

  private mutating func readShortcodes(_ entry: ConfigurationMap.Entry) {
    for part in map(entry)?.entries ?? [] {
      if let meaning = text(part) { newsletter.shortcodes[part.key] = meaning }
    }
  }

  private static let selectionKeys = [
    "category", "tag", "author", "section", "not-category", "not-tag", "not-author", "not-section",
    "drafts", "future", "expired", "language", "limit", "sort", "include",
  ]

  private mutating func readSelection(_ entry: ConfigurationMap.Entry) {
    for part in map(entry)?.entries ?? [] { readSelectionKey(part) }
  }

  private mutating func readSelectionKey(_ entry: ConfigurationMap.Entry) {
    switch entry.key {
    case "category": newsletter.selection.categories.wanted = texts(entry)
    case "tag": newsletter.selection.tags.wanted = texts(entry)
    case "author": newsletter.selection.authors.wanted = texts(entry)
    case "section": newsletter.selection.sections.wanted = texts(entry)
    case "not-category": newsletter.selection.categories.unwanted = texts(entry)
    case "not-tag": newsletter.selection.tags.unwanted = texts(entry)
    case "not-author": newsletter.selection.authors.unwanted = texts(entry)
    case "not-section": newsletter.selection.sections.unwanted = texts(entry)
    case "drafts": newsletter.selection.takesDrafts = flag(entry)
    case "future": newsletter.selection.takesFuture = flag(entry)
    case "expired": newsletter.selection.takesExpired = flag(entry)
    case "language": newsletter.selection.language = language(entry)
    case "limit":
      newsletter.selection.limit = value(entry, wanted: "a number of articles") { node in
        node.integer.flatMap { $0 > 0 ? $0 : nil }
      }
    case "sort":
      newsletter.selection.order = value(entry, wanted: "date, weight or title") { node in
        node.text.flatMap(SelectionRequest.Order.init)
      }
    case "include": newsletter.selection.included = texts(entry)
    default: findings.append(.unknownNewsletterKey(entry, among: NewsletterReader.selectionKeys))
    }
  }
}

extension Diagnostic {
  static func newsletterIsNoMap(at place: SourcePlace?) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-newsletter",
      "expected keys and values such as 'title: My Weekly'",
      at: place
    )
  }

  static func unknownNewsletterKey(
    _ entry: ConfigurationMap.Entry,
    among keys: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-key",
      "no key is named '\(entry.key)'",
      at: entry.keyPlace,
      hint: Suggestion.hint(for: entry.key, among: keys)
    )
  }

  static func badNewsletterValue(_ entry: ConfigurationMap.Entry, wanted: String) -> Diagnostic {
    let found = entry.value.text.map { "'\($0)'" } ?? "a list or a map"
    return Diagnostic(
      .error,
      id: "invalid-value",
      "'\(entry.key)' takes \(wanted), not \(found)",
      at: entry.value.place
    )
  }

  static func badDepartment(at place: SourcePlace, wanted: String) -> Diagnostic {
    Diagnostic(.error, id: "invalid-value", "'departments' takes \(wanted)", at: place)
  }
}
