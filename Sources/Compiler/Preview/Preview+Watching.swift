internal import Collector
internal import Diagnostics
internal import Publication
package import Workspace

extension Preview {
  /// Watches what the preview depends on: the site, the layouts, and files that were named by themselves.
  ///
  /// - Throws: `CompilerFailure` for a site or resources that are not there, or where nothing can be watched.
  package func watch() async throws(CompilerFailure) -> FolderWatch {
    let request = build.request
    let stage = SourceStage(request: request.source)
    let site = try await stage.site().value
    let resources = try ResourceFolder.find(home: request.home).workspace.root
    let named = [request.source.config, request.layout ?? site.newsletter.layout?.text]
      .compactMap { $0.flatMap(Preview.folder) }
    let folders =
      [site.location.workspace.canonicalPath(of: .root), resources + "/layouts"]
      .map { FolderWatch.Folder($0, isDeep: true) }
      + (named + [resources + "/fonts"]).map { FolderWatch.Folder($0, isDeep: false) }
    do throws(FolderWatch.Failure) {
      return try FolderWatch(folders, ignoring: [folder.path, stage.output(of: site).path])
    } catch {
      throw CompilerFailure(.missingInput("the site cannot be watched: \(error.words)"))
    }
  }

  /// The folder of a file; `nil` for what is a name and no path.
  private static func folder(of file: String) -> String? {
    guard LayoutStage.isFile(file) else { return nil }
    let slash = file.lastIndex(of: "/")
    return slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
  }
}
