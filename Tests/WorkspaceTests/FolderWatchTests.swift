import Foundation
import TestSupport
import Testing
import Workspace

/// What is saved before the wait is told by it: the system keeps events from the moment that a folder is watched.
@Suite struct FolderWatchTests {
  private let folder: TemporaryFolder
  private var watch: FolderWatch

  init() throws {
    folder = try TemporaryFolder(["a/b/deep.md": "", "flat/c/far.md": "", "out/page.png": ""])
    watch = try FolderWatch(
      [.init(folder.path + "/a", isDeep: true), .init(folder.path + "/flat", isDeep: false)],
      ignoring: [folder.path + "/a/out"]
    )
  }

  @Test func `a file that is saved, moved or removed ends the wait`() throws {
    var watch = watch
    try folder.write("new", to: "a/b/deep.md")
    try watch.waitForChange()
    try FileManager.default.moveItem(
      atPath: folder.path + "/a/b/deep.md",
      toPath: folder.path + "/a/b/moved.md"
    )
    try watch.waitForChange()
    try FileManager.default.removeItem(atPath: folder.path + "/a/b/moved.md")
    try watch.waitForChange()
  }

  @Test func `a file in a folder that is new ends the wait`() throws {
    var watch = watch
    try FileManager.default.createDirectory(
      atPath: folder.path + "/a/new",
      withIntermediateDirectories: false
    )
    try watch.waitForChange()
    try folder.write("text", to: "a/new/article.md")
    try watch.waitForChange()
  }

  @Test func `what is hidden, ignored or too deep does not`() throws {
    var watch = watch
    try folder.write("x", to: "a/.hidden.swp")
    try folder.write("x", to: "a/out/page-001.png")
    try folder.write("x", to: "flat/c/far.md")
    // Only this one does, and were the others told of, the second wait would not be needed.
    try folder.write("x", to: "flat/near.md")
    try watch.waitForChange()
    try folder.write("y", to: "flat/near.md")
    try watch.waitForChange()
  }

  @Test func `nothing is watched where there is nothing`() {
    #expect(throws: FolderWatch.Failure.self) {
      try FolderWatch([.init(folder.path + "/none", isDeep: true)], ignoring: [])
    }
  }
}
