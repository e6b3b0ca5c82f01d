import Foundation
import Publication
import Testing

@Suite struct `a shard` {
  @Test(arguments: [
    "", "1", "0/3", "4/3", "-1/3", "1/0", "1/2/3", "a/b", "1 /2", "1/9999999999999999999",
  ])
  func `is written as a number of a count`(written: String) {
    #expect(Shard(written) == nil)
  }

  @Test func `has each edition that no other has`() throws {
    let editions = (0..<500).map { "edition \($0)" } + [nil]
    for count in [1, 2, 3, 7, 64, 1000] {
      let shards = try (1...count).map { try #require(Shard("\($0)/\(count)")) }
      for edition in editions {
        #expect(shards.count { $0.holds(edition) } == 1)
      }
    }
  }

  @Test func `has the same editions whatever others there are`() throws {
    let shard = try #require(Shard("2/3"))
    #expect(["science", "city", "sport", nil].map(shard.holds) == shardOfOld)
  }

  /// As it was when the first cluster was set up: who changes it has each edition twice in folders of shards.
  private let shardOfOld = [true, false, false, false]

  @Test func `lets other shards work in the folder, and keeps out whoever has an edition of it`()
    throws
  {
    let path = FileManager.default.temporaryDirectory.path + "/broadsheet-shards-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = OutputFolder(at: path)
    let first = try folder.lock(of: Shard("1/2"))
    let second = try folder.lock(of: Shard("2/2"))
    for shard in ["1/1", "1/2", "2/4", "3/8"] {
      #expect(throws: OutputFolder.Failure.locked(holder: nil)) {
        _ = try folder.lock(of: Shard(shard))
      }
    }
    #expect(throws: OutputFolder.Failure.self) { _ = try folder.lock() }
    _ = consume first
    let again = try folder.lock(of: Shard("2/4"))
    _ = consume second
    #expect(throws: OutputFolder.Failure.self) { _ = try folder.lock() }
    _ = consume again
    let whole = try folder.lock()
    #expect(throws: OutputFolder.Failure.self) { _ = try folder.lock(of: Shard("1/2")) }
    _ = consume whole
    #expect(!FileManager.default.fileExists(atPath: path + "/.broadsheet.lock"))
  }

  @Test func `removes what a killed run of its editions left behind, and nothing of another's`()
    throws
  {
    let path = FileManager.default.temporaryDirectory.path + "/broadsheet-left-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let half = Int64(1) << 61
    for name in [".broadsheet-new-0-a.epub", ".broadsheet-new-\(half)-b.epub"] {
      _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: nil)
    }
    _ = try OutputFolder(at: path).lock(of: Shard("1/2"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path) == [
        ".broadsheet-new-\(half)-b.epub"
      ]
    )
    _ = try OutputFolder(at: path).lock()
    #expect(!FileManager.default.fileExists(atPath: path + "/.broadsheet-new-\(half)-b.epub"))
  }
}
