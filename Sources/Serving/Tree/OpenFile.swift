private import Digests
private import Glibc
package import Workspace

/// A plain file that is open: it stays what it is, whatever is put in its place meanwhile.
package final class OpenFile: Sendable {
  private let descriptor: Int32
  /// What tells it from every other file, and from itself after a change.
  package let stamp: FileStamp

  package var size: Int { stamp.size }

  /// When it was last changed, in seconds since 1970.
  var modified: Int { stamp.modified / 1_000_000_000 }

  /// Takes the descriptor over, which is closed with the file; `nil` for what is no plain file.
  init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    stamp = FileStamp(of: status)
  }

  deinit { close(descriptor) }

  /// Reads what comes at `offset`, as much as fits, and tells how much it was; 0 at the end and when the disk fails.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var count = -1
    repeat {
      count = pread(descriptor, buffer.baseAddress, buffer.count, offset)
    } while count < 0 && errno == EINTR
    return max(0, count)
  }

  /// The whole of it; `nil` when it is larger than `limit` or the disk fails.
  func bytes(limit: Int) -> [UInt8]? {
    guard size <= limit else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(
          at: count,
          into: UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[count..<size]
          )
        )
        if got == 0 { return }
        count += got
      }
    }
    return bytes.count == size ? bytes : nil
  }

  /// The SHA-256 of its bytes; `nil` when the disk fails.
  func sum() -> String? {
    var digest = RunningDigest()
    var offset = 0
    withUnsafeTemporaryAllocation(byteCount: 128 << 10, alignment: 16) { buffer in
      while offset < size {
        let got = read(at: offset, into: buffer)
        if got == 0 { return }
        digest.add(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
        offset += got
      }
    }
    let sum = digest.finish()
    return offset >= size ? sum : nil
  }
}
