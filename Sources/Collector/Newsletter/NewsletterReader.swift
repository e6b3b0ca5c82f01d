import Articles
import Configuration
import Diagnostics
import Workspace

/// Reads `newsletter.yaml`.
struct NewsletterReader {
  static let keys =
    [
      "title", "subtitle", "language", "time-zone", "base-url", "url", "publisher", "editor",
      "rights", "cover", "content", "select", "departments", "period", "late-window", "layout",
      "paper", "formats", "number", "output", "name", "shortcodes", "editions", "main-edition",
      "mail",
      "catalog", "run",
    ] + pressKeys

  var settings: SettingsMap
  var newsletter = Newsletter()
  var findings: [Diagnostic] = []
  let workspace: any Workspace

  /// What the file says; an empty newsletter without a file.
  ///
  /// - Throws: `CollectionFailure.badConfiguration` with all that is wrong in it.
  static func read(_ location: SiteLocation) throws(CollectionFailure) -> Diagnosed<Newsletter> {
    guard let file = location.newsletterFile else { return Diagnosed(Newsletter()) }
    let node = ConfigurationReader.read(file.bytes, as: .yaml, file: file.name)
    var findings = node.diagnostics
    var newsletter = Newsletter()
    switch node.value?.content {
    case .map(let map):
      var reader = NewsletterReader(map, location.workspace)
      reader.read()
      newsletter = reader.newsletter
      findings += reader.settings.findings + reader.findings
    case .null, nil: break
    default:
      findings.append(.configurationIsNoMap(at: SourcePlace(file: file.name, line: 1)))
    }
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .badConfiguration(errors.sorted()) }
    return Diagnosed(newsletter, findings)
  }

  init(
    _ map: ConfigurationMap,
    keys: [String] = NewsletterReader.keys,
    over newsletter: Newsletter = Newsletter(),
    _ workspace: any Workspace
  ) {
    settings = SettingsMap(map, keys: keys)
    self.newsletter = newsletter
    self.workspace = workspace
  }

  private mutating func read() {
    newsletter.publisher = settings.text("publisher")
    newsletter.rights = settings.text("rights")
    newsletter.output = settings.text("output")
    newsletter.name = written("name")
    if let map = settings.map("shortcodes") {
      newsletter.shortcodes = ShortcodeRulesReader.read(map).collecting(into: &findings)
    }
    newsletter.mail = settings.map("mail")
    newsletter.catalog = catalog()
    newsletter.schedule = schedule()
    readIdentity()
    newsletter.content = content()
    readLook()
    readEditions()
  }

  /// Reads what an edition may have of its own; what is not there stays as it is.
  mutating func readLook() {
    newsletter.title = settings.text("title") ?? newsletter.title
    newsletter.subtitle = settings.text("subtitle") ?? newsletter.subtitle
    newsletter.editor = settings.text("editor") ?? newsletter.editor
    newsletter.cover = cover() ?? newsletter.cover
    newsletter.rhythm = rhythm() ?? newsletter.rhythm
    newsletter.lateWindow = lateWindow() ?? newsletter.lateWindow
    newsletter.firstNumber = firstNumber() ?? newsletter.firstNumber
    newsletter.layout = written("layout") ?? newsletter.layout
    newsletter.paper = written("paper") ?? newsletter.paper
    if settings.node("formats") != nil { newsletter.formats = formats() }
    newsletter.press = press().over(newsletter.press)
    if settings.node("departments") != nil { newsletter.departments = departments() }
    newsletter.selection = selection(over: newsletter.selection)
  }

  private mutating func readIdentity() {
    if let node = settings.node("language") {
      newsletter.language = NewsletterReader.language(node)
      if newsletter.language == nil {
        settings.add(.badLanguage(node.text ?? "", .error, at: node.place))
      }
    }
    if let node = settings.node("time-zone") {
      newsletter.zone = node.text.flatMap { Zone(named: $0.trimmed) }
      if newsletter.zone == nil {
        settings.add(.unknownZone(node.text ?? "", .error, at: node.place))
      }
    }
    newsletter.baseURL = webAddress("base-url")
    newsletter.url = webAddress("url")
  }

  /// A tag as BCP 47 spells it: `de_CH` is a locale of POSIX.
  static func language(_ node: ConfigurationNode) -> LanguageTag? {
    guard let text = node.text?.trimmed, !text.contains("_") else { return nil }
    return LanguageTag(text)
  }

  private mutating func written(_ key: String) -> Newsletter.Written? {
    guard let place = settings.node(key)?.place else { return nil }
    return settings.text(key).map { Newsletter.Written(text: $0, place: place) }
  }

  private mutating func webAddress(_ key: String) -> String? {
    guard let node = settings.node(key) else { return nil }
    if let url = node.text.flatMap({ WebAddress.base($0) }) { return url }
    settings.add(.badBaseURL(node.text ?? "", .error, at: node.place))
    return nil
  }

  private mutating func formats() -> [String] {
    let formats = settings.texts("formats").map { $0.lowercased() }
    for format in formats where !["epub", "pdf"].contains(format) {
      if let node = settings.node("formats") {
        settings.wrong(node, "formats", wanted: "epub, pdf")
      }
      return []
    }
    return formats
  }

  private mutating func cover() -> String? {
    guard let name = settings.text("cover"), let place = settings.node("cover")?.place else {
      return nil
    }
    guard let path = WorkspacePath(name.trimmingSlashes), workspace.kind(of: path) == .file else {
      settings.add(.missingCover(name, at: place))
      return nil
    }
    return path.string
  }

  private mutating func content() -> Newsletter.Content? {
    guard let node = settings.node("content") else { return nil }
    var content = Newsletter.Content()
    for node in node.list ?? [node] { readContent(node, into: &content) }
    return content.folders.isEmpty && content.feeds.isEmpty ? nil : content
  }

  private mutating func readContent(
    _ node: ConfigurationNode,
    into content: inout Newsletter.Content
  ) {
    guard let name = node.text?.trimmed else {
      return settings.wrong(node, "content", wanted: "a folder, a feed, or a list of them")
    }
    if WebAddress.scheme(of: name) != nil {
      return settings.add(.remoteFeed(name, at: node.place))
    }
    guard let path = WorkspacePath(name), !name.hasPrefix("/") else {
      return settings.add(.contentNotInside(name, at: node.place))
    }
    switch workspace.kind(of: path) {
    case .folder: content.folders.append(path)
    case .file where FeedFile.isNamedAsFeed(path): content.feeds.append(path)
    default: settings.add(.missingContent(name, at: node.place))
    }
  }

  private mutating func departments() -> [DepartmentRule] {
    guard let node = settings.node("departments") else { return [] }
    guard let list = node.list else {
      settings.wrong(node, "departments", wanted: "a list of names, or of maps with a title")
      return []
    }
    return list.compactMap { node in
      if let title = node.text?.trimmed, !title.isEmpty {
        return DepartmentRule(title: title)
      }
      guard let map = node.map else {
        settings.wrong(node, "departments", wanted: "a name, or a map with a title")
        return nil
      }
      return department(map, at: node.place)
    }
  }

  private mutating func department(
    _ map: ConfigurationMap,
    at place: SourcePlace
  ) -> DepartmentRule? {
    var part = SettingsMap(map, keys: ["title", "categories"])
    defer { findings += part.findings }
    guard let title = part.text("title") else {
      part.add(.wrongValue(of: "departments", nil, wanted: "a map with a title", at: place))
      return nil
    }
    let categories = part.texts("categories")
    if let node = part.node("categories"), categories.isEmpty, part.findings.isEmpty {
      part.add(.noCategories(of: title, at: node.place))
    }
    return DepartmentRule(title: title, categories: categories)
  }

  private mutating func rhythm() -> Rhythm? {
    guard let node = settings.node("period") else { return nil }
    switch node.text {
    case "week": return .week
    case "month": return .month
    case "day": return .day
    default: break
    }
    if let map = node.map {
      var part = SettingsMap(map, keys: ["days"])
      let days = part.count("days")
      findings += part.findings
      if let days { return .days(min(days, 3660)) }
      if !part.findings.isEmpty { return nil }
    }
    settings.wrong(node, "period", wanted: "week, month, day, or a map such as {days: 10}")
    return nil
  }

  private mutating func lateWindow() -> Int? {
    guard let node = settings.node("late-window") else { return nil }
    if let days = node.text.flatMap({ DayCount($0, least: 0) }) { return days.days }
    settings.wrong(
      node,
      "late-window",
      wanted: "a number of days such as 28d, or of weeks such as 4w"
    )
    return nil
  }

  private mutating func firstNumber() -> Int? {
    guard let map = settings.map("number") else { return nil }
    var part = SettingsMap(map, keys: ["first"])
    defer { findings += part.findings }
    return part.count("first")
  }
}

extension Diagnostic {
  fileprivate static func noCategories(of department: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "empty-department",
      "no categories for '\(department)'; it takes the articles of the category '\(department)'",
      at: place,
      hint: "name categories, or leave 'categories' out"
    )
  }

  fileprivate static func missingCover(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "missing-cover",
      "no picture '\(name)'",
      at: place,
      hint: "write its path from the folder of the site on"
    )
  }

  fileprivate static func contentNotInside(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "content-outside",
      "'\(name)' lies outside the site",
      at: place,
      hint: "name that folder as SITE, and this file with --config"
    )
  }

  fileprivate static func missingContent(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(.error, id: "missing-content", "no folder or feed '\(name)' in the site", at: place)
  }
}
