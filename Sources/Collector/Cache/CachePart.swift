import Workspace

/// The records of some files of a site, and the bytes in which they are kept.
///
/// Files are asked for in the order of their paths, which is that of the bytes: nothing has to be searched.
/// Only for as long as the bytes stay where they are.
struct CachePart {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private enum Kept {
    case known(Bytes)
    case fresh([UInt8])
  }

  /// What is known and was not asked for yet.
  private var known: RecordReader
  /// The first of it.
  private var next: (path: Bytes, record: Bytes)?
  private var kept: [(path: String, Kept)] = []
  private var isChanged = false
  private let edition: [UInt8]

  /// - Parameters:
  ///   - bytes: what `changedBytes` made for the edition; anything else holds nothing.
  ///   - edition: everything, but for the files themselves, that the records follow from.
  init(_ bytes: UnsafeBufferPointer<UInt8>, edition: [UInt8]) {
    self.edition = edition
    known = RecordReader(Bytes(rebasing: bytes[..<0]))
    var reader = RecordReader(bytes)
    if let sum = try? reader.number(), let content = try? reader.slice(), reader.isAtEnd,
      Checksum.of(content, edition: edition) == sum
    {
      known = RecordReader(content)
    }
    advance()
  }

  private mutating func advance() {
    next = nil
    guard !known.isAtEnd, let path = try? known.slice(), let record = try? known.slice() else {
      return
    }
    next = (path, record)
  }

  /// The record of a file: the one that is known, or a new one.
  ///
  /// The stamp is asked for only where something is known.
  mutating func record(
    of file: ContentFile,
    stamp: @autoclosure () -> FileStamp?,
    settledBefore moment: Int,
    countingWords: Bool,
    _ read: (ContentFile) -> FreshRecord
  ) -> EntryRecord {
    let path = file.path.string
    if let bytes = knownBytes(of: path), let stamp = stamp() {
      if let record = CachePart.record(bytes, stamp, file), record.isEnough(countingWords) {
        kept.append((path, .known(bytes)))
        return record
      }
    }
    isChanged = true
    let fresh = read(file)
    if let stamp = fresh.stamp, max(stamp.modified, stamp.changed) < moment,
      let bytes = fresh.record.bytes(of: file)
    {
      kept.append((path, .fresh(CachePart.bytes(bytes, stamp))))
    }
    return fresh.record
  }

  /// What is known of a path, all of those before it being gone.
  private mutating func knownBytes(of path: String) -> UnsafeBufferPointer<UInt8>? {
    while let (known, record) = next {
      let utf8 = path.utf8
      if utf8.elementsEqual(known) {
        advance()
        return record
      }
      if utf8.lexicographicallyPrecedes(known) { return nil }
      isChanged = true
      advance()
    }
    return nil
  }

  /// What is to be kept in place of what was; `nil` when nothing has changed.
  func changedBytes() -> [UInt8]? {
    guard isChanged || next != nil else { return nil }
    var content = RecordWriter()
    for (path, record) in kept {
      content.write(path)
      switch record {
      case .known(let bytes): content.write(bytes)
      case .fresh(let bytes): content.write(bytes)
      }
    }
    var writer = RecordWriter()
    writer.write(content.bytes.withUnsafeBufferPointer { Checksum.of($0, edition: edition) })
    writer.write(content.bytes)
    return writer.bytes
  }

  // MARK: Stamps

  private static func bytes(_ record: [UInt8], _ stamp: FileStamp) -> [UInt8] {
    var writer = RecordWriter()
    writer.write(stamp.size)
    writer.write(stamp.modified)
    writer.write(stamp.changed)
    writer.write(stamp.inode)
    writer.write(record)
    return writer.bytes
  }

  private static func record(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ stamp: FileStamp,
    _ file: ContentFile
  ) -> EntryRecord? {
    var reader = RecordReader(bytes)
    do throws(RecordReader.Damaged) {
      let kept = FileStamp(
        size: try reader.integer(),
        modified: try reader.integer(),
        changed: try reader.integer(),
        inode: try reader.number()
      )
      return kept == stamp ? EntryRecord(try reader.slice(), of: file) : nil
    } catch { return nil }
  }
}

extension EntryRecord {
  /// Whether the words of the article are known, where they are asked for.
  fileprivate func isEnough(_ countingWords: Bool) -> Bool {
    guard countingWords, let entry, entry.problem != .unreadable else { return true }
    return entry.words != nil
  }
}

/// What was made of a file just now.
struct FreshRecord: Sendable {
  var record: EntryRecord
  /// Of the file as it was before it was read; `nil` where the record may not be kept, since it does not follow
  /// from the file's own bytes.
  var stamp: FileStamp?
}

/// For finding damage, not for secrets.
enum Checksum {
  /// After FNV-1a, eight bytes at a time.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, edition: [UInt8] = []) -> UInt64 {
    var sum = edition.reduce(0xCBF2_9CE4_8422_2325) { Checksum.adding(UInt64($1), to: $0) }
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index + 8 <= raw.count {
      sum = adding(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self), to: sum)
      index += 8
    }
    for byte in raw[index...] { sum = adding(UInt64(byte), to: sum) }
    return sum
  }

  private static func adding(_ word: UInt64, to sum: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x100_0000_01B3
    return product ^ (product >> 29)
  }
}
