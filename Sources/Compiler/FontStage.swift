internal import Configuration
internal import Diagnostics
internal import Hyphenation
internal import Layout
internal import TextShaping
internal import Workspace

/// Opens the fonts of the resource folder.
struct FontStage {
  var resources: ResourceFolder

  /// What an issue is set with.
  struct Fonts: Sendable {
    /// The fonts that `families.yaml` names; their files are opened when a text first needs them.
    var library: FontLibrary
    /// Those of the languages that `families.yaml` lists, each opened when a paragraph first needs it.
    var hyphenators: Hyphenators
    /// All that `families.yaml` says.
    fileprivate var list: ConfigurationMap
  }

  /// The fonts for a layout: those that were opened earlier if the list says the same, or is not to be read again.
  ///
  /// - Throws: `CompilerFailure` when the list cannot be read, or lacks a face in which the layout sets something; a
  ///   dictionary that is not there is no failure.
  func fonts(
    for layout: LayoutDescription,
    reusing earlier: Fonts? = nil,
    isCurrent: Bool = false
  ) throws(CompilerFailure) -> Fonts {
    let list = if isCurrent, let earlier { earlier.list } else { try list() }
    let catalogue = catalogue(of: list)
    let missing = missingFaces(of: layout, in: catalogue)
    guard missing.isEmpty else { throw CompilerFailure(.badConfiguration, missing) }
    if let earlier, earlier.list == list, earlier.library.folder == folder { return earlier }
    return Fonts(
      library: FontLibrary(catalogue: catalogue, folder: folder),
      hyphenators: hyphenators(in: list),
      list: list
    )
  }

  /// A finding for each face in which the layout sets something and the list has none.
  ///
  /// - Throws: `CompilerFailure` when the list cannot be read.
  func missingFaces(of layout: LayoutDescription) throws(CompilerFailure) -> [Diagnostic] {
    missingFaces(of: layout, in: catalogue(of: try list()))
  }

  private func missingFaces(
    of layout: LayoutDescription,
    in catalogue: FontCatalogue
  ) -> [Diagnostic] {
    let known = catalogue.families.flatMap { family in
      family.files.keys.map { FaceName(family: family.key, style: $0.name) }
    }
    return layout.missingFaces(among: known.sorted())
  }

  private func hyphenators(in list: ConfigurationMap) -> Hyphenators {
    let files = list["hyphenation"]?.map?.entries.compactMap { entry in
      entry.value.map?["file"]?.text.map { (entry.key.lowercased(), $0) }
    }
    return Hyphenators(
      folder: folder + "/hyphenation",
      dictionaries: Dictionary(files ?? [], uniquingKeysWith: { first, _ in first })
    )
  }

  private var folder: String { resources.workspace.root + "/fonts" }

  private func catalogue(of list: ConfigurationMap) -> FontCatalogue {
    FontCatalogue(
      families: list["families"]?.map?.entries.map(FontFamily.init) ?? [],
      serifFallback: list["fallback"]?.map?["serif"]?.texts ?? [],
      sansFallback: list["fallback"]?.map?["sans"]?.texts ?? []
    )
  }

  /// All that `families.yaml` says.
  private func list() throws(CompilerFailure) -> ConfigurationMap {
    let file = "fonts/families.yaml"
    guard let path = WorkspacePath(file),
      let bytes = try? resources.workspace.bytes(at: path, limit: 1 << 20)
    else { throw CompilerFailure(.badConfiguration, [.noFontList(in: folder)]) }
    let document = ConfigurationReader.read(bytes, as: .yaml, file: file)
    guard let list = document.value?.map, list["families"]?.map != nil else {
      throw CompilerFailure(.badConfiguration, document.diagnostics + [.noFontList(in: folder)])
    }
    return list
  }
}

extension FontFamily {
  fileprivate init(_ entry: ConfigurationMap.Entry) {
    let family = entry.value.map
    let files = family?["files"]?.map?.entries ?? []
    self.init(
      key: entry.key,
      name: family?["name"]?.text ?? entry.key,
      licence: family?["licence"]?.text,
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
