internal import Diagnostics
private import Glibc
private import Workspace

/// The folder where issues are written: files appear in it whole or not at all, and the record last.
package struct OutputFolder: Sendable {
  /// Why nothing, or not all, could be written.
  package enum Failure: Error, Hashable, Sendable {
    /// Another run holds the folder's lock.
    case locked
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
  /// - Throws: `Failure` when the folder or a record cannot be read: numbers must not begin anew unnoticed.
  package func ledger() throws(Failure) -> Ledger {
    do throws(ReadFailure) {
      let folder = try FolderWorkspace(at: path)
      let records = try folder.entries(of: .root).filter {
        $0.kind == .file && $0.name.hasSuffix(".json")
      }
      var ledger = Ledger()
      for entry in records {
        guard let path = WorkspacePath(entry.name) else { continue }
        let bytes = try folder.bytes(at: path, limit: 64 << 20)
        let record = CommittedIssue.read(bytes, name: path.stem)
        if let issue = record.value {
          ledger.issues.append(issue)
        } else {
          ledger.strangers[path.stem] = .unreadableRecord(
            place(of: entry.name),
            because: record.diagnostics.first
          )
        }
      }
      return Ledger(ledger.issues, strangers: ledger.strangers)
    } catch {
      if error == .missing { return Ledger() }
      throw .failed("cannot read the records in '\(path)': \(error.words)")
    }
  }

  /// Makes the folder if need be, and keeps other runs out of it for as long as the lock lives.
  ///
  /// - Throws: `Failure` when another run holds the lock, or the folder cannot be made or written to.
  package func lock() throws(Failure) -> FolderLock {
    try OutputFolder.makeFolder(path)
    return try FolderLock(in: path)
  }

  /// Writes an issue's files and then its record, and removes files of the earlier record that are made no more.
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
    removeTemporaryFiles()
    for file in files + [record] { try stage(file) }
    for file in files + [record] {
      guard rename(temporary(file.name), place(of: file.name)) == 0 else {
        let failure = failure("cannot name '\(place(of: file.name))'")
        removeTemporaryFiles()
        throw failure
      }
    }
    let current = Set((files + [record]).map(\.name))
    for name in previous where !current.contains(name) && OutputFolder.isBareName(name) {
      unlink(place(of: name))
    }
    synchronise()
  }

  /// The bytes of a file in the folder; `nil` where there is none that can be read, or it is larger than any of ours.
  package func bytes(of name: String) -> [UInt8]? {
    guard OutputFolder.isBareName(name), let path = WorkspacePath(name) else { return nil }
    return try? FolderWorkspace(at: self.path).bytes(at: path, limit: 1 << 30)
  }

  package func place(of name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }

  private static let temporaryPrefix = ".broadsheet-new-"

  private func temporary(_ name: String) -> String {
    place(of: OutputFolder.temporaryPrefix + name)
  }

  private func stage(_ file: File) throws(Failure) {
    let descriptor = open(temporary(file.name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("cannot write in '\(path)'") }
    var problem: Failure?
    if !file.bytes.writeWhole(to: descriptor) || fsync(descriptor) != 0 {
      problem = failure("cannot write '\(place(of: file.name))'")
    }
    if close(descriptor) != 0, problem == nil {
      problem = failure("cannot write '\(place(of: file.name))'")
    }
    guard let problem else { return }
    removeTemporaryFiles()
    throw problem
  }

  /// What a run that was killed left behind.
  private func removeTemporaryFiles() {
    guard let folder = try? FolderWorkspace(at: path), let entries = try? folder.entries(of: .root)
    else { return }
    for entry in entries where entry.name.hasPrefix(OutputFolder.temporaryPrefix) {
      unlink(place(of: entry.name))
    }
  }

  private func synchronise() {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func isBareName(_ name: String) -> Bool {
    !name.contains("/") && !name.hasPrefix(".") && !name.isEmpty
  }

  private static func makeFolder(_ path: String) throws(Failure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
      var status = stat()
      if stat(made, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { continue }
      guard mkdir(made, 0o755) == 0 else {
        throw Failure.failed(
          "cannot make folder '\(made)': \(String(cString: strerror(errno)))"
        )
      }
    }
  }

  private func failure(_ what: String) -> Failure {
    .failed("\(what): \(String(cString: strerror(errno)))")
  }
}

/// A lock on an output folder, held by the living process and by nothing else.
package struct FolderLock: ~Copyable, Sendable {
  private let descriptor: Int32

  fileprivate init(in folder: String) throws(OutputFolder.Failure) {
    // The property is set last: from then on the lock is whole, and `deinit` closes it if this throws.
    let opened = open(
      "\(folder)/.broadsheet.lock",
      O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
      0o644
    )
    guard opened >= 0 else {
      throw .failed("cannot write in '\(folder)': \(String(cString: strerror(errno)))")
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      throw .locked
    }
    descriptor = opened
  }

  deinit { close(descriptor) }
}
