import CDeflate

/// The compression of ZIP, by libdeflate.
package enum Deflate {
  /// Level 9 makes articles of 12 kB half a per cent smaller and takes a quarter longer.
  package static let usualLevel = 6

  /// CRC-32, as ZIP and PNG have it.
  package static func checksum(of bytes: [UInt8]) -> UInt32 { checksum(of: bytes[...]) }

  package static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }

  /// The bytes deflated at a level from 1, the fastest, to 12; `nil` when they do not become fewer.
  static func deflated(_ bytes: [UInt8], level: Int) throws(ArchiveFailure) -> [UInt8]? {
    guard bytes.count > 1 else { return nil }
    let compressor = try Compressor(level: level)
    return compressor.deflate(bytes)
  }
}

extension Deflate {
  /// The bytes as a zlib stream (RFC 1950), which PNG holds.
  package static func stream(
    of bytes: [UInt8],
    level: Int
  ) throws(ArchiveFailure) -> [UInt8] {
    try Compressor(level: level).stream(bytes)
  }

  /// The bytes as a gzip file (RFC 1952) without name and time; `nil` where that is no shorter.
  package static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    guard !bytes.isEmpty else { return nil }
    return (try? Compressor(level: 9))?.gzip(bytes)
  }

  /// What a zlib stream holds.
  package static func inflated(stream: ArraySlice<UInt8>) throws(ArchiveFailure) -> [UInt8] {
    guard let decompressor = libdeflate_alloc_decompressor() else {
      throw ArchiveFailure("no memory for a decompressor")
    }
    defer { libdeflate_free_decompressor(decompressor) }
    // Text and drawings become an eighth or so; 1,032 times is the most that deflate can do.
    var room = max(4096, stream.count * 8)
    while room <= max(8192, stream.count * 2100) {
      var result = LIBDEFLATE_BAD_DATA
      let inflated = [UInt8](unsafeUninitializedCapacity: room) { output, count in
        result = stream.withUnsafeBytes {
          libdeflate_zlib_decompress(
            decompressor,
            $0.baseAddress,
            $0.count,
            output.baseAddress,
            room,
            &count
          )
        }
        if result != LIBDEFLATE_SUCCESS { count = 0 }
      }
      switch result {
      case LIBDEFLATE_SUCCESS: return inflated
      case LIBDEFLATE_INSUFFICIENT_SPACE: room *= 4
      default: throw ArchiveFailure("compressed data is damaged")
      }
    }
    throw ArchiveFailure("compressed data is damaged")
  }
}

extension Deflate {
  /// What a member of an archive holds, which has to be as long as its directory says.
  static func inflated(
    _ packed: ArraySlice<UInt8>,
    to size: Int,
    of member: String
  ) throws(ArchiveFailure) -> [UInt8] {
    // 1,032 times is the most that deflate can do, so that no claim makes us ask for memory in vain.
    guard size / 1040 <= packed.count else {
      throw ArchiveFailure("it cannot be as long as it says", member: member)
    }
    guard let decompressor = libdeflate_alloc_decompressor() else {
      throw ArchiveFailure("no memory for a decompressor", member: member)
    }
    defer { libdeflate_free_decompressor(decompressor) }
    var result = LIBDEFLATE_BAD_DATA
    var used = 0
    let inflated = [UInt8](unsafeUninitializedCapacity: size) { output, count in
      result = packed.withUnsafeBytes {
        libdeflate_deflate_decompress_ex(
          decompressor,
          $0.baseAddress,
          $0.count,
          output.baseAddress,
          size,
          &used,
          &count
        )
      }
      if result != LIBDEFLATE_SUCCESS { count = 0 }
    }
    guard result == LIBDEFLATE_SUCCESS, used == packed.count else {
      throw ArchiveFailure("compressed data is damaged", member: member)
    }
    return inflated
  }
}

extension Deflate {
  /// Whether a zlib stream can be unpacked and holds `count` bytes at least.
  package static func holds(_ count: Int, in stream: [UInt8]) -> Bool {
    guard let decompressor = libdeflate_alloc_decompressor() else { return false }
    defer { libdeflate_free_decompressor(decompressor) }
    return withUnsafeTemporaryAllocation(byteCount: count, alignment: 16) { output in
      var length = 0
      let result = stream.withUnsafeBytes {
        libdeflate_zlib_decompress(
          decompressor,
          $0.baseAddress,
          $0.count,
          output.baseAddress,
          count,
          &length
        )
      }
      return result == LIBDEFLATE_INSUFFICIENT_SPACE
        || result == LIBDEFLATE_SUCCESS && length == count
    }
  }
}

/// Owns a compressor of libdeflate.
private struct Compressor: ~Copyable {
  private let compressor: OpaquePointer

  init(level: Int) throws(ArchiveFailure) {
    guard let compressor = libdeflate_alloc_compressor(Int32(clamping: level)) else {
      throw ArchiveFailure("no compressor of level \(level), or no memory for one")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// The bytes as a zlib stream, which is never much longer than they are.
  func stream(_ bytes: [UInt8]) -> [UInt8] {
    let room = libdeflate_zlib_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
      count = bytes.withUnsafeBytes {
        libdeflate_zlib_compress(compressor, $0.baseAddress, $0.count, output.baseAddress, room)
      }
    }
  }

  /// The bytes as a gzip file, or `nil` when they do not become fewer.
  func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    let room = bytes.count - 1
    let packed = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      count = bytes.withUnsafeBytes {
        libdeflate_gzip_compress(compressor, $0.baseAddress, $0.count, output.baseAddress, room)
      }
    }
    return packed.isEmpty ? nil : packed
  }

  /// The bytes deflated, or `nil` when they do not become fewer.
  func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    let room = bytes.count - 1
    let deflated = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      count = bytes.withUnsafeBytes {
        libdeflate_deflate_compress(compressor, $0.baseAddress, $0.count, output.baseAddress, room)
      }
    }
    return deflated.isEmpty ? nil : deflated
  }
}
