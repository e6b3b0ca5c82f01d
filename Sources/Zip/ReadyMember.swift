import CZip
import Glibc

/// A member as libzip asks for it: compressed already, so that libzip only copies it.
///
/// libzip keeps it from `zip_source_function` until it sends `ZIP_SOURCE_FREE`.
final class ReadyMember {
  private let member: ArchiveMember
  private var position = 0

  init(_ member: ArchiveMember) { self.member = member }

  /// Answers libzip's requests, as zip_source_function(3) describes them.
  static let answer: zip_source_callback = { state, data, length, command in
    guard let state else { return -1 }
    let member = Unmanaged<ReadyMember>.fromOpaque(state)
    switch command {
    case ZIP_SOURCE_OPEN: return member.takeUnretainedValue().open()
    case ZIP_SOURCE_READ: return member.takeUnretainedValue().read(into: data, length)
    case ZIP_SOURCE_CLOSE: return 0
    case ZIP_SOURCE_STAT: return member.takeUnretainedValue().describe(in: data, length)
    case ZIP_SOURCE_ERROR: return noError(in: data, length)
    case ZIP_SOURCE_FREE:
      member.release()
      return 0
    case ZIP_SOURCE_SUPPORTS: return answered
    default: return -1
    }
  }

  /// One bit for each command that is answered.
  private static let answered: Int64 = [
    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
    ZIP_SOURCE_FREE,
  ].reduce(0) { $0 | 1 << Int64($1.rawValue) }

  private func open() -> Int64 {
    position = 0
    return 0
  }

  private func read(into data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
    guard let data else { return -1 }
    let count = min(Int(clamping: length), member.bytes.count - position)
    member.bytes.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(start: data, count: count)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
    }
    position += count
    return Int64(count)
  }

  private func describe(in data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
    guard let data, length >= UInt64(MemoryLayout<zip_stat_t>.size) else { return -1 }
    var facts = zip_stat_t()
    zip_stat_init(&facts)
    facts.size = UInt64(member.size)
    facts.comp_size = UInt64(member.bytes.count)
    facts.crc = member.checksum
    facts.comp_method = UInt16(member.method == .stored ? ZIP_CM_STORE : Int32(ZIP_CM_DEFLATE))
    facts.valid = UInt64(
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD
    )
    data.storeBytes(of: facts, as: zip_stat_t.self)
    return Int64(MemoryLayout<zip_stat_t>.size)
  }

  /// Reading from memory cannot fail.
  static func noError(in data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
    let size = 2 * MemoryLayout<Int32>.size
    guard let data, length >= UInt64(size) else { return -1 }
    data.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    return Int64(size)
  }
}
