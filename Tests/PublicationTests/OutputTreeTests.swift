import Foundation
import TestSupport
import Testing
import Workspace

@testable import Publication

/// A folder in which a tree is written.
private struct Place {
  let folder: TemporaryFolder

  init(_ files: [String: String] = [:]) throws { folder = try TemporaryFolder(files) }

  @discardableResult
  func write(_ files: [String: String]) throws -> [WorkspacePath] {
    let tree = try #require(OutputTree(at: folder.path + "/tree", listName: ".list.json"))
    let lock = try OutputFolder(at: tree.parent).lock()
    return try tree.replace(
      with: files.sorted { $0.key < $1.key }.map { path, text in
        OutputTree.File(try #require(WorkspacePath(path)), .bytes(Array(text.utf8)))
      },
      holding: lock
    )
  }

  /// All files by their paths, without the list.
  func files() throws -> [String: String] {
    let root = folder.path + "/tree/"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    var files: [String: String] = [:]
    for name in names where name != ".list.json" {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + name, isDirectory: &isFolder)
      if !isFolder.boolValue {
        files[name] = String(decoding: try folder.bytes(of: "tree/" + name), as: UTF8.self)
      }
    }
    return files
  }

  /// What the file system tells a file by.
  struct Identity: Equatable {
    var number: UInt64
    var time: Int
  }

  func identity(of name: String) throws -> Identity {
    var status = stat()
    try #require(stat("\(folder.path)/tree/\(name)", &status) == 0)
    return Identity(number: UInt64(status.st_ino), time: status.st_mtim.tv_sec)
  }

  /// What lies beside the tree, hidden files too.
  func neighbours() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}

@Suite struct `a tree of files` {
  @Test func `loses what it has no more, and leaves nothing beside it`() throws {
    let place = try Place()
    try place.write(["index.html": "one", "covers/a.jpg": "a", "covers/b.jpg": "b"])
    try place.write(["index.html": "two", "covers/b.jpg": "b"])
    #expect(try place.files() == ["index.html": "two", "covers/b.jpg": "b"])
    #expect(try place.neighbours() == ["tree"])
  }

  @Test func `keeps a file that is the same, and makes a changed one later`() throws {
    let place = try Place()
    try place.write(["same": "s", "changed": "one"])
    let (same, changed) = (try place.identity(of: "same"), try place.identity(of: "changed"))
    try place.write(["same": "s", "changed": "two"])
    #expect(try place.identity(of: "same") == same)
    #expect(try place.identity(of: "changed").time > changed.time)
  }

  @Test func `keeps what is somebody else's`() throws {
    let place = try Place()
    try place.write(["index.html": "one"])
    try place.folder.write("catalog.example", to: "tree/CNAME")
    try place.folder.write("mine", to: "tree/own/notes.txt")
    #expect(try place.write(["index.html": "two"]).map(\.string) == ["CNAME", "own/notes.txt"])
    #expect(
      try place.files() == [
        "index.html": "two", "CNAME": "catalog.example", "own/notes.txt": "mine",
      ]
    )
  }

  @Test func `is not written over a folder that is none, nor over somebody's file`() throws {
    let place = try Place(["tree/thesis.tex": "years of work"])
    #expect(throws: OutputFolder.Failure.self) { try place.write(["index.html": "one"]) }
    #expect(try place.files() == ["thesis.tex": "years of work"])
    let other = try Place()
    try other.write(["index.html": "one"])
    try other.folder.write("mine", to: "tree/feed.xml")
    for new in ["feed.xml", "feed.xml/a"] {
      #expect(throws: OutputFolder.Failure.self) {
        try other.write(["index.html": "two", new: ""])
      }
    }
    #expect(try other.files() == ["index.html": "one", "feed.xml": "mine"])
    #expect(try other.neighbours() == ["tree"])
  }

  @Test func `is mended after a run that was killed between two names`() throws {
    let place = try Place()
    try place.write(["index.html": "one"])
    try place.folder.write("mine", to: "tree/CNAME")
    let path = place.folder.path
    try FileManager.default.moveItem(atPath: path + "/tree", toPath: path + "/.tree.broadsheet-old")
    try place.folder.write("half", to: ".tree.broadsheet-new/index.html")
    try place.write(["index.html": "two"])
    #expect(try place.files() == ["index.html": "two", "CNAME": "mine"])
    #expect(try place.neighbours() == ["tree"])
  }

  @Test func `stands where a link leads`() throws {
    let place = try Place(["real/.list.json": "{\"schema\": \"broadsheet/tree/1\", \"files\": []}"])
    let path = place.folder.path
    try FileManager.default.createSymbolicLink(atPath: path + "/tree", withDestinationPath: "real")
    try place.write(["index.html": "one"])
    #expect(try place.folder.bytes(of: "real/index.html") == Array("one".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path + "/tree") == "real")
  }

  @Test(arguments: ["/", ".", "..", "a/.."])
  func `has a name of its own`(path: String) {
    #expect(OutputTree(at: path, listName: ".list.json") == nil)
  }
}
