import Configuration
import Diagnostics
import Workspace

/// What Eleventy's data files say of the articles beside and below them: `posts/posts.json`, `posts/a.11tydata.js`.
///
/// Of scripts only literals are read.
struct EleventyData: Sendable {
  /// By the path of the folder, or of the article without its suffix, to which it belongs.
  private var maps: [String: ConfigurationMap] = [:]

  // Ours: nobody's articles lie deeper.
  private static let deepest = 12

  init(below folders: [WorkspacePath], in workspace: any Workspace) {
    var visited: Set<String> = []
    for folder in folders { read(folder, in: workspace, depth: 0, &visited) }
  }

  /// What is said of an article, by its own file first and then by its folders', the nearest first.
  func maps(of article: WorkspacePath) -> [ConfigurationMap] {
    guard !maps.isEmpty else { return [] }
    var found: [ConfigurationMap] = []
    let stem = article.folder.appending(article.stem)?.string ?? ""
    if let own = maps["file " + stem] { found.append(own) }
    var folder = article.folder
    while true {
      if let map = maps["folder " + folder.string] { found.append(map) }
      if folder == .root { return found }
      folder = folder.folder
    }
  }

  /// Reads a folder and those in it; what was visited is known as it is once links are followed, so that circles end.
  private mutating func read(
    _ folder: WorkspacePath,
    in workspace: any Workspace,
    depth: Int,
    _ visited: inout Set<String>
  ) {
    guard depth < EleventyData.deepest,
      visited.insert(workspace.canonicalPath(of: folder)).inserted,
      let entries = try? workspace.entries(of: folder)
    else {
      return
    }
    let stems = Set(
      entries.compactMap { folder.appending($0.name) }
        .filter { ContentFormat(suffix: $0.suffix) != nil }.map(\.stem)
    )
    for entry in entries.sorted(by: { $0.name < $1.name }) {
      guard let path = folder.appending(entry.name), !entry.name.hasPrefix("."),
        entry.name != "node_modules"
      else { continue }
      if entry.kind == .folder { read(path, in: workspace, depth: depth + 1, &visited) }
      // Any other JSON file is the site's own affair.
      guard entry.kind == .file, let owner = EleventyData.owner(of: path, among: stems),
        let map = EleventyData.map(at: path, in: workspace)
      else { continue }
      let key = owner == folder.name ? "folder " + folder.string : "file \(folder)/\(owner)"
      maps[key] = ConfigurationMap(entries: (maps[key]?.entries ?? []) + map.entries)
    }
  }

  /// The name of the folder or article that a data file speaks of; `nil` for any other file.
  private static func owner(of path: WorkspacePath, among articles: Set<String>) -> String? {
    let isMarked = path.stem.hasSuffix(".11tydata")
    let owner = isMarked ? String(path.stem.dropLast(9)) : path.stem
    guard owner == path.folder.name || articles.contains(owner) else { return nil }
    return isMarked || path.suffix == "json" ? owner : nil
  }

  private static func map(
    at path: WorkspacePath,
    in workspace: any Workspace
  ) -> ConfigurationMap? {
    if ["js", "cjs", "mjs"].contains(path.suffix) {
      return ScriptLiterals(ofFile: path.string, in: workspace).map(file: path.string)
    }
    guard let format = ConfigurationFormat(fileSuffix: path.suffix),
      let bytes = try? workspace.bytes(at: path, limit: ContentLimits.configurationSize)
    else { return nil }
    return ConfigurationReader.read(bytes, as: format, file: path.string).value?.map
  }
}

extension ScriptLiterals {
  /// The keys of front matter that a script gives as literals.
  fileprivate func map(file: String) -> ConfigurationMap {
    let place = SourcePlace(file: file)
    func entry(_ key: String, _ content: ConfigurationNode.Content) -> ConfigurationMap.Entry {
      let node = ConfigurationNode(place: place, content: content)
      return ConfigurationMap.Entry(key: key, keyPlace: place, value: node)
    }
    let texts = ["permalink", "author", "lang", "date"].compactMap { key in
      self[key].map { entry(key, .text($0)) }
    }
    let flags = ["draft", "eleventyExcludeFromCollections", "permalink"].compactMap { key in
      flag(key).map { entry(key, .boolean($0)) }
    }
    let lists = ["tags", "authors", "categories"].compactMap { key -> ConfigurationMap.Entry? in
      let items = list(key).map { ConfigurationNode(place: place, content: .text($0)) }
      return items.isEmpty ? nil : entry(key, .list(items))
    }
    return ConfigurationMap(entries: texts + flags + lists)
  }
}
