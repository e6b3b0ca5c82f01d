import Configuration
import Workspace

/// The picture of a bundle that is named as the article's own, by `resources` or by its file's name.
struct BundledPicture {
  let matter: FrontMatter
  let entry: SiteEntry
  let workspace: any Workspace
  /// The keys of the site's languages, in small letters.
  let languages: [String]

  /// Its path in the workspace, and what `resources` says of it.
  func found() -> (path: String, reference: PictureReference?)? {
    guard entry.isBundle else { return nil }
    let names = pictures()
    return resource(among: names) ?? named(among: names).flatMap(path).map { ($0, nil) }
  }

  /// The first entry of `resources` that is called a picture of the article.
  private func resource(among names: [String]) -> (path: String, reference: PictureReference?)? {
    for node in matter["resources"]?.list ?? [] {
      guard let map = node.map, let name = map.value(ignoringCase: "name")?.text?.lowercased(),
        ["featured", "feature", "cover", "header", "thumbnail"].contains(where: name.hasPrefix),
        let source = map.value(ignoringCase: "src")?.text,
        let file = names.first(where: {
          Glob.matches($0.lowercased(), pattern: source.lowercased())
        }), let path = path(of: file)
      else { continue }
      let parameters = map.value(ignoringCase: "params")?.map
      func words(_ key: String) -> String? {
        (parameters?.value(ignoringCase: key) ?? map.value(ignoringCase: key))?.text
          .map(MetadataText.plain)
      }
      var reference = PictureReference.read(node)
      reference?.alternativeText = words("alt")
      reference?.caption = words("caption") ?? words("title")
      return (path, reference)
    }
    return nil
  }

  /// Hugo's own fallback: a file named like a feature, then a cover, then a thumbnail.
  private func named(among names: [String]) -> String? {
    ["feature", "cover", "thumbnail"].lazy.compactMap { word in
      names.first { $0.lowercased().contains(word) }
    }.first
  }

  private func path(of name: String) -> String? {
    entry.path.folder.appending(name)?.string
  }

  /// The pictures beside the article, those of its language first, and none of another's.
  private func pictures() -> [String] {
    let entries = (try? workspace.entries(of: entry.path.folder)) ?? []
    let names = entries.filter { $0.kind == .file }.map(\.name).sorted()
      .filter(PictureName.isPicture)
    let own = names.filter { language(of: $0) == entry.language }
    return own + names.filter { language(of: $0) == nil }
  }

  /// The language in `cover.fr.jpg`.
  private func language(of name: String) -> String? {
    let parts = name.lowercased().split(separator: ".")
    guard parts.count > 2, let language = parts.dropLast().last.map(String.init) else { return nil }
    return languages.contains(language) ? language : nil
  }
}
