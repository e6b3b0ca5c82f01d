private import Articles
private import Glibc
private import Workspace

/// A lock on an output folder, held by the living process and by nothing else.
package struct FolderLock: ~Copyable, Sendable {
  private let descriptor: Int32
  private let path: String
  /// Folders that were made for the lock, the innermost first.
  private let madeFolders: [String]

  /// - Throws: `OutputFolder.Failure` when another run holds the lock, or the folder cannot be written to.
  init(in folder: String, making madeFolders: [String]) throws(OutputFolder.Failure) {
    let path = folder + "/.broadsheet.lock"
    // The properties are set last: from then on the lock is whole, and `deinit` lets it go.
    let acquired = try FolderLock.acquire(path, in: folder)
    FolderLock.sign(acquired)
    descriptor = acquired
    self.path = path
    self.madeFolders = madeFolders
  }

  /// Leaves nothing behind; a folder goes only if it is still empty.
  deinit {
    unlink(path)
    for folder in madeFolders { rmdir(folder) }
    close(descriptor)
  }

  private static func acquire(
    _ path: String,
    in folder: String
  ) throws(OutputFolder.Failure) -> Int32 {
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard opened >= 0 else {
        throw .failed("cannot write in '\(folder)': \(String(cString: strerror(errno)))")
      }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        let holder = holder(in: opened)
        close(opened)
        guard code == EWOULDBLOCK else {
          throw .failed("cannot lock '\(folder)': \(String(cString: strerror(code)))")
        }
        throw .locked(holder: holder)
      }
      if isStill(opened, at: path) { return opened }
      // Its holder has removed it in between: whoever locks it now keeps nobody out.
      close(opened)
    }
  }

  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  /// Writes down who holds the lock, for those whom it keeps out; on a full disk they have to guess.
  private static func sign(_ descriptor: Int32) {
    ftruncate(descriptor, 0)
    _ = Array("\(getpid())\n".utf8).writeWhole(to: descriptor)
  }

  private static func holder(in descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let line = bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }
    return Digits.number(String(decoding: line, as: UTF8.self)).flatMap(Int32.init(exactly:))
  }
}
