internal import Diagnostics
internal import Layout
internal import Workspace

/// Finds and reads the layout that was asked for.
struct LayoutStage {
  var resources: ResourceFolder
  /// Where `newsletter.yaml` asks for it; `nil` for the command line.
  var place: SourcePlace?

  /// The layout of a name, or in a file that the user names by a path.
  ///
  /// - Throws: `CompilerFailure` when there is none such, or it has mistakes.
  func layout(_ asked: String) throws(CompilerFailure) -> Diagnosed<LayoutDescription> {
    let layout = try read(asked)
    let mistakes = layout.diagnostics.contains { $0.severity == .error }
    guard let value = layout.value, !mistakes else {
      throw CompilerFailure(.badConfiguration, layout.diagnostics)
    }
    return Diagnosed(value, layout.diagnostics)
  }

  /// As much of a layout as can be understood, and everything that is wrong with it.
  ///
  /// - Throws: `CompilerFailure` when there is none of that name, or the file cannot be read.
  func read(_ asked: String) throws(CompilerFailure) -> Diagnosed<LayoutDescription?> {
    let (bytes, file) = LayoutStage.isFile(asked) ? try named(asked) : try installed(asked)
    return LayoutReader.read(bytes, file: file)
  }

  /// Whether a file is asked for by its path, and not a layout by its name.
  static func isFile(_ asked: String) -> Bool {
    asked.contains("/") || asked.hasSuffix(".yaml") || asked.hasSuffix(".yml")
  }

  /// The layout or why there is none, for a task that runs beside others.
  func result(_ asked: String) -> Result<Diagnosed<LayoutDescription>, CompilerFailure> {
    Result { () throws(CompilerFailure) in try layout(asked) }
  }

  private func installed(_ name: String) throws(CompilerFailure) -> ([UInt8], file: String) {
    let file = "layouts/\(name)/layout.yaml"
    if let path = WorkspacePath(file),
      let bytes = try? resources.workspace.bytes(at: path, limit: 1 << 20)
    {
      return (bytes, file)
    }
    let hint = Suggestion.hint(for: name, among: names)
    throw CompilerFailure.unknownName("layout", name, hint: hint, at: place)
  }

  private func named(_ file: String) throws(CompilerFailure) -> ([UInt8], file: String) {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    do throws(ReadFailure) {
      guard let path = WorkspacePath(name) else { throw .missing }
      let workspace = try FolderWorkspace(at: folder, alsoReading: [file])
      return (try workspace.bytes(at: path, limit: 1 << 20), file)
    } catch {
      let words = "cannot read the layout '\(file)': \(error.words)"
      guard let place else { throw CompilerFailure(.missingInput(words)) }
      throw CompilerFailure(
        .badConfiguration,
        [.unusableSetting("missing-layout", words, at: place)]
      )
    }
  }

  /// The names of the layouts that are there.
  var names: [String] {
    guard let folder = WorkspacePath("layouts"),
      let entries = try? resources.workspace.entries(of: folder)
    else { return [] }
    return entries.filter { $0.kind == .folder }.map(\.name).sorted()
  }
}

extension CompilerFailure {
  /// A name that means nothing: on the command line a mistake in the call, else one at `place`.
  static func unknownName(
    _ kind: String,
    _ name: String,
    hint: String?,
    at place: SourcePlace?
  ) -> CompilerFailure {
    let words = "no \(kind) named '\(name)'"
    guard let place else { return CompilerFailure(.usage(words + (hint.map { "; \($0)" } ?? ""))) }
    return CompilerFailure(
      .badConfiguration,
      [.unusableSetting("unknown-\(kind)", words, hint: hint, at: place)]
    )
  }
}

extension Diagnostic {
  fileprivate static func unusableSetting(
    _ id: String,
    _ words: String,
    hint: String? = nil,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(.error, id: id, words, at: place, hint: hint)
  }
}
