import CZip
import Glibc

/// The memory into which libzip writes an archive.
///
/// libzip's own keeps what it gives out, so that a large archive would be in memory twice.
final class ArchiveSink {
  private(set) var bytes: [UInt8] = []
  private var position = 0

  /// Makes room for so many bytes at once: growing would copy what is there.
  func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Answers libzip's requests, as zip_source_function(3) describes them.
  static let answer: zip_source_callback = { state, data, length, command in
    guard let state else { return -1 }
    let sink = Unmanaged<ArchiveSink>.fromOpaque(state)
    if command == ZIP_SOURCE_FREE {
      sink.release()
      return 0
    }
    return sink.takeUnretainedValue().answer(command, data, length)
  }

  private func answer(
    _ command: zip_source_cmd_t,
    _ data: UnsafeMutableRawPointer?,
    _ length: UInt64
  ) -> Int64 {
    switch command {
    case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE, ZIP_SOURCE_COMMIT_WRITE: return 0
    case ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE: return empty()
    case ZIP_SOURCE_WRITE: return write(data, length)
    case ZIP_SOURCE_SEEK_WRITE: return seek(data, length)
    case ZIP_SOURCE_TELL_WRITE: return Int64(position)
    case ZIP_SOURCE_STAT: return describe(in: data, length)
    // A new archive is never read while it is made.
    case ZIP_SOURCE_READ, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL: return 0
    case ZIP_SOURCE_ERROR: return ReadyMember.noError(in: data, length)
    case ZIP_SOURCE_SUPPORTS: return ArchiveSink.answered
    default: return -1
    }
  }

  /// One bit for each command that is answered.
  private static let answered: Int64 = [
    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
    ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE,
    ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
    ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, ZIP_SOURCE_SUPPORTS,
  ].reduce(0) { $0 | 1 << Int64($1.rawValue) }

  private func empty() -> Int64 {
    bytes.removeAll(keepingCapacity: true)
    position = 0
    return 0
  }

  /// libzip goes back to complete what it has written already.
  private func write(_ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
    guard let data, let count = Int(exactly: length), position <= bytes.count else { return -1 }
    let source = UnsafeRawBufferPointer(start: data, count: count)
    let covered = min(count, bytes.count - position)
    bytes.withUnsafeMutableBytes { bytes in
      UnsafeMutableRawBufferPointer(rebasing: bytes[position..<position + covered])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<covered]))
    }
    bytes.append(contentsOf: source[covered...])
    position += count
    return Int64(count)
  }

  private func seek(_ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
    let place = zip_source_seek_compute_offset(
      UInt64(position),
      UInt64(bytes.count),
      data,
      length,
      nil
    )
    guard let place = Int(exactly: place), (0...bytes.count).contains(place) else { return -1 }
    position = place
    return 0
  }

  private func describe(in data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
    guard let data, length >= UInt64(MemoryLayout<zip_stat_t>.size) else { return -1 }
    var facts = zip_stat_t()
    zip_stat_init(&facts)
    facts.size = UInt64(bytes.count)
    facts.valid = UInt64(ZIP_STAT_SIZE)
    data.storeBytes(of: facts, as: zip_stat_t.self)
    return Int64(MemoryLayout<zip_stat_t>.size)
  }
}
