import Workspace

extension SettingsReader {
  /// Every folder is one of articles; `content` is a folder that only holds sections, as everywhere else.
  mutating func readPlain() {
    let content = folders(["content"]).map { ContentRoot(folder: $0) }
    settings.contentRoots = content + [ContentRoot(folder: .root)]
    settings.staticFolders = folders(["static", "public"]) + [.root]
    settings.assetFolders = folders(["assets"])
    settings.dataFolder = folders(["data", "_data"]).first
    settings.addresses.keys = ["url", "permalink"]
    settings.dialect = PlainDialect()
  }
}
