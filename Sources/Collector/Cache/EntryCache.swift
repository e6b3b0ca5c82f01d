import CacheFiles
import Digests
import Glibc
import Jobs
import Workspace

/// What was understood of a large site's files at an earlier run, so that only what has changed is read again.
///
/// It lies in the user's cache folder, may be deleted at any time, and is never needed. A record counts only while the
/// file's size, times and inode are what they were, its place in the tree is, and everything else that was read before
/// the articles (configuration, sections, people), as well as this very program, is.
struct EntryCache: Sendable {
  private static let partCount = 64

  private let site: String
  private let program: String
  private let file: CacheFile

  /// - Parameters:
  ///   - site: the site's own folder.
  ///   - folder: the cache folder; `nil` comes of one within the site, where nothing is ever made.
  init?(ofSiteAt site: String, in folder: String) {
    guard !site.isEmpty, !EntryCache.isInside(folder, site), let program = EntryCache.program else {
      return nil
    }
    self.site = site
    self.program = program
    file = CacheFile(named: Digest.sha256(Array(site.utf8)), in: folder)
  }

  /// What an earlier run has kept, true or not.
  func contents() -> CacheFile.Contents? { file.contents() }

  private func edition(_ fingerprint: [String]) -> [UInt8] {
    var writer = RecordWriter()
    writer.write([site, program] + fingerprint)
    return Array(Digest.sha256(writer.bytes).utf8)
  }

  /// Whether a folder lies in a site, as far up as it is there already.
  private static func isInside(_ folder: String, _ site: String) -> Bool {
    var folder = folder
    while !folder.isEmpty {
      if let path = RealPath.of(folder) {
        return path == site || path.hasPrefix(site.hasSuffix("/") ? site : site + "/")
      }
      folder = folder.parentFolder
    }
    return false
  }

  /// This program, told from every other build of it.
  private static let program: String? = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return nil }
    let stamp = FileStamp(of: status)
    return "\(stamp.inode) \(stamp.size) \(stamp.modified)"
  }()

  /// How the records of files are come by.
  struct Reading: Sendable {
    var workspace: any Workspace
    /// Everything, but for the articles' own files, that their entries follow from.
    var fingerprint: [String]
    /// How long ago, in nanoseconds, a file must have changed for the last time for its record to be kept.
    var settlingTime: Int
    var countsWords: Bool
    var jobs: Int
    var read: @Sendable (ContentFile) -> FreshRecord
  }

  /// The records of all files, which come in the order of their paths: those that are still true, and new ones.
  ///
  /// - Returns: the records, and the work of keeping them, which goes on meanwhile.
  func records(
    of files: [ContentFile],
    _ contents: CacheFile.Contents?,
    _ reading: Reading
  ) async -> (records: [EntryRecord], keeping: Task<Void, Never>) {
    let edition = edition(reading.fingerprint)
    let known = contents?.parts(ofEdition: edition) ?? [:]
    let moment = EntryCache.now - reading.settlingTime
    let parts = EntryCache.parts(of: files).enumerated()
      .map { (number: $0, files: $1, known: known[$0] ?? []) }
    let done = await parts.inParallel(jobs: reading.jobs, inRunsOf: 1) { number, indices, known in
      known.withUnsafeBufferPointer { bytes in
        var part = CachePart(bytes, edition: edition)
        let records = indices.map { index in
          part.record(
            of: files[index],
            stamp: reading.workspace.stamp(of: files[index].path),
            settledBefore: moment,
            countingWords: reading.countsWords,
            reading.read
          )
        }
        return (indices, records: records, changed: part.changedBytes().map { (number, $0) })
      }
    }
    let changed = [Int: [UInt8]](
      done.compactMap(\.changed),
      uniquingKeysWith: { first, _ in first }
    )
    let keeping = Task.detached { [file] in file.write(changed, edition: edition) }
    return (EntryCache.ordered(done.map { ($0.0, $0.records) }, count: files.count), keeping)
  }

  /// Which files each part of the cache holds: told by their paths alone, so that a new file moves no other.
  private static func parts(of files: [ContentFile]) -> [[Int]] {
    var parts = [[Int]](repeating: [], count: partCount)
    for (index, file) in files.enumerated() {
      var path = file.path.string
      let sum = path.withUTF8 { Checksum.of($0) }
      parts[Int(sum % UInt64(partCount))].append(index)
    }
    return parts
  }

  private static func ordered(
    _ parts: [([Int], [EntryRecord])],
    count: Int
  ) -> [EntryRecord] {
    var ordered = [EntryRecord](repeating: EntryRecord(entry: nil), count: count)
    for (indices, records) in parts {
      for (index, record) in zip(indices, records) { ordered[index] = record }
    }
    return ordered
  }

  /// Nanoseconds since 1970: it decides what is kept, and nothing else.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
