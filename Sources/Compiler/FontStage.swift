internal import Configuration
internal import Diagnostics
internal import TextShaping
internal import Workspace

/// Opens the fonts of the resource folder.
struct FontStage {
  var resources: ResourceFolder

  /// The fonts that `families.yaml` names; their files are opened when a text first needs them.
  ///
  /// - Throws: `CompilerFailure` when the list cannot be read.
  func library() throws(CompilerFailure) -> FontLibrary {
    let file = "fonts/families.yaml"
    let folder = resources.workspace.root + "/fonts"
    guard let path = WorkspacePath(file),
      let bytes = try? resources.workspace.bytes(at: path, limit: 1 << 20)
    else { throw CompilerFailure(.badConfiguration, [.noFontList(in: folder)]) }
    let document = ConfigurationReader.read(bytes, as: .yaml, file: file)
    guard let root = document.value?.map, let families = root["families"]?.map else {
      throw CompilerFailure(.badConfiguration, document.diagnostics + [.noFontList(in: folder)])
    }
    let catalogue = FontCatalogue(
      families: families.entries.map(FontFamily.init),
      serifFallback: root["fallback"]?.map?["serif"]?.texts ?? [],
      sansFallback: root["fallback"]?.map?["sans"]?.texts ?? []
    )
    return FontLibrary(catalogue: catalogue, folder: folder)
  }
}

extension FontFamily {
  fileprivate init(_ entry: ConfigurationMap.Entry) {
    let family = entry.value.map
    let files = family?["files"]?.map?.entries ?? []
    self.init(
      key: entry.key,
      name: family?["name"]?.text ?? entry.key,
      files: [FontStyle: String](
        files.compactMap { file in
          guard let style = FontStyle(name: file.key), let name = file.value.text else {
            return nil
          }
          return (style, name)
        },
        uniquingKeysWith: { first, _ in first }
      ),
      collection: family?["collection"]?.texts ?? []
    )
  }
}

extension Diagnostic {
  static func noFontList(in folder: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "missing-fonts",
      "no list of fonts '\(folder)/families.yaml'",
      hint: "set BROADSHEET_HOME to the folder that holds 'layouts' and 'fonts'"
    )
  }
}
