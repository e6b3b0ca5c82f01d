private import Glibc

/// Tells when something below some folders is saved (Linux, `inotify(7)`).
///
/// It waits for the kernel's word and never looks by the clock. What is hidden, and what lies in folders that are to be
/// ignored, is not looked at.
package struct FolderWatch: Sendable {
  /// A folder, and whether the folders in it are meant too.
  package struct Folder: Hashable, Sendable {
    package var path: String
    package var isDeep: Bool

    package init(_ path: String, isDeep: Bool) {
      self.path = path
      self.isDeep = isDeep
    }
  }

  /// Why nothing can be watched: the system's reason.
  package struct Failure: Error, Hashable, Sendable {
    package var words: String

    fileprivate static var last: Failure { Failure(words: String(cString: strerror(errno))) }
  }

  private let events: Events
  private let ignored: Set<String>
  private var watched: [Int32: Folder] = [:]
  /// How many folders could not be watched, since the system watches no more.
  package private(set) var unwatched = 0

  /// - Parameters:
  ///   - folders: folders that are there; others are passed over.
  ///   - ignored: folders below them that are not looked at, whether they are there or not.
  /// - Throws: `Failure` when the system watches nothing at all.
  package init(_ folders: [Folder], ignoring ignored: [String]) throws(Failure) {
    events = try Events()
    self.ignored = Set(ignored.compactMap(FolderWatch.wholePath))
    for folder in folders {
      guard let path = FolderWatch.wholePath(folder.path) else { continue }
      watch(Folder(path, isDeep: folder.isDeep))
    }
    guard !watched.isEmpty else { throw Failure.last }
  }

  /// Owns what the system tells its events by.
  private final class Events: Sendable {
    let descriptor: Int32

    init() throws(Failure) {
      descriptor = inotify_init1(Int32(O_CLOEXEC))
      guard descriptor >= 0 else { throw Failure.last }
    }

    deinit { close(descriptor) }
  }

  /// Waits until something was saved, moved or removed, and then until a moment passes in which nothing is.
  ///
  /// Editors save a file in several steps; all of them are one change.
  ///
  /// - Throws: `Failure` when the system has no more to tell.
  package mutating func waitForChange() throws(Failure) {
    while try !readEvents() {}
    var rounds = 0
    while rounds < FolderWatch.mostRounds, hasMore(within: FolderWatch.moment) {
      _ = try readEvents()
      rounds += 1
    }
  }

  /// By judgement: longer than an editor takes from one step to the next, in milliseconds.
  private static let moment: Int32 = 8
  /// A program that writes without end does not keep us waiting.
  private static let mostRounds = 25

  private func hasMore(within milliseconds: Int32) -> Bool {
    var request = pollfd(fd: events.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  // MARK: Folders

  /// From the deepest of a link's folders to the root, with its links followed; also of what is not there yet.
  private static func wholePath(_ path: String) -> String? {
    if let resolved = RealPath.of(path) { return resolved }
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard path != parent, !name.isEmpty, let folder = wholePath(parent) else { return nil }
    return folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }

  private mutating func watch(_ folder: Folder) {
    let mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR
    let watch = inotify_add_watch(events.descriptor, folder.path, UInt32(mask))
    guard watch >= 0 else {
      if errno == ENOSPC { unwatched += 1 }
      return
    }
    // A folder that is named twice is watched once, and deeply if either time it was meant so.
    let isDeep = folder.isDeep || watched[watch]?.isDeep == true
    watched[watch] = Folder(folder.path, isDeep: isDeep)
    if folder.isDeep { watchFolders(in: folder.path) }
  }

  private mutating func watchFolders(in path: String) {
    guard let stream = opendir(path) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let type = Int32(entry.pointee.d_type)
      guard type == Int32(DT_DIR) || type == Int32(DT_UNKNOWN) else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      watch(name, in: path)
    }
  }

  private mutating func watch(_ name: String, in parent: String) {
    let path = parent == "/" ? "/\(name)" : "\(parent)/\(name)"
    guard !name.hasPrefix("."), name != "node_modules", !ignored.contains(path) else { return }
    watch(Folder(path, isDeep: true))
  }

  // MARK: Events

  /// Waits for events; true if one of them means that something was saved.
  private mutating func readEvents() throws(Failure) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = buffer.withUnsafeMutableBytes { read(events.descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else {
      if errno == EINTR { return false }
      throw Failure.last
    }
    var isSaved = false
    var start = 0
    // `struct inotify_event`: a watch, a mask, a cookie, the name's length, the name.
    while start + 16 <= count {
      let (watch, mask, length) = buffer.withUnsafeBytes {
        (
          $0.loadUnaligned(fromByteOffset: start, as: Int32.self),
          $0.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
          Int($0.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
        )
      }
      let name = buffer[min(start + 16, count)..<min(start + 16 + length, count)].prefix { $0 != 0 }
      isSaved = meansChange(watch, mask, String(decoding: name, as: UTF8.self)) || isSaved
      start += 16 + length
    }
    return isSaved
  }

  private mutating func meansChange(_ watch: Int32, _ mask: UInt32, _ name: String) -> Bool {
    func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }
    if has(IN_Q_OVERFLOW) { return true }
    if has(IN_IGNORED) {
      watched[watch] = nil
      return false
    }
    guard let folder = watched[watch], !name.hasPrefix(".") else { return false }
    guard has(Int32(bitPattern: FolderWatch.isFolder)) else { return !has(IN_CREATE) }
    guard folder.isDeep else { return false }
    if has(IN_CREATE) || has(IN_MOVED_TO) { self.watch(name, in: folder.path) }
    return !ignored.contains("\(folder.path)/\(name)")
  }

  /// `IN_ISDIR`.
  private static let isFolder: UInt32 = 0x4000_0000
}
