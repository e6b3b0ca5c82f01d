import Configuration
import Diagnostics
import Workspace

/// Gathers the files of a Hugo site's configuration into one map, as Hugo does.
struct HugoConfiguration {
  /// Names of the configuration file at a site's root, the first that is there winning.
  static let fileNames = ["hugo", "config"].flatMap { stem in
    ["toml", "yaml", "yml", "json"].map { "\(stem).\($0)" }
  }

  private let workspace: any Workspace
  private var map = ConfigurationMap()
  private var findings: [Diagnostic] = []

  private init(_ workspace: any Workspace) { self.workspace = workspace }

  /// The whole configuration; findings of severity error mean that a file cannot be parsed.
  static func read(in workspace: any Workspace) -> Diagnosed<ConfigurationMap> {
    var configuration = HugoConfiguration(workspace)
    configuration.readRootFile()
    for environment in ["_default", "production"] {
      configuration.readFolder("config/\(environment)")
    }
    return Diagnosed(configuration.map, configuration.findings)
  }

  private mutating func readRootFile() {
    for name in HugoConfiguration.fileNames {
      guard let path = WorkspacePath(name), workspace.kind(of: path) == .file else { continue }
      if let root = readMap(at: path) { map.merge(root) }
      return
    }
  }

  private mutating func readFolder(_ folder: String) {
    guard let folder = WorkspacePath(folder), let entries = try? workspace.entries(of: folder)
    else {
      return
    }
    let files = entries.filter { $0.kind == .file }.compactMap { folder.appending($0.name) }
      .filter { ConfigurationFormat(fileSuffix: $0.suffix) != nil }
      .sorted { HugoConfiguration.isRoot($0) && !HugoConfiguration.isRoot($1) || $0 < $1 }
    for file in files {
      guard HugoConfiguration.concernsArticles(file), let part = readMap(at: file) else { continue }
      map.merge(HugoConfiguration.place(part, inFileNamed: file.stem))
    }
  }

  private static func isRoot(_ file: WorkspacePath) -> Bool {
    file.stem == "hugo" || file.stem == "config"
  }

  /// Menus, headers and the like are no concern of an issue, and large.
  private static func concernsArticles(_ file: WorkspacePath) -> Bool {
    let first = file.stem.split(separator: ".").first?.lowercased() ?? ""
    return !["menu", "menus", "server", "security", "caches", "related", "deployment", "outputs"]
      .contains(first)
  }

  /// `params.toml` holds the map under `params`, `languages.fr.toml` that under `languages` and `fr`, and so does
  /// every other file with a language in its name but `params.fr.toml`, whose map is the `params` of the language.
  private static func place(
    _ part: ConfigurationMap,
    inFileNamed stem: String
  ) -> ConfigurationMap {
    guard stem != "hugo", stem != "config" else { return part }
    let names = stem.split(separator: ".", maxSplits: 1).map(String.init)
    let keys =
      names.count == 1
      ? names : ["languages", names[1]] + (names[0].lowercased() == "params" ? ["params"] : [])
    return keys.reversed().reduce(part) { inner, key in
      let place = inner.entries.first?.keyPlace ?? SourcePlace(file: stem)
      let node = ConfigurationNode(place: place, content: .map(inner))
      return ConfigurationMap(entries: [.init(key: key, keyPlace: place, value: node)])
    }
  }

  private mutating func readMap(at path: WorkspacePath) -> ConfigurationMap? {
    guard let format = ConfigurationFormat(fileSuffix: path.suffix) else { return nil }
    do throws(ReadFailure) {
      let bytes = try workspace.bytes(at: path, limit: ContentLimits.configurationSize)
      let node = ConfigurationReader.read(bytes, as: format, file: path.string)
        .collecting(into: &findings)
      guard let node, !node.isNull else { return nil }
      if let map = node.map { return map }
      findings.append(.configurationIsNoMap(at: node.place))
    } catch {
      findings.append(.unreadableConfiguration(path.string, error))
    }
    return nil
  }
}

extension ConfigurationMap {
  /// Adds the other map's entries, map into map; of two plain values the other's wins.
  mutating func merge(_ other: ConfigurationMap, depth: Int = 0) {
    for entry in other.entries {
      guard let index = entries.firstIndex(where: { $0.key.lowercased() == entry.key.lowercased() })
      else {
        entries.append(entry)
        continue
      }
      if var map = entries[index].value.map, let addition = entry.value.map, depth < 16 {
        map.merge(addition, depth: depth + 1)
        entries[index].value.content = .map(map)
      } else {
        entries[index] = entry
      }
    }
  }

  /// The value at a path of keys in any mixture of capitals.
  func value(at keys: String...) -> ConfigurationNode? {
    var node: ConfigurationNode?
    var map: ConfigurationMap? = self
    for key in keys {
      node = map?.value(ignoringCase: key)
      map = node?.map
    }
    return node
  }
}
