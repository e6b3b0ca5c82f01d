package import Diagnostics
private import Glibc
private import Synchronization
package import Workspace

/// The file of users, read again when it has changed.
package final class UserFile: Sendable {
  private struct State {
    var stamp: FileStamp?
    var users = UserList()
  }

  private let path: String
  private let state = Mutex(State())
  private static let largest = 4 << 20

  /// - Throws: `ReadFailure` where there is no such file, or it cannot be read.
  package init(at path: String) throws(ReadFailure) {
    self.path = path
    guard access(path, F_OK) == 0 else { throw .missing }
    guard open() != nil else {
      throw .unreadable("Permission denied, or it is no plain file")
    }
  }

  /// What is wrong in it.
  package var findings: [Diagnostic] {
    guard let bytes = open()?.bytes(limit: UserFile.largest) else { return [] }
    return UserList.read(bytes, file: path).diagnostics
  }

  /// The users that are in it now; those of before while it cannot be read.
  var users: UserList {
    guard let file = open() else { return state.withLock { $0.users } }
    return state.withLock { state in
      guard state.stamp != file.stamp, let bytes = file.bytes(limit: UserFile.largest) else {
        return state.users
      }
      state = State(stamp: file.stamp, users: UserList.read(bytes, file: path).value)
      return state.users
    }
  }

  private func open() -> OpenFile? {
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    return descriptor < 0 ? nil : OpenFile(descriptor)
  }
}
