private import Glibc
private import Workspace

/// A file that must not have been there before: it appears whole, or not at all.
package enum NewFile {
  /// - Throws: `OutputFolder.Failure` when there is such a file already, or it cannot be written.
  package static func write(_ bytes: [UInt8], at path: String) throws(OutputFolder.Failure) {
    let temporary = path + ".broadsheet-new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("cannot write '\(path)'") }
    defer { unlink(temporary) }
    let isWritten = bytes.writeWhole(to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten else { throw failure("cannot write '\(path)'") }
    // Unlike a rename, a link does not take the place of what is there.
    guard link(temporary, path) == 0 else {
      throw errno == EEXIST
        ? .failed("there is a file '\(path)' already") : failure("cannot make '\(path)'")
    }
  }

  private static func failure(_ what: String) -> OutputFolder.Failure {
    .failed("\(what): \(String(cString: strerror(errno)))")
  }
}
