private import Synchronization
internal import Workspace

/// The sums of files, each computed once for as long as the file stays as it is.
final class FileSums: Sendable {
  private enum Entry {
    case known(String)
    case underWay(Task<String?, Never>)
  }

  private let entries = Mutex<[FileStamp: Entry]>([:])
  private static let mostEntries = 20_000

  /// The file's SHA-256; `nil` when the disk fails.
  ///
  /// Who asks while it is computed waits for the same result.
  func sum(of file: OpenFile) async -> String? {
    let entry = entries.withLock { entries -> Entry in
      if let entry = entries[file.stamp] { return entry }
      if entries.count >= FileSums.mostEntries { entries.removeAll() }
      let entry = Entry.underWay(Task { await BlockingWork.run { file.sum() } })
      entries[file.stamp] = entry
      return entry
    }
    switch entry {
    case .known(let sum): return sum
    case .underWay(let task):
      let sum = await task.value
      entries.withLock { $0[file.stamp] = sum.map(Entry.known) }
      return sum
    }
  }
}
