private import Glibc

extension [UInt8] {
  /// Writes all the bytes to an open descriptor; false as soon as it takes no more, `errno` telling why.
  package func writeWhole(to descriptor: Int32) -> Bool {
    withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = write(
          descriptor,
          buffer.baseAddress.map { $0 + written },
          buffer.count - written
        )
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}
