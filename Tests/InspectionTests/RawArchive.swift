import Zip

/// An archive written byte by byte, so that it can be as wrong as a test wants it.
struct RawArchive {
  struct Entry {
    var name: String
    var bytes: [UInt8]
    var method = 0
    var flags = 0
    var extra: [UInt8] = []
    /// What is told of its length; `nil` for the truth.
    var claimedSize: Int?
    /// Its header's place in the directory; `nil` for the truth.
    var claimedOffset: Int?

    init(_ name: String, _ bytes: [UInt8] = []) {
      self.name = name
      self.bytes = bytes
    }

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  var entries: [Entry]
  /// What is told of the number of members; `nil` for the truth.
  var claimedCount: Int?

  /// A good book, all of it stored.
  init(_ book: GoodBook) {
    entries = [Entry("mimetype", "application/epub+zip")]
    entries += book.files.map { Entry($0.name, $0.bytes) }
  }

  init(_ entries: [Entry]) { self.entries = entries }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      directory += record(of: entry, at: entry.claimedOffset ?? file.count)
      file += header(of: entry) + Array(entry.name.utf8) + entry.extra + entry.bytes
    }
    let start = file.count
    let count = claimedCount ?? entries.count
    file += directory
    if count > 0xFFFF { file += largeEnd(of: directory, at: start, count) }
    file +=
      word(0x0605_4b50) + half(0) + half(0) + half(min(count, 0xFFFF)) + half(min(count, 0xFFFF))
    return file + word(directory.count) + word(start) + half(0)
  }

  /// ZIP64's record and what leads to it, for more members than the usual one can count.
  private func largeEnd(of directory: [UInt8], at start: Int, _ count: Int) -> [UInt8] {
    let record =
      word(0x0606_4b50) + long(44) + half(45) + half(45) + word(0) + word(0) + long(count)
      + long(count) + long(directory.count) + long(start)
    return record + word(0x0706_4b50) + word(0) + long(start + directory.count) + word(1)
  }

  private func header(of entry: Entry) -> [UInt8] {
    word(0x0403_4b50) + half(20) + facts(of: entry) + half(entry.name.utf8.count)
      + half(entry.extra.count)
  }

  private func record(of entry: Entry, at offset: Int) -> [UInt8] {
    word(0x0201_4b50) + half(20) + half(20) + facts(of: entry) + half(entry.name.utf8.count)
      + half(entry.extra.count) + half(0) + half(0) + half(0) + word(0) + word(offset)
      + Array(entry.name.utf8) + entry.extra
  }

  private func facts(of entry: Entry) -> [UInt8] {
    half(entry.flags) + half(entry.method) + half(0) + half(0x5C4E)
      + word(Int(Deflate.checksum(of: entry.bytes))) + word(entry.bytes.count)
      + word(entry.claimedSize ?? entry.bytes.count)
  }

  private func half(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private func long(_ number: Int) -> [UInt8] { word(number) + word(number >> 32) }

  private func word(_ number: Int) -> [UInt8] { half(number) + half(number >> 16) }
}
