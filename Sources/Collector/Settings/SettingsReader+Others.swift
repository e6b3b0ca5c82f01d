import Articles
import Configuration
import Diagnostics
import Workspace

extension SettingsReader {
  /// Every folder is one of articles; `content` is a folder that only holds sections, as everywhere else.
  mutating func readPlain() {
    let content = folders(["content"]).map { ContentRoot(folder: $0) }
    settings.contentRoots = content + [ContentRoot(folder: .root)]
    settings.staticFolders = folders(["static", "public"]) + [.root]
    settings.assetFolders = folders(["assets"])
    settings.dataFolder = folders(["data", "_data"]).first
  }

  mutating func readZola() {
    let map = map(ofFile: "zola.toml", "config.toml") ?? ConfigurationMap()
    settings.title = text(map.value(at: "title"))
    settings.baseURL = baseURL(map.value(at: "base_url"))
    settings.language = language(map.value(at: "default_language"))
    settings.defaultLanguage = text(map.value(at: "default_language"))?.lowercased() ?? "en"
    let others = (map.value(at: "languages")?.map?.entries ?? []).map {
      SiteLanguage(
        key: $0.key.lowercased(),
        tag: LanguageTag($0.key),
        title: text($0.value.map?.value(at: "title"))
      )
    }
    if !others.isEmpty {
      let main = settings.defaultLanguage
      settings.languages =
        [SiteLanguage(key: main, tag: LanguageTag(main))] + others.filter { $0.key != main }
    }
    settings.zone = zone(map.value(at: "extra", "timezone"))
    settings.contentRoots = [WorkspacePath("content")].compactMap { $0 }
      .map { ContentRoot(folder: $0) }
    settings.staticFolders = folders(["static"])
    settings.addresses.style = .zola
    settings.markup.hasTypographer = map.value(at: "markdown", "smart_punctuation")?.boolean ?? true
    settings.markup.hasEmoji = map.value(at: "markdown", "render_emoji")?.boolean ?? false
  }

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
    var names = ["posts", "drafts"]
    names += map.value(at: "collections")?.map?.entries.map(\.key) ?? []
    names += map.value(at: "collections")?.texts ?? []
    let folder = text(map.value(at: "collections_dir")).flatMap { source.appending($0) } ?? source
    settings.contentRoots = names.unique.compactMap { name in
      folder.appending("_" + name).map {
        ContentRoot(folder: $0, prefix: name == "drafts" ? "posts" : name, collection: name)
      }
    }
    settings.staticFolders = [source]
    settings.dataFolder = folders(["_data"]).first
    settings.addresses.style = .jekyll(text(map.value(at: "permalink")) ?? "date")
    settings.markup.hasShortcodes = false
  }

  mutating func readEleventy() {
    let found = folders(["content", "src", "posts"])
    settings.contentRoots =
      found.isEmpty
      ? [ContentRoot(folder: .root)] : found.map { ContentRoot(folder: $0, prefix: prefix(of: $0)) }
    settings.staticFolders = folders(["public", "static", "src"]) + [.root]
    settings.dataFolder = folders(["_data", "src/_data", "data"]).first
    let names = ["metadata", "site"].flatMap { name in
      ["_data", "src/_data", "content/_data", "data"].flatMap { folder in
        ["json", "yaml", "yml"].map { "\(folder)/\(name).\($0)" }
      }
    }
    guard let name = names.first(where: { workspace.kind(ofNamed: $0) == .file }),
      let map = map(ofFile: name)
    else { return }
    settings.title = text(map.value(at: "title")) ?? text(map.value(at: "name"))
    settings.baseURL = baseURL(map.value(at: "url")) ?? baseURL(map.value(at: "baseURL"))
    settings.language = language(map.value(at: "language")) ?? language(map.value(at: "lang"))
  }

  /// `posts` is a section; `content` and `src` only hold sections.
  private func prefix(of folder: WorkspacePath) -> String {
    folder.string == "posts" ? "posts" : ""
  }

  mutating func readPelican() {
    let literals = ScriptLiterals(ofFile: "pelicanconf.py", in: workspace)
    settings.title = literals["SITENAME"]
    settings.zone = literals["TIMEZONE"].flatMap(Zone.init(named:))
    settings.baseURL = literals["SITEURL"].flatMap(WebAddress.base)
    settings.language = literals["DEFAULT_LANG"].flatMap(LanguageTag.init)
    let path = literals["PATH"].flatMap(WorkspacePath.init) ?? WorkspacePath("content")
    settings.contentRoots = [path].compactMap { $0 }.map { ContentRoot(folder: $0) }
    settings.staticFolders = [path].compactMap { $0 }
    settings.addresses.style = .pelican
    settings.markup.hasShortcodes = false
  }
}

extension Workspace {
  func kind(ofNamed path: String) -> WorkspaceEntry.Kind? {
    WorkspacePath(path).flatMap(kind(of:))
  }
}

/// Literal strings that a script assigns to names at the beginning of a line; the script is never run.
struct ScriptLiterals {
  private var values: [String: String] = [:]

  init(ofFile name: String, in workspace: any Workspace) {
    guard let path = WorkspacePath(name),
      let bytes = try? workspace.bytes(at: path, limit: ContentLimits.configurationSize)
    else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let value = ScriptLiterals.literal(parts[1].trimmed) else { continue }
      values[parts[0].trimmed] = value
    }
  }

  subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  private static func literal(_ text: String) -> String? {
    guard let quote = text.first(where: { $0 == "'" || $0 == "\"" }),
      text.first == quote || text.dropFirst().first == quote, text.prefix(1) != "f"
    else { return nil }
    let body = text.drop { $0 != quote }.dropFirst()
    guard let end = body.firstIndex(of: quote) else { return nil }
    return String(body[..<end])
  }
}
