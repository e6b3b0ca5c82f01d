package import Workspace

/// Where layouts and fonts lie: in the repository, or where `make install` put them.
package struct ResourceFolder: Sendable {
  package let workspace: FolderWorkspace

  /// Looks at `$BROADSHEET_HOME`, at `share/broadsheet` beside the executable's folder, then upwards from the
  /// executable for a folder that holds `layouts` and `fonts`.
  ///
  /// - Throws: `CompilerFailure` when none of these is there.
  package static func find(
    home: String?,
    executable: String = ResourceFolder.executablePath
  ) throws(CompilerFailure) -> ResourceFolder {
    if let home, !home.isEmpty {
      guard let found = ResourceFolder(home) else {
        throw CompilerFailure(.badConfiguration, [.noResources(in: home)])
      }
      return found
    }
    let folder = parent(of: executable)
    if let installed = ResourceFolder(parent(of: folder) + "/share/broadsheet") { return installed }
    var candidate = folder
    while !candidate.isEmpty {
      if let found = ResourceFolder(candidate) { return found }
      candidate = parent(of: candidate)
    }
    throw CompilerFailure(.badConfiguration, [.noResources(in: folder)])
  }

  private init?(_ path: String) {
    guard let workspace = try? FolderWorkspace(at: path),
      ["layouts", "fonts"].allSatisfy({ name in
        WorkspacePath(name).map { workspace.kind(of: $0) == .folder } ?? false
      })
    else { return nil }
    self.workspace = workspace
  }

  /// The running program's own file; empty where the system does not tell.
  package static var executablePath: String { RealPath.of("/proc/self/exe") ?? "" }

  /// The folder of a path; empty at the top.
  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
