import CacheFiles
import Foundation
import TestSupport
import Testing

@Suite struct `a cache file` {
  private let folder: TemporaryFolder
  private let file: CacheFile

  init() throws {
    folder = try TemporaryFolder()
    file = CacheFile(named: "site", in: folder.path + "/deep/folder")
  }

  private func parts(ofEdition edition: UInt8, in other: CacheFile? = nil) -> [Int: [UInt8]] {
    (other ?? file).contents()?.parts(ofEdition: [edition]) ?? [:]
  }

  @Test func `gives back the parts that were written`() {
    #expect(parts(ofEdition: 1).isEmpty)
    file.write([0: [1, 2, 3], 5: []], edition: [1])
    file.write([5: [9]], edition: [1])
    #expect(parts(ofEdition: 1) == [0: [1, 2, 3], 5: [9]])
  }

  @Test func `of another edition is empty, and begins anew`() {
    file.write([0: [1], 1: [2]], edition: [1])
    #expect(parts(ofEdition: 2).isEmpty)
    file.write([1: [3]], edition: [2])
    #expect(parts(ofEdition: 2) == [1: [3]])
    #expect(parts(ofEdition: 1).isEmpty)
  }

  @Test(arguments: ["", "no database at all", String(repeating: "SQLite format 3\0", count: 300)])
  func `that is damaged is empty, and made anew`(text: String) throws {
    try folder.write(text, to: "deep/folder/site.sqlite")
    #expect(parts(ofEdition: 1).isEmpty)
    file.write([0: [1]], edition: [1])
    #expect(parts(ofEdition: 1) == [0: [1]])
  }

  @Test func `that cannot be written is no failure`() throws {
    try folder.write("a file where a folder is wanted", to: "file")
    let file = CacheFile(named: "site", in: folder.path + "/file")
    file.write([0: [1]], edition: [1])
    #expect(parts(ofEdition: 1, in: file).isEmpty)
  }

  @Test func `lies in a folder that nobody else can read`() throws {
    file.write([0: [1]], edition: [1])
    for name in ["/deep", "/deep/folder"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + name)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
  }
}
