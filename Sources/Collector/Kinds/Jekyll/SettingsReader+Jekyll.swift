import Articles
import Configuration
import Diagnostics
import Workspace

extension SettingsReader {
  mutating func readJekyll() {
    let map =
      map(ofFile: "_config.yml", "_config.yaml", "_config.toml") ?? ConfigurationMap()
    settings.title = text(map.value(at: "title")) ?? text(map.value(at: "name"))
    settings.zone = zone(map.value(at: "timezone"))
    settings.language = language(map.value(at: "lang")) ?? language(map.value(at: "locale"))
    settings.baseURL = baseURL(map.value(at: "url")).map { url in
      let prefix = text(map.value(at: "baseurl")) ?? ""
      return WebAddress.base(url + prefix.split(separator: "/").joined(separator: "/")) ?? url
    }
    let source = text(map.value(at: "source")).flatMap(WorkspacePath.init) ?? .root
    readJekyllFiles(map)
    readJekyllCollections(map, source: source)
    settings.staticFolders = [source]
    settings.dataFolder = source.appending(text(map.value(at: "data_dir")) ?? "_data")
    settings.markup.templates = .liquid
    let markdown = text(map.value(at: "markdown"))?.lowercased() ?? "kramdown"
    settings.markup.flavour = markdown == "kramdown" ? .kramdown : .commonMark
    settings.dialect = JekyllDialect(
      defaults: JekyllDefault.read(map.value(at: "defaults")),
      source: source,
      excerptSeparator: text(map.value(at: "excerpt_separator"))
    )
  }

  private mutating func readJekyllFiles(_ map: ConfigurationMap) {
    settings.files.demandsFrontMatter = true
    settings.files.hasLanguageSuffixes = false
    settings.files.readsHTML = true
    for pattern in map.value(at: "exclude")?.texts ?? [] { settings.files.exclude(pattern) }
  }

  private mutating func readJekyllCollections(_ map: ConfigurationMap, source: WorkspacePath) {
    let collections = JekyllCollection.read(map.value(at: "collections"))
    let home = text(map.value(at: "collections_dir")).flatMap { source.appending($0) } ?? source
    var folders = JekyllPostFolders(workspace, excluding: settings.files)
    let posts = folders.below(home)
    settings.contentRoots =
      posts
      + collections.filter { !["posts", "drafts"].contains($0.name) }.compactMap { collection in
        home.appending("_" + collection.name).map {
          ContentRoot(
            folder: $0,
            prefix: collection.name,
            collection: collection.name,
            isPublished: collection.isOutput
          )
        }
      }
    let style = text(map.value(at: "permalink")) ?? "date"
    settings.addresses.keys = ["permalink"]
    settings.addresses.style = .jekyll(
      JekyllAddresses(
        permalink: style,
        collections: Dictionary(
          collections.compactMap { collection in collection.permalink.map { (collection.name, $0) }
          },
          uniquingKeysWith: { first, _ in first }
        )
      )
    )
  }
}

/// A folder of documents that `collections` in `_config.yml` names.
private struct JekyllCollection {
  var name: String
  var isOutput = false
  var permalink: String?

  /// Reads a list of names, or a map with what each collection is.
  static func read(_ node: ConfigurationNode?) -> [JekyllCollection] {
    if let map = node?.map {
      return map.entries.map { entry in
        JekyllCollection(
          name: entry.key,
          isOutput: entry.value.map?["output"]?.boolean ?? false,
          permalink: entry.value.map?["permalink"]?.text
        )
      }
    }
    return (node?.texts ?? []).map { JekyllCollection(name: $0) }
  }
}

/// The folders `_posts` and `_drafts`, of which there may be some in every folder of a site.
private struct JekyllPostFolders {
  private let workspace: any Workspace
  private let excluded: FileConventions
  /// Folders as they are once links are followed, so that a link in a circle ends.
  private var visited: Set<String> = []

  // Ours: nobody's posts lie deeper.
  private static let deepest = 8

  init(_ workspace: any Workspace, excluding excluded: FileConventions) {
    self.workspace = workspace
    self.excluded = excluded
  }

  mutating func below(_ folder: WorkspacePath, depth: Int = 0) -> [ContentRoot] {
    guard depth < JekyllPostFolders.deepest,
      visited.insert(workspace.canonicalPath(of: folder)).inserted,
      let entries = try? workspace.entries(of: folder)
    else { return [] }
    let names = entries.filter { $0.kind == .folder }.map(\.name).sorted()
    var found: [ContentRoot] = []
    for name in names {
      guard let path = folder.appending(name), !excluded.excludes(path) else { continue }
      switch name {
      case "_posts":
        found.append(ContentRoot(folder: path, prefix: "posts", collection: "posts"))
      case "_drafts":
        found.append(ContentRoot(folder: path, prefix: "posts", collection: "drafts"))
      case "node_modules", "vendor": break
      case _ where "_.#".contains(name.first ?? "_"): break
      default: found += below(path, depth: depth + 1)
      }
    }
    return found
  }
}
