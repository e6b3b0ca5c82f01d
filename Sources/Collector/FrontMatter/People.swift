import Articles
import Configuration
import Diagnostics
import Workspace

/// The people whom a site knows by a short name, from its data files.
struct People: Sendable {
  private var names: [String: String] = [:]

  /// Reads `data/authors.yml` and `data/authors/*.yml`, and the same for `people` and `team`.
  ///
  /// A file that cannot be parsed is no concern of an issue: names stay as they are written.
  init(in workspace: any Workspace, folder: WorkspacePath?) {
    guard let folder else { return }
    for name in ["authors", "author", "people", "team", "team_members"] {
      for suffix in ["yml", "yaml", "toml", "json"] {
        guard let path = folder.appending("\(name).\(suffix)"),
          let node = People.node(at: path, in: workspace)
        else { continue }
        add(allOf: node)
      }
      guard let people = folder.appending(name), let entries = try? workspace.entries(of: people)
      else { continue }
      for entry in entries.sorted(by: { $0.name < $1.name }) where entry.kind == .file {
        guard let path = people.appending(entry.name),
          let node = People.node(at: path, in: workspace)
        else { continue }
        add(node, as: path.stem)
      }
    }
  }

  func name(of slug: String) -> String? { names.isEmpty ? nil : names[Term.folded(slug)] }

  private static func node(
    at path: WorkspacePath,
    in workspace: any Workspace
  ) -> ConfigurationNode? {
    guard let format = ConfigurationFormat(fileSuffix: path.suffix),
      let bytes = try? workspace.bytes(at: path, limit: ContentLimits.configurationSize)
    else { return nil }
    return ConfigurationReader.read(bytes, as: format, file: path.string).value
  }

  private mutating func add(allOf node: ConfigurationNode) {
    for entry in node.map?.entries ?? [] { add(entry.value, as: entry.key) }
    for node in node.list ?? [] {
      guard let map = node.map else { continue }
      for key in ["slug", "id", "username", "key"] {
        if let slug = map.value(ignoringCase: key)?.text { add(node, as: slug) }
      }
    }
  }

  private mutating func add(_ node: ConfigurationNode, as slug: String) {
    let name = node.map.flatMap(PersonName.full)
    names[Term.folded(slug)] = name ?? node.text?.trimmed
  }
}
