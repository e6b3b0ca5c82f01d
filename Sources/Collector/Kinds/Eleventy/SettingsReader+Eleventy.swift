import Articles
import Configuration
import Workspace

extension SettingsReader {
  mutating func readEleventy() {
    let script = EleventyFolders.script(in: workspace)
    let eleventy = EleventyFolders(script, in: workspace)
    let input = eleventy.input
    let found = ["content", "src", "posts"].compactMap { input.appending($0) }
      .filter { workspace.kind(of: $0) == .folder }
    settings.contentRoots =
      found.isEmpty
      ? [ContentRoot(folder: input)]
      : found.map { ContentRoot(folder: $0, prefix: $0.name == "posts" ? "posts" : "") }
    settings.staticFolders =
      (folders(["public", "static", "src"]) + [input, .root]).unique
    settings.dataFolder = eleventy.data
    settings.files.readsHTML = true
    for folder in eleventy.notContent { settings.files.exclude(folder.string) }
    for pattern in EleventyFolders.ignored(in: workspace) { settings.files.exclude(pattern) }
    settings.markup.templates = .liquid
    settings.addresses.keys = ["permalink"]
    settings.addresses.style = .eleventy
    settings.dialect = EleventyDialect(
      data: EleventyData(below: settings.contentRoots.map(\.folder), in: workspace)
    )
    readEleventyIdentity(eleventy)
  }

  /// The first data file that says what the site is called.
  private mutating func readEleventyIdentity(_ eleventy: EleventyFolders) {
    let names = ["metadata", "site", "config", "meta"]
    let suffixes = ["json", "yaml", "yml", "js", "cjs", "mjs"]
    let files = names.flatMap { name in
      suffixes.compactMap { eleventy.data?.appending("\(name).\($0)") }
    }
    guard let file = files.first(where: { workspace.kind(of: $0) == .file }) else { return }
    if file.suffix.hasSuffix("js") {
      let literals = ScriptLiterals(ofFile: file.string, in: workspace)
      settings.title = literals["title"] ?? literals["name"]
      settings.baseURL = (literals["url"] ?? literals["host"]).flatMap(WebAddress.base)
      settings.language = (literals["language"] ?? literals["lang"]).flatMap(LanguageTag.init)
      return
    }
    guard let map = map(ofFile: file.string) else { return }
    settings.title = text(map.value(at: "title")) ?? text(map.value(at: "name"))
    settings.baseURL =
      baseURL(map.value(at: "url")) ?? baseURL(map.value(at: "baseURL"))
      ?? baseURL(map.value(at: "host"))
    settings.language =
      language(map.value(at: "language")) ?? language(map.value(at: "lang"))
      ?? language(map.value(at: "locale"))
  }
}

/// The folders that Eleventy's configuration names, read as literals.
private struct EleventyFolders {
  var input = WorkspacePath.root
  var data: WorkspacePath?
  /// Templates, data and output, which lie beside or within the content.
  var notContent: [WorkspacePath] = []

  static func script(in workspace: any Workspace) -> ScriptLiterals {
    let names = [".eleventy", "eleventy.config"].flatMap { stem in
      ["js", "cjs", "mjs", "ts"].map { "\(stem).\($0)" }
    }
    let name = names.first { workspace.kind(ofNamed: $0) == .file }
    return ScriptLiterals(ofFile: name ?? "", in: workspace)
  }

  init(_ script: ScriptLiterals, in workspace: any Workspace) {
    func isFolder(_ path: WorkspacePath) -> Bool { workspace.kind(of: path) == .folder }
    if let path = script["input"].flatMap(WorkspacePath.init), isFolder(path) { input = path }
    let named = script["data"].map { [$0] } ?? []
    data = (named + ["_data", "src/_data", "content/_data", "data"]).flatMap {
      [input.appending($0), WorkspacePath($0)]
    }.compactMap(\.self).first(where: isFolder)
    notContent =
      [script["includes"] ?? "_includes", script["layouts"] ?? "_layouts"].compactMap {
        input.appending($0)
      }
      + [data, WorkspacePath(script["output"] ?? "_site"), WorkspacePath("node_modules")]
      .compactMap(\.self)
    notContent = notContent.filter { $0 != .root }
  }

  /// The lines of `.eleventyignore`.
  static func ignored(in workspace: any Workspace) -> [String] {
    guard let path = WorkspacePath(".eleventyignore"),
      let bytes = try? workspace.bytes(at: path, limit: ContentLimits.configurationSize)
    else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(\.trimmed).filter { !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix("!") }
  }
}
