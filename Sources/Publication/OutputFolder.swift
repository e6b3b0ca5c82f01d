internal import Diagnostics
private import Glibc
internal import Workspace

/// The folder where issues are written: files appear in it whole or not at all, and the record last.
package struct OutputFolder: Sendable {
  /// Why nothing, or not all, could be written.
  package enum Failure: Error, Hashable, Sendable {
    /// Another run holds the folder's lock: the process of that number, where it can be told.
    case locked(holder: Int32?)
    /// What could not be done, and the system's reason.
    case failed(String)
  }

  /// A file to be written.
  package struct File: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package let path: String

  /// Names the folder; `lock` makes it.
  package init(at path: String) { self.path = path }

  /// The issues whose records lie in the folder; none where there is no such folder yet.
  ///
  /// For numbering an issue it is read while the lock is held, so that no other run takes the same number.
  ///
  /// - Throws: `Failure` when the folder cannot be read: numbers must not begin anew unnoticed.
  package func ledger() throws(Failure) -> Ledger {
    var issues: [CommittedIssue] = []
    var strangers: [String: Diagnostic] = [:]
    var findings: [String: Diagnostic] = [:]
    try readRecords { path, bytes in
      let place = place(of: path.name)
      switch bytes {
      case .success(let bytes):
        let record = CommittedIssue.read(bytes, name: path.stem)
        guard let issue = record.value else {
          strangers[path.stem] = .unreadableRecord(place, because: record.diagnostics.first)
          return
        }
        issues.append(issue)
        if let flaw = issue.flaw { findings[path.stem] = .flawedRecord(place, flaw) }
      case .failure(let failure):
        strangers[path.stem] = .unreadableRecord(place, because: failure)
      }
    }
    return Ledger(issues, strangers: strangers, findings: findings)
  }

  /// Hands over what each file holds that is named as a record is, or why it cannot be read; nothing where there
  /// is no folder.
  ///
  /// - Throws: `Failure` when the folder cannot be read.
  func readRecords(
    _ take: (_ path: WorkspacePath, _ bytes: Result<[UInt8], ReadFailure>) -> Void
  ) throws(Failure) {
    do throws(ReadFailure) {
      let folder = try FolderWorkspace(at: path)
      let records = try folder.entries(of: .root).filter { $0.name.hasSuffix(".json") }
      for path in records.compactMap({ WorkspacePath($0.name) }) where !path.name.hasPrefix(".") {
        take(path, Result { () throws(ReadFailure) in try folder.bytes(at: path, limit: 64 << 20) })
      }
    } catch {
      if error == .missing { return }
      throw .failed("cannot read the records in '\(path)': \(error.words)")
    }
  }

  /// Makes the folder if need be, and keeps other runs out of it, or from a shard's editions in it, for as long as the
  /// lock lives; what a run that was killed left behind is removed.
  ///
  /// - Throws: `Failure` when another run holds the lock, or the folder cannot be made or written to.
  package func lock(of shard: Shard? = nil) throws(Failure) -> FolderLock {
    let made = try OutputFolder.makeFolder(path)
    let lock = try FolderLock(in: path, of: shard, making: made)
    removeLeftovers(lock)
    return lock
  }

  /// Writes an issue's files, removes files of the earlier record that are made no more, and writes the record.
  ///
  /// A run that is killed anywhere in between leaves the earlier record, and the same run done again has the same end.
  ///
  /// - Parameters:
  ///   - files: in the order in which they are to appear.
  ///   - record: appears last: the issue is committed when it is there.
  ///   - previous: the names of files of the record that this one replaces: what it makes no more is removed.
  ///   - lock: proof that no other run writes here.
  /// - Throws: `Failure`; then no file is half written, and no temporary file stays.
  package func commit(
    _ files: [File],
    record: File,
    replacing previous: [String],
    holding lock: borrowing FolderLock
  ) throws(Failure) {
    let all = files + [record]
    for file in all { try checkPlace(of: file) }
    do throws(Failure) {
      for file in all { try stage(file, lock) }
      for file in files { try settle(file, lock) }
    } catch {
      for file in all { unlink(temporary(file, lock)) }
      throw error
    }
    let current = Set(all.map(\.name))
    for name in previous where !current.contains(name) && OutputFolder.isBareName(name) {
      unlink(place(of: name))
    }
    DiskFolder.synchronise(path)
    try settle(record, lock)
    DiskFolder.synchronise(path)
  }

  /// The bytes of a file in the folder; `nil` where there is none that can be read, or it is larger than any of ours.
  package func bytes(of name: String) -> [UInt8]? {
    guard OutputFolder.isBareName(name), let path = WorkspacePath(name) else { return nil }
    return try? FolderWorkspace(at: self.path).bytes(at: path, limit: 1 << 30)
  }

  package func place(of name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }

  private func temporary(_ file: File, _ lock: borrowing FolderLock) -> String {
    place(of: lock.temporaryName(of: file.name))
  }

  /// Finds before anything is written what no file can replace.
  private func checkPlace(of file: File) throws(Failure) {
    var status = stat()
    guard lstat(place(of: file.name), &status) == 0 else { return }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw .failed("cannot write '\(place(of: file.name))': a folder has that name")
    }
  }

  /// Gives a staged file its name.
  private func settle(_ file: File, _ lock: borrowing FolderLock) throws(Failure) {
    guard rename(temporary(file, lock), place(of: file.name)) == 0 else {
      throw failure("cannot name '\(place(of: file.name))'")
    }
  }

  private func stage(_ file: File, _ lock: borrowing FolderLock) throws(Failure) {
    let name = temporary(file, lock)
    let descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("cannot write in '\(path)'") }
    var problem: Failure?
    if !file.bytes.writeWhole(to: descriptor) || fsync(descriptor) != 0 {
      problem = failure("cannot write '\(place(of: file.name))'")
    }
    if close(descriptor) != 0, problem == nil {
      problem = failure("cannot write '\(place(of: file.name))'")
    }
    if let problem { throw problem }
  }

  private func removeLeftovers(_ lock: borrowing FolderLock) {
    guard let folder = try? FolderWorkspace(at: path), let entries = try? folder.entries(of: .root)
    else { return }
    for entry in entries where lock.hasLeftBehind(entry.name) { unlink(place(of: entry.name)) }
  }

  private static func isBareName(_ name: String) -> Bool {
    !name.contains("/") && !name.hasPrefix(".") && !name.isEmpty
  }

  /// Makes the folder and those above it; gives those that were not there, the innermost first.
  static func makeFolder(_ path: String) throws(Failure) -> [String] {
    do throws(DiskFolder.Failure) {
      return try DiskFolder.make(path, for: .everyone)
    } catch {
      throw .failed(error.words)
    }
  }

  private func failure(_ what: String) -> Failure {
    .failed("\(what): \(String(cString: strerror(errno)))")
  }
}
