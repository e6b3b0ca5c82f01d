private import Glibc
private import Workspace

/// A folder of pictures of an issue's pages, which later ones replace; each appears whole.
package struct PreviewFolder: Sendable {
  package let path: String

  /// Names the folder; the first file makes it.
  package init(at path: String) { self.path = path }

  /// Writes a file, in the place of one of the same name.
  ///
  /// Unlike an issue's files it is not waited for until it lies on the disk: it can be drawn again at any time.
  ///
  /// - Returns: its path.
  /// - Throws: `OutputFolder.Failure` when it cannot be written.
  @discardableResult
  package func write(_ bytes: [UInt8], as name: String) throws(OutputFolder.Failure) -> String {
    _ = try OutputFolder.makeFolder(path)
    let place = place(of: name)
    let temporary = self.place(of: ".broadsheet-new-" + name)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("cannot write in '\(path)'") }
    let isWritten = bytes.writeWhole(to: descriptor)
    guard close(descriptor) == 0, isWritten, rename(temporary, place) == 0 else {
      let failure = failure("cannot write '\(place)'")
      unlink(temporary)
      throw failure
    }
    return place
  }

  /// Removes files by their names, as far as they are there.
  package func remove(_ names: [String]) {
    for name in names { unlink(place(of: name)) }
  }

  /// Whether there is a file of that name.
  package func holds(_ name: String) -> Bool { access(place(of: name), F_OK) == 0 }

  private func place(of name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }

  private func failure(_ what: String) -> OutputFolder.Failure {
    .failed("\(what): \(String(cString: strerror(errno)))")
  }
}
