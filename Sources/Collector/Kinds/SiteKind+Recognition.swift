import Configuration
import Diagnostics
import Workspace

extension SiteKind {
  /// The kind by the site's own configuration file, else by the front matter of its articles, else plain.
  static func recognised(in workspace: any Workspace) -> SiteKind {
    let names = Set(((try? workspace.entries(of: .root)) ?? []).map(\.name))
    if let kind = kind(ofFilesNamed: names) {
      return kind == .hugo && isZolaConfiguration(in: workspace, names) ? .zola : kind
    }
    if hasHugoFolder(in: workspace) { return .hugo }
    return hasZolaArticles(in: workspace) ? .zola : .plain
  }

  private static func kind(ofFilesNamed names: Set<String>) -> SiteKind? {
    let scripts = ["js", "cjs", "mjs", "ts"]
    if names.contains("zola.toml") { return .zola }
    if HugoConfiguration.fileNames.contains(where: names.contains) { return .hugo }
    if ["yml", "yaml", "toml"].contains(where: { names.contains("_config.\($0)") }) {
      return .jekyll
    }
    if names.contains("pelicanconf.py") { return .pelican }
    let isEleventy = scripts.contains {
      names.contains(".eleventy.\($0)") || names.contains("eleventy.config.\($0)")
    }
    return isEleventy ? .eleventy : nil
  }

  /// Zola's `config.toml` has the name of Hugo's, but writes `base_url`, which Zola demands.
  private static func isZolaConfiguration(
    in workspace: any Workspace,
    _ names: Set<String>
  ) -> Bool {
    guard names.contains("config.toml"), !names.contains(where: { $0.hasPrefix("hugo.") }),
      let path = WorkspacePath("config.toml"),
      let bytes = try? workspace.bytes(at: path, limit: ContentLimits.configurationSize),
      let map = ConfigurationReader.read(bytes, as: .toml, file: "config.toml").value?.map
    else { return false }
    return map["base_url"] != nil && map.value(ignoringCase: "baseURL") == nil
  }

  private static func hasHugoFolder(in workspace: any Workspace) -> Bool {
    WorkspacePath("config/_default").flatMap(workspace.kind(of:)) == .folder
  }

  /// Looks at a few articles under `content/`: TOML front matter with a `path` is Zola's.
  private static func hasZolaArticles(in workspace: any Workspace) -> Bool {
    guard let content = WorkspacePath("content"),
      let entries = try? workspace.entries(of: content)
    else { return false }
    let articles = entries.filter { $0.kind == .file && $0.name.hasSuffix(".md") }
      .map(\.name).sorted()
    return articles.prefix(5).contains { name in
      guard let path = content.appending(name),
        let bytes = try? workspace.bytes(at: path, limit: ContentLimits.articleSize),
        let matter = try? FrontMatterText.split(bytes).get(), matter.format == .toml
      else { return false }
      let map = ConfigurationReader.read(matter.metadata, as: .toml, file: name).value?.map
      return map?["path"] != nil
    }
  }
}
