import Articles
import Configuration
import Diagnostics
import Workspace

/// Reads a site's own configuration into settings; an odd value is a warning and counts as absent.
struct SettingsReader {
  var settings: SiteSettings
  var findings: [Diagnostic] = []
  let workspace: any Workspace

  private init(_ kind: SiteKind, _ workspace: any Workspace) {
    settings = SiteSettings(kind: kind)
    self.workspace = workspace
  }

  /// The settings of a site.
  ///
  /// - Throws: `CollectionFailure.badConfiguration` when its configuration cannot be parsed.
  static func read(
    _ location: SiteLocation
  ) throws(CollectionFailure) -> Diagnosed<SiteSettings> {
    var reader = SettingsReader(location.kind, location.workspace)
    switch location.kind {
    case .hugo: reader.readHugo()
    case .zola: reader.readZola()
    case .jekyll: reader.readJekyll()
    case .eleventy: reader.readEleventy()
    case .pelican: reader.readPelican()
    case .plain: reader.readPlain()
    case .feed: reader.readFeed(location)
    }
    let errors = reader.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .badConfiguration(errors) }
    return Diagnosed(reader.settings, reader.findings)
  }

  // MARK: Values that may be odd

  mutating func zone(_ node: ConfigurationNode?) -> Zone? {
    guard let node, let name = node.text?.trimmed, !name.isEmpty else { return nil }
    if let zone = Zone(named: name) { return zone }
    let finding = Diagnostic.unknownZone(name, .warning, at: node.place)
    // A language that says nothing of the zone has its site's.
    if !findings.contains(finding) { findings.append(finding) }
    return nil
  }

  mutating func baseURL(_ node: ConfigurationNode?) -> String? {
    // A lone slash is how a site says that it stands wherever it is served from.
    guard let node, let text = node.text?.trimmed, !text.isEmpty, text != "/" else { return nil }
    if let url = WebAddress.base(text) { return url }
    findings.append(.badBaseURL(text, .warning, at: node.place))
    return nil
  }

  mutating func language(_ node: ConfigurationNode?) -> LanguageTag? {
    guard let node, let text = node.text?.trimmed, !text.isEmpty else { return nil }
    if let tag = LanguageTag(text) { return tag }
    findings.append(.badLanguage(text, .warning, at: node.place))
    return nil
  }

  func text(_ node: ConfigurationNode?) -> String? {
    node?.text.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
  }

  /// Those of the paths that are folders of the site.
  func folders(_ paths: [String]) -> [WorkspacePath] {
    paths.compactMap(WorkspacePath.init).filter { workspace.kind(of: $0) == .folder }
  }

  /// The map of a configuration file, with its findings kept.
  mutating func map(ofFile names: String...) -> ConfigurationMap? { map(ofFirst: names) }

  /// The map of the first of the files that is there.
  mutating func map(ofFirst names: [String]) -> ConfigurationMap? {
    for name in names {
      guard let path = WorkspacePath(name),
        let format = ConfigurationFormat(fileSuffix: path.suffix),
        let bytes = try? workspace.bytes(at: path, limit: ContentLimits.configurationSize)
      else { continue }
      let node = ConfigurationReader.read(bytes, as: format, file: name).collecting(into: &findings)
      return node?.map
    }
    return nil
  }
}

extension Workspace {
  func kind(ofNamed path: String) -> WorkspaceEntry.Kind? {
    WorkspacePath(path).flatMap(kind(of:))
  }
}
