import Articles
import Configuration
import Diagnostics
import Workspace

/// Reads `newsletter.yaml`.
struct NewsletterReader {
  static let keys = [
    "title", "subtitle", "language", "time-zone", "base-url", "url", "publisher", "editor",
    "rights", "cover", "content", "select", "departments", "period", "late-window", "layout",
    "paper", "formats", "number", "output", "shortcodes", "editions", "mail", "catalog",
  ]

  private var settings: SettingsMap
  private var newsletter = Newsletter()
  private var findings: [Diagnostic] = []
  private let workspace: any Workspace

  /// What the file says; an empty newsletter without a file.
  ///
  /// - Throws: `CollectionFailure.badConfiguration` with all that is wrong in it.
  static func read(
    _ location: SiteLocation
  ) throws(CollectionFailure) -> Diagnosed<Newsletter> {
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

  private init(_ map: ConfigurationMap, _ workspace: any Workspace) {
    settings = SettingsMap(map, keys: NewsletterReader.keys)
    self.workspace = workspace
  }

  private mutating func read() {
    newsletter.title = settings.text("title")
    newsletter.subtitle = settings.text("subtitle")
    newsletter.publisher = settings.text("publisher")
    newsletter.editor = settings.text("editor")
    newsletter.rights = settings.text("rights")
    newsletter.layout = written("layout")
    newsletter.paper = written("paper")
    newsletter.output = settings.text("output")
    newsletter.formats = formats()
    if let map = settings.map("shortcodes") {
      newsletter.shortcodes = ShortcodeRulesReader.read(map).collecting(into: &findings)
    }
    newsletter.editions = settings.map("editions")
    newsletter.mail = settings.map("mail")
    newsletter.catalog = settings.map("catalog")
    newsletter.lateWindow = settings.node("late-window")
    readIdentity()
    newsletter.cover = cover()
    newsletter.content = content()
    newsletter.departments = departments()
    newsletter.rhythm = rhythm()
    newsletter.firstNumber = firstNumber()
    newsletter.selection = selection()
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
  private static func language(_ node: ConfigurationNode) -> LanguageTag? {
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

  private mutating func content() -> [WorkspacePath] {
    let nodes = settings.node("content").map { $0.list ?? [$0] } ?? []
    return nodes.compactMap { node in
      guard let name = node.text?.trimmed else {
        settings.wrong(node, "content", wanted: "a folder or a list of folders")
        return nil
      }
      let isFeed =
        WebAddress.scheme(of: name) != nil
        || ["xml", "rss", "atom"].contains(WorkspacePath(name)?.suffix ?? "")
      if isFeed {
        var finding = Diagnostic.feedsAreNotRead
        finding.place = node.place
        findings.append(finding)
        return nil
      }
      guard let path = WorkspacePath(name), !name.hasPrefix("/") else {
        settings.add(.contentNotInside(name, at: node.place))
        return nil
      }
      if workspace.kind(of: path) == .folder { return path }
      settings.add(.missingContent(name, at: node.place))
      return nil
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

  private mutating func firstNumber() -> Int? {
    guard let map = settings.map("number") else { return nil }
    var part = SettingsMap(map, keys: ["first"])
    defer { findings += part.findings }
    return part.count("first")
  }

  // MARK: Selection

  private mutating func selection() -> SelectionRequest {
    var request = SelectionRequest()
    guard let map = settings.map("select") else { return request }
    var part = SettingsMap(
      map,
      keys: [
        "category", "tag", "author", "section", "not-category", "not-tag", "not-author",
        "not-section", "drafts", "future", "expired", "language", "limit", "sort", "include",
      ]
    )
    request.categories = terms("category", of: &part)
    request.tags = terms("tag", of: &part)
    request.authors = terms("author", of: &part)
    request.sections = terms("section", of: &part)
    request.takesDrafts = part.flag("drafts")
    request.takesFuture = part.flag("future")
    request.takesExpired = part.flag("expired")
    request.limit = part.count("limit")
    request.order = part.choice("sort")
    request.included = part.texts("include")
    if let node = part.node("language") {
      request.language = NewsletterReader.language(node)
      if request.language == nil { part.add(.badLanguage(node.text ?? "", .error, at: node.place)) }
    }
    findings += part.findings
    return request
  }

  private func terms(
    _ key: String,
    of part: inout SettingsMap
  ) -> SelectionRequest.Terms {
    SelectionRequest.Terms(wanted: part.texts(key), unwanted: part.texts("not-" + key))
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
      "the folder '\(name)' lies outside the site",
      at: place,
      hint: "name that folder as SITE, and this file with --config"
    )
  }

  fileprivate static func missingContent(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(.error, id: "missing-content", "no folder '\(name)' in the site", at: place)
  }
}
