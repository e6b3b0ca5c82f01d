import Configuration
import Diagnostics
import Workspace

/// Pictures that a site knows by names of its own: `data/images/NAME.yml` says where each lies and what it shows.
struct PictureCatalogue: Sendable {
  struct Record: Hashable, Sendable {
    /// A path as an author would write it, or an address on the web.
    var destination: String
    var alternativeText: String?
    var caption: String?
    var credit: String?
  }

  private static let names = ["images", "image", "media", "pictures", "photos"]

  private let workspace: any Workspace
  private let folders: [WorkspacePath]
  /// Files that hold all pictures, by name.
  private let shared: [ConfigurationMap]
  /// Where the pictures lie on the web when their records give a name alone; with a slash at the end.
  private let host: String?

  init(in workspace: any Workspace, settings: SiteSettings) {
    self.workspace = workspace
    host = PictureCatalogue.host(settings.parameters)
    guard let data = settings.dataFolder else {
      folders = []
      shared = []
      return
    }
    folders = PictureCatalogue.names.compactMap { data.appending($0) }
      .filter { workspace.kind(of: $0) == .folder }
    shared = PictureCatalogue.names.compactMap { name in
      PictureCatalogue.node(named: name, in: data, workspace)?.map
    }
  }

  /// What the site's data say of a picture; `nil` for names that they do not have.
  func record(named written: String) -> Record? {
    guard !folders.isEmpty || !shared.isEmpty else { return nil }
    let name = PictureName.isPicture(written) ? written.withoutSuffix : written
    guard !name.isEmpty, name.utf8.allSatisfy(PictureCatalogue.isOfName) else { return nil }
    for candidate in [name, name.lowercased()] {
      for map in shared {
        if let node = map[candidate], let record = record(node, named: candidate) { return record }
      }
      for folder in folders {
        if let node = PictureCatalogue.node(named: candidate, in: folder, workspace),
          let record = record(node, named: candidate)
        {
          return record
        }
      }
    }
    return nil
  }

  private func record(_ node: ConfigurationNode, named name: String) -> Record? {
    if let destination = node.text?.trimmed, !destination.isEmpty {
      return Record(destination: onTheWeb(destination))
    }
    guard let map = node.map else { return nil }
    func text(_ keys: String...) -> String? {
      keys.lazy.compactMap { map.value(ignoringCase: $0)?.text?.trimmed }.first { !$0.isEmpty }
    }
    let file = text("uid", "id") ?? name
    let written =
      text("src", "url", "file", "path", "image", "filename")
      ?? text("format", "ext", "extension").map { "\(file).\($0)" }
    guard let written else { return nil }
    return Record(
      destination: onTheWeb(written),
      alternativeText: text("alt"),
      caption: text("caption", "title"),
      credit: text("credit", "attribution")
    )
  }

  /// The address of a bare file name, where the site says that its pictures lie elsewhere.
  private func onTheWeb(_ destination: String) -> String {
    guard let host, !destination.utf8.contains(UInt8(ascii: "/")) else { return destination }
    return host + destination
  }

  // MARK: Reading

  private static func node(
    named name: String,
    in folder: WorkspacePath,
    _ workspace: any Workspace
  ) -> ConfigurationNode? {
    for suffix in ["yml", "yaml", "toml", "json"] {
      guard let path = folder.appending("\(name).\(suffix)"),
        let format = ConfigurationFormat(fileSuffix: suffix),
        let bytes = try? workspace.bytes(at: path, limit: ContentLimits.configurationSize)
      else { continue }
      return ConfigurationReader.read(bytes, as: format, file: path.string).value
    }
    return nil
  }

  /// The address under which a site's `params` say that its pictures lie.
  private static func host(_ parameters: ConfigurationMap?) -> String? {
    for entry in parameters?.entries ?? [] {
      let key = entry.key.lowercased().filter { $0 != "_" && $0 != "-" }
      let isHost = key.hasPrefix("cdn") || ["imageurl", "imagesurl", "imagehost"].contains(key)
      guard isHost, let address = entry.value.text?.trimmed, EmbeddedMedia.isWeb(address) else {
        continue
      }
      return address.hasSuffix("/") ? address : address + "/"
    }
    return nil
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte >= 0x80
      || "-_.".utf8.contains(byte)
  }
}

extension String {
  /// A file's name without what stands behind its last dot.
  fileprivate var withoutSuffix: String {
    lastIndex(of: ".").map { String(self[..<$0]) } ?? self
  }
}
