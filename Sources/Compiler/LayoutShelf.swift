package import Diagnostics
internal import Layout
internal import Typesetting
internal import Workspace

/// The layouts that there are, and what is wrong with one.
package struct LayoutShelf: Sendable {
  /// A layout in a list.
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var summary: String
  }

  /// What is wrong with a layout, and what it is for.
  package struct Report: Sendable {
    package var diagnostics: [Diagnostic]
    /// The papers with a name on which an issue can be set in it.
    package var papers: [String]
  }

  private let resources: ResourceFolder

  /// - Throws: `CompilerFailure` when layouts and fonts are not where they are looked for.
  package init(home: String?) throws(CompilerFailure) {
    resources = try ResourceFolder.find(home: home)
  }

  /// The layouts by their names, and what is wrong with those that cannot be used.
  package func entries() -> Diagnosed<[Entry]> {
    let stage = LayoutStage(resources: resources)
    var findings: [Diagnostic] = []
    let entries = stage.names.compactMap { name -> Entry? in
      guard let layout = try? stage.read(name).collecting(into: &findings) else { return nil }
      return Entry(name: name, summary: layout.summary)
    }
    return Diagnosed(entries, findings)
  }

  /// Everything that is wrong with a layout, by its name or the path of its file.
  ///
  /// - Throws: `CompilerFailure` when there is no such layout, or no list of fonts.
  package func report(on asked: String) throws(CompilerFailure) -> Report {
    let layout = try LayoutStage(resources: resources).read(asked)
    guard let description = layout.value else {
      return Report(diagnostics: layout.diagnostics, papers: [])
    }
    let missing = try FontStage(resources: resources).missingFaces(of: description)
    let papers = Paper.named.filter { IssueSetter.canSet(in: description, on: $0) }
    return Report(diagnostics: layout.diagnostics + missing, papers: papers.map(\.name))
  }

  /// Every key of a layout and what it means, in Markdown.
  package static var reference: String { LayoutReference.markdown }
}
