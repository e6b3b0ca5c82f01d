private import Articles
private import CExchange
private import Glibc
private import Workspace

/// A lock on an output folder, or on the issues of a part of the editions in it, held by the living process and by
/// nothing else.
///
/// It is a lock on a span of the bytes of a file: that of a shard's places, else all of them. So runs of different shards
/// are at work side by side, and those that have an edition in common keep each other out.
package struct FolderLock: ~Copyable, Sendable {
  private let descriptor: Int32
  private let path: String
  /// What is locked of the file; `nil` for all of it.
  private let shard: Shard?
  /// Folders that were made for the lock, the innermost first.
  private let madeFolders: [String]

  /// - Throws: `OutputFolder.Failure` when another run holds the lock, or the folder cannot be written to.
  init(
    in folder: String,
    of shard: Shard?,
    making madeFolders: [String]
  ) throws(OutputFolder.Failure) {
    let path = folder + "/.broadsheet.lock"
    // The properties are set last: from then on the lock is whole, and `deinit` lets it go.
    let acquired = try FolderLock.acquire(path, in: folder, of: shard)
    FolderLock.sign(acquired, isAlone: shard == nil)
    descriptor = acquired
    self.path = path
    self.shard = shard
    self.madeFolders = madeFolders
  }

  /// Leaves nothing behind, unless another shard is still at work; a folder goes only if it is empty.
  deinit {
    let isLast = shard == nil || FolderLock.hold(descriptor, nil)
    if isLast, FolderLock.isStill(descriptor, at: path) { unlink(path) }
    for folder in madeFolders { rmdir(folder) }
    close(descriptor)
  }

  /// The name of a file while it is written: it tells which runs no longer write it where it was left behind.
  func temporaryName(of name: String) -> String {
    "\(FolderLock.temporaryPrefix)\(shard?.places.lowerBound ?? 0)-\(name)"
  }

  /// Whether a file is one that a run left behind which this one keeps out.
  func hasLeftBehind(_ name: String) -> Bool {
    guard name.hasPrefix(FolderLock.temporaryPrefix) else { return false }
    guard let shard else { return true }
    let place = name.dropFirst(FolderLock.temporaryPrefix.count).prefix { $0 != "-" }
    return Int64(place).map(shard.places.contains) ?? false
  }

  private static let temporaryPrefix = ".broadsheet-new-"

  private static func hold(_ descriptor: Int32, _ shard: Shard?) -> Bool {
    // No length is all that a file could ever hold.
    let places = shard?.places ?? 0..<0
    return broadsheet_hold(descriptor, places.lowerBound, Int64(places.count)) == 0
  }

  private static func acquire(
    _ path: String,
    in folder: String,
    of shard: Shard?
  ) throws(OutputFolder.Failure) -> Int32 {
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard opened >= 0 else {
        throw .failed("cannot write in '\(folder)': \(String(cString: strerror(errno)))")
      }
      guard hold(opened, shard) else {
        let code = errno
        let holder = holder(in: opened)
        close(opened)
        guard code == EAGAIN || code == EACCES else {
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

  /// Writes down who holds the lock, for those whom it keeps out; on a full disk, and of shards, they have to guess.
  private static func sign(_ descriptor: Int32, isAlone: Bool) {
    ftruncate(descriptor, 0)
    guard isAlone else { return }
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
