import Foundation
import TestSupport
import Testing
import Workspace

@Suite struct RealPathTests {
  @Test func `links are followed to what they lead to, and what is not there has none`() throws {
    let folder = try TemporaryFolder(["real/a.md": "a"])
    let link = folder.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real")
    let real = try #require(RealPath.of(folder.path))
    #expect(RealPath.of(link + "/../real/./a.md") == real + "/real/a.md")
    #expect(RealPath.of(link + "/b.md") == nil)
  }
}
