internal import Configuration
internal import Diagnostics
internal import Layout
internal import TextShaping
internal import Workspace

/// Opens the fonts of the resource folder.
struct FontStage {
  var resources: ResourceFolder

  /// The fonts that `families.yaml` names; their files are opened when a text first needs them.
  ///
  /// - Throws: `CompilerFailure` when the list cannot be read, or lacks a face in which the layout sets something.
  func library(for layout: LayoutDescription) throws(CompilerFailure) -> FontLibrary {
    let catalogue = try catalogue()
    let known = catalogue.families.flatMap { family in
      family.files.keys.map { FaceName(family: family.key, style: $0.name) }
    }
    let missing = layout.missingFaces(among: known.sorted())
    guard missing.isEmpty else { throw CompilerFailure(.badConfiguration, missing) }
    return FontLibrary(catalogue: catalogue, folder: folder)
  }

  private var folder: String { resources.workspace.root + "/fonts" }

  private func catalogue() throws(CompilerFailure) -> FontCatalogue {
    let file = "fonts/families.yaml"
    guard let path = WorkspacePath(file),
      let bytes = try? resources.workspace.bytes(at: path, limit: 1 << 20)
    else { throw CompilerFailure(.badConfiguration, [.noFontList(in: folder)]) }
    let document = ConfigurationReader.read(bytes, as: .yaml, file: file)
    guard let root = document.value?.map, let families = root["families"]?.map else {
      throw CompilerFailure(.badConfiguration, document.diagnostics + [.noFontList(in: folder)])
    }
    return FontCatalogue(
      families: families.entries.map(FontFamily.init),
      serifFallback: root["fallback"]?.map?["serif"]?.texts ?? [],
      sansFallback: root["fallback"]?.map?["sans"]?.texts ?? []
    )
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
