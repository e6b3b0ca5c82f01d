import Configuration
import Workspace

/// Where a Hugo site keeps its articles and files: its own folders, mounts, and the themes that it uses.
extension SettingsReader {
  mutating func readFolders(_ map: ConfigurationMap) {
    let themes = themeFolders(map)
    let own = mounts(map)
    let content = contentRoots(own, below: "")
    settings.contentRoots =
      (content.isEmpty ? contentFolders(map) : content) + themes.flatMap { themeContent($0) }
    let fixed = map.value(at: "staticDir")?.texts ?? []
    let statics = sources(own, "static") + (fixed.isEmpty ? ["static"] : fixed)
    let assets = sources(own, "assets") + [text(map.value(at: "assetDir")) ?? "assets"]
    settings.staticFolders = folders(statics + themes.map { $0 + "/static" }).unique
    settings.assetFolders = folders(assets + themes.map { $0 + "/assets" }).unique
    settings.dataFolder = folders([text(map.value(at: "dataDir")) ?? "data"]).first
  }

  // MARK: Mounts

  private func mounts(_ map: ConfigurationMap) -> [ConfigurationMap] {
    (map.value(at: "module", "mounts")?.list ?? []).compactMap(\.map)
  }

  private func sources(_ mounts: [ConfigurationMap], _ target: String) -> [String] {
    mounts.filter { text($0.value(at: "target")) == target }
      .compactMap { text($0.value(at: "source")) }
  }

  /// What is mounted below `content`; sources are relative to `folder`.
  private mutating func contentRoots(
    _ mounts: [ConfigurationMap],
    below folder: String
  ) -> [ContentRoot] {
    mounts.compactMap { mount in
      guard let target = text(mount.value(at: "target")).flatMap(WorkspacePath.init),
        let content = WorkspacePath("content"), let prefix = target.relative(to: content),
        let source = mount.value(at: "source"), let name = text(source)
      else { return nil }
      guard !name.hasPrefix("/"),
        let path = WorkspacePath(folder.isEmpty ? name : "\(folder)/\(name)")
      else {
        findings.append(.contentOutside(name, at: source.place))
        return nil
      }
      return ContentRoot(
        folder: path,
        prefix: prefix,
        language: text(mount.value(at: "lang"))?.lowercased(),
        included: mount.value(at: "includeFiles")?.texts ?? [],
        excluded: mount.value(at: "excludeFiles")?.texts ?? []
      )
    }
  }

  /// `contentDir` of the site and of its languages.
  private func contentFolders(_ map: ConfigurationMap) -> [ContentRoot] {
    let main = text(map.value(at: "contentDir")) ?? "content"
    let own = settings.languages.compactMap { language -> ContentRoot? in
      guard let folder = language.contentFolder.flatMap(WorkspacePath.init) else { return nil }
      return ContentRoot(folder: folder, language: language.key)
    }
    let hasMain = own.isEmpty || settings.languages.contains { $0.contentFolder == nil }
    let shared = hasMain ? WorkspacePath(main).map { [ContentRoot(folder: $0)] } ?? [] : []
    return shared + own
  }

  // MARK: Themes

  /// The folders of the themes and of the modules that lie among them, the first winning.
  private func themeFolders(_ map: ConfigurationMap) -> [String] {
    let parent = text(map.value(at: "themesDir")) ?? "themes"
    let imports = (map.value(at: "module", "imports")?.list ?? []).compactMap {
      text($0.map?.value(at: "path"))
    }
    let names = (map.value(at: "theme")?.texts ?? []) + imports
    return names.unique.map { "\(parent)/\($0)" }.filter { workspace.kind(ofNamed: $0) == .folder }
  }

  /// The articles that a theme brings along; those of the site win over them.
  private mutating func themeContent(_ folder: String) -> [ContentRoot] {
    let names = HugoConfiguration.fileNames.map { "\(folder)/\($0)" }
    let map = map(ofFirst: names) ?? ConfigurationMap()
    let mounted = contentRoots(mounts(map), below: folder)
    if !mounted.isEmpty { return mounted }
    return folders(["\(folder)/content"]).map { ContentRoot(folder: $0) }
  }
}
