import Foundation
import TestSupport
import Testing
import Workspace

@Suite struct `a path in a workspace` {
  @Test(arguments: [
    ("a/b", "a/b"), ("./a//b/", "a/b"), ("a/../b", "b"), ("", ""), (".", ""), ("/a", "a"),
    ("a/b/../..", ""), ("..a/.b", "..a/.b"),
  ])
  func `is brought into normal form`(written: String, path: String) {
    #expect(WorkspacePath(written)?.string == path)
  }

  @Test(arguments: ["..", "a/../..", "../a", "/..", "a\0b"])
  func `cannot lead out of it, nor hold a zero`(written: String) {
    #expect(WorkspacePath(written) == nil)
  }

  @Test func `knows its folder, name, stem and suffix`() throws {
    let path = try #require(WorkspacePath("content/news/a.fr.MD"))
    #expect(path.folder.string == "content/news")
    #expect(path.name == "a.fr.MD")
    #expect(path.stem == "a.fr")
    #expect(path.suffix == "md")
    #expect(WorkspacePath(".hidden")?.suffix == "")
    #expect(WorkspacePath.root.name == "")
  }

  @Test func `lies inside a folder only by whole parts`() throws {
    let folder = try #require(WorkspacePath("content/news"))
    #expect(try #require(WorkspacePath("content/news/a")).isInside(folder))
    #expect(!(try #require(WorkspacePath("content/newspaper")).isInside(folder)))
  }

  @Test func `read relative to a file's folder stays inside the workspace`() throws {
    let folder = try #require(WorkspacePath("content/news"))
    #expect(folder.appending("../images/x.png")?.string == "content/images/x.png")
    #expect(folder.appending("../../../etc/passwd") == nil)
  }
}

@Suite struct `a folder on disk` {
  private func path(_ text: String) -> WorkspacePath { WorkspacePath(text) ?? .root }

  @Test func `gives the bytes of its files and the kinds of its entries`() throws {
    let folder = try TemporaryFolder(["a.md": "text", "sub/b.md": ""])
    let workspace = try FolderWorkspace(at: folder.path)
    #expect(try workspace.bytes(at: path("a.md"), limit: 10) == Array("text".utf8))
    let entries = try workspace.entries(of: .root).sorted { $0.name < $1.name }
    #expect(entries.map(\.name) == ["a.md", "sub"])
    #expect(entries.map(\.kind) == [.file, .folder])
  }

  @Test func `does not read what is larger than asked, missing, or no file`() throws {
    let folder = try TemporaryFolder(["a.md": "0123456789", "sub/b.md": ""])
    let workspace = try FolderWorkspace(at: folder.path)
    #expect(throws: ReadFailure.tooLarge(bytes: 10, limit: 9)) {
      try workspace.bytes(at: path("a.md"), limit: 9)
    }
    #expect(throws: ReadFailure.missing) { try workspace.bytes(at: path("x"), limit: 9) }
    #expect(throws: ReadFailure.notAFile) { try workspace.bytes(at: path("sub"), limit: 9) }
  }

  @Test func `never opens a pipe`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/pipe.md", 0o600) == 0)
    let workspace = try FolderWorkspace(at: folder.path)
    #expect(try workspace.entries(of: .root).map(\.kind) == [.special])
    #expect(throws: ReadFailure.notAFile) { try workspace.bytes(at: path("pipe.md"), limit: 9) }
  }

  @Test func `follows links within it and refuses those that lead out`() throws {
    let outside = try TemporaryFolder(["secret.md": "secret", "sub/x.md": "x"])
    let folder = try TemporaryFolder(["real/a.md": "a"])
    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + name,
        withDestinationPath: target
      )
    }
    try link("inside", to: "real")
    try link("file.md", to: outside.path + "/secret.md")
    try link("folder", to: outside.path + "/sub")
    try link("dangling", to: "nowhere")
    let workspace = try FolderWorkspace(at: folder.path)
    #expect(try workspace.bytes(at: path("inside/a.md"), limit: 9) == Array("a".utf8))
    for name in ["file.md", "folder/x.md"] {
      #expect(throws: ReadFailure.outside) { try workspace.bytes(at: path(name), limit: 9) }
    }
    #expect(workspace.kind(of: path("folder")) == .outside)
    let allowed = try FolderWorkspace(at: folder.path, alsoReading: [outside.path])
    #expect(try allowed.bytes(at: path("folder/x.md"), limit: 9) == Array("x".utf8))
  }

  @Test func `tells by its canonical path that a link leads back to a folder above`() throws {
    let folder = try TemporaryFolder(["real/a.md": "a"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/real/again",
      withDestinationPath: ".."
    )
    let workspace = try FolderWorkspace(at: folder.path)
    #expect(
      workspace.canonicalPath(of: path("real/again")) == workspace.canonicalPath(of: .root)
    )
  }

  @Test func `is not there when the path names a file or nothing`() throws {
    let folder = try TemporaryFolder(["a.md": ""])
    #expect(throws: ReadFailure.notAFile) { try FolderWorkspace(at: folder.path + "/a.md") }
    #expect(throws: ReadFailure.missing) { try FolderWorkspace(at: folder.path + "/b") }
  }
}

@Suite struct `a workspace in memory` {
  private let workspace = MemoryWorkspace(["a/b/c.md": "c", "d.md": "d"])

  @Test func `has the folders that its files imply`() throws {
    let folder = try #require(WorkspacePath("a"))
    #expect(try workspace.entries(of: .root).map(\.name) == ["a", "d.md"])
    #expect(try workspace.entries(of: folder) == [WorkspaceEntry(name: "b", kind: .folder)])
    #expect(workspace.kind(of: folder) == .folder)
    #expect(throws: ReadFailure.notAFile) { try workspace.bytes(at: folder, limit: 1) }
  }
}
