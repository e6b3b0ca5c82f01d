package import Glibc

/// A regular file's size and times as its file system has them: they change when the file does.
package struct FileStamp: Hashable, Sendable {
  package var size: Int
  /// Nanoseconds since 1970.
  package var modified: Int
  /// When contents, name or rights last changed: unlike `modified` nobody can set it.
  package var changed: Int
  package var inode: UInt64

  package init(size: Int, modified: Int, changed: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  /// A file's, as `stat(2)` tells it.
  package init(of status: stat) {
    self.init(
      size: Int(status.st_size),
      modified: FileStamp.nanoseconds(status.st_mtim),
      changed: FileStamp.nanoseconds(status.st_ctim),
      inode: UInt64(status.st_ino)
    )
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    // A damaged file system may tell a time that does not fit; that must not end the program.
    time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}
