import Foundation
import TestSupport
import Testing
import Workspace

@Suite struct DiskFolderTests {
  @Test func `a folder is made with those above it, and those that were not there are told`() throws
  {
    let folder = try TemporaryFolder(["here/a.md": ""])
    let here = folder.path + "/here"
    let made = try DiskFolder.make(here + "//new/inner/", for: .owner)
    #expect(made == [here + "/new/inner", here + "/new"])
    #expect(try DiskFolder.make(here + "/new/inner", for: .owner).isEmpty)
  }

  @Test func `nobody but its owner looks into a folder that is made for him`() throws {
    let folder = try TemporaryFolder()
    try DiskFolder.make(folder.path + "/a/b", for: .owner)
    for name in ["a", "a/b"] {
      let facts = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
      #expect(facts[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test func `no folder is made where a file is, and it is told which`() throws {
    let folder = try TemporaryFolder(["a": ""])
    #expect(try !DiskFolder.makeInner(folder.path + "/a", for: .everyone))
    let reason = "cannot make folder '\(folder.path)/a/b': Not a directory"
    #expect(throws: DiskFolder.Failure(words: reason)) {
      try DiskFolder.make(folder.path + "/a/b/c", for: .everyone)
    }
  }
}
