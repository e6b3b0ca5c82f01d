import Articles
import Diagnostics
import Foundation
import Publication
import Testing

/// A folder for one test, gone after it.
private func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID())").path()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

private func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
}

private func file(_ name: String) -> OutputFolder.File {
  OutputFolder.File(name: name, bytes: Array(name.utf8))
}

@Suite struct `the output folder` {
  @Test func `is made with all folders above it, and gets files and record`() throws {
    try withFolder { folder in
      let output = OutputFolder(at: folder + "/a/b")
      let lock = try output.lock()
      try output.commit([file("x.epub")], record: file("x.json"), replacing: [], holding: lock)
      #expect(try names(in: output.path) == ["x.epub", "x.json"])
    }
  }

  @Test func `loses the files of the earlier record that are made no more, and no others`() throws {
    try withFolder { folder in
      let output = OutputFolder(at: folder)
      let lock = try output.lock()
      try output.commit(
        [file("x.epub"), file("x.pdf")],
        record: file("x.json"),
        replacing: [],
        holding: lock
      )
      try output.commit(
        [file("other.epub")],
        record: file("other.json"),
        replacing: [],
        holding: lock
      )
      try output.commit(
        [file("x.epub")],
        record: file("x.json"),
        replacing: ["x.epub", "x.pdf", "../x"],
        holding: lock
      )
      #expect(try names(in: folder) == ["other.epub", "other.json", "x.epub", "x.json"])
    }
  }

  @Test func `tells of a record of the publication that cannot be read, and of no other file`()
    throws
  {
    try withFolder { folder in
      let output = OutputFolder(at: folder)
      let lock = try output.lock()
      for (name, text) in [
        ("lantern-2026-w01", "{\"schema\": \"broadsheet/issue/1\"\n"), ("lantern", "{}"),
        ("lanterns", ""), ("package", "{}"),
      ] {
        let record = OutputFolder.File(name: name + ".json", bytes: Array(text.utf8))
        try output.commit([], record: record, replacing: [], holding: lock)
      }
      let ledger = try output.ledger()
      let findings = ledger.unreadableRecords(of: PublicationIdentity(title: "Lantern"))
      #expect(findings.map(\.id) == ["unreadable-record", "unreadable-record"])
      #expect(
        findings.map(\.place?.file).sorted { ($0 ?? "") < ($1 ?? "") }
          == [folder + "/lantern-2026-w01.json", folder + "/lantern.json"]
      )
      #expect(ledger.issues.isEmpty)
    }
  }

  @Test func `is one run's at a time`() throws {
    try withFolder { folder in
      let output = OutputFolder(at: folder)
      let first = try output.lock()
      #expect(throws: OutputFolder.Failure.locked(holder: getpid())) { _ = try output.lock() }
      _ = consume first
      _ = try output.lock()
    }
  }

  @Test func `is as it was before when nothing was written`() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      let lock = try OutputFolder(at: folder + "/a/b").lock()
      _ = consume lock
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func `is locked anew where a run was killed that held the lock`() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try "123456\n".write(
        toFile: folder + "/.broadsheet.lock",
        atomically: false,
        encoding: .utf8
      )
      let lock = try OutputFolder(at: folder).lock()
      #expect(throws: OutputFolder.Failure.locked(holder: getpid())) {
        _ = try OutputFolder(at: folder).lock()
      }
      _ = consume lock
    }
  }

  @Test func `A1.9 keeps every file when one of the new ones cannot have its name`() throws {
    try withFolder { folder in
      let output = OutputFolder(at: folder)
      let lock = try output.lock()
      try output.commit([file("x.epub")], record: file("x.json"), replacing: [], holding: lock)
      try FileManager.default.createDirectory(
        atPath: folder + "/x.pdf",
        withIntermediateDirectories: true
      )
      let changed = OutputFolder.File(name: "x.epub", bytes: [1])
      #expect(throws: OutputFolder.Failure.self) {
        try output.commit(
          [changed, file("x.pdf")],
          record: file("x.json"),
          replacing: [],
          holding: lock
        )
      }
      #expect(output.bytes(of: "x.epub") == Array("x.epub".utf8))
      #expect(try names(in: folder) == ["x.epub", "x.json", "x.pdf"])
    }
  }

  @Test func `that cannot be made is a failure in words`() {
    #expect(throws: OutputFolder.Failure.self) { _ = try OutputFolder(at: "/dev/null/x").lock() }
  }
}
