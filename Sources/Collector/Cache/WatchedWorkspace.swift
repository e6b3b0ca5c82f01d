import Digests
import Synchronization
import Workspace

/// A workspace that remembers what was asked of it, and the answers.
final class WatchedWorkspace: Workspace {
  private enum Answer {
    case bytes([UInt8])
    case entries([WorkspaceEntry])
    case kind(WorkspaceEntry.Kind?)
    case failure(ReadFailure)
  }

  private let workspace: any Workspace
  private let answers = Mutex<[(path: WorkspacePath, Answer)]>([])

  init(_ workspace: any Workspace) { self.workspace = workspace }

  /// Everything that was asked, sorted, with the answers in short.
  var fingerprint: [String] {
    answers.withLock { $0 }
      .map { path, answer in
        switch answer {
        case .bytes(let bytes): "bytes \(path): \(Digest.sha256(bytes))"
        case .entries(let entries): "entries \(path): \(entries.map { "\($0)" }.sorted())"
        case .kind(let kind): "kind \(path): \(kind.map { "\($0)" } ?? "none")"
        case .failure(let failure): "failure \(path): \(failure)"
        }
      }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func entries(of folder: WorkspacePath) throws(ReadFailure) -> [WorkspaceEntry] {
    do throws(ReadFailure) {
      let entries = try workspace.entries(of: folder)
      note(folder, .entries(entries))
      return entries
    } catch {
      note(folder, .failure(error))
      throw error
    }
  }

  func kind(of path: WorkspacePath) -> WorkspaceEntry.Kind? {
    let kind = workspace.kind(of: path)
    note(path, .kind(kind))
    return kind
  }

  func bytes(at path: WorkspacePath, limit: Int) throws(ReadFailure) -> [UInt8] {
    do throws(ReadFailure) {
      let bytes = try workspace.bytes(at: path, limit: limit)
      note(path, .bytes(bytes))
      return bytes
    } catch {
      note(path, .failure(error))
      throw error
    }
  }

  func stamp(of path: WorkspacePath) -> FileStamp? { workspace.stamp(of: path) }

  func canonicalPath(of folder: WorkspacePath) -> String { workspace.canonicalPath(of: folder) }

  private func note(_ path: WorkspacePath, _ answer: Answer) {
    answers.withLock { $0.append((path, answer)) }
  }
}
