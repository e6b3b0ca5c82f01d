import Diagnostics
import Digests
import Foundation
import TestSupport
import Testing

@testable import Mail

/// What a mailing says of the files that it takes along.
@Suite struct `the files of a mailing` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "readers.csv": "address,format\nann@x.example,\nbo@x.example,pdf\n"
    ])
  }

  /// What is told beforehand of an issue that has these files.
  private func rehearsal(
    formats: [String],
    attach: String,
    strict: Bool = false
  ) throws -> MailReport {
    let files = try formats.map { format in
      let bytes = Array("the \(format)".utf8)
      try folder.write(Data(bytes), to: "packet.\(format)")
      let type = format == "epub" ? "application/epub+zip" : "application/pdf"
      return """
        {"path": "packet.\(format)", "mediaType": "\(type)", "bytes": \(bytes.count),
        "sha256": "\(Digest.sha256(bytes))", "pages": null}
        """
    }
    try folder.write(record(files: files.joined(separator: ",")), to: "packet.json")
    try folder.write(
      """
      mail:
        from: packet@packet.example
        unsubscribe: mailto:leave@packet.example
        recipients: readers.csv
        via: maildir:box
        state: mail.sqlite
        attach: \(attach)
      """,
      to: "newsletter.yaml"
    )
    var request = MailRequest(record: folder.path + "/packet.json")
    request.task = .rehearse
    request.isStrict = strict
    return try MailRun(request, clock: { 1_771_000_000 }).run()
  }

  private func attached(_ report: MailReport) -> [String] {
    report.lines.map { $0.split(separator: "\t").last.map(String.init) ?? "" }
  }

  @Test func `are those that are asked for, and nothing is said of it`() throws {
    let report = try rehearsal(formats: ["epub", "pdf"], attach: "epub")
    #expect(report.diagnostics.isEmpty)
    #expect(attached(report) == ["packet.epub", "packet.pdf"])
  }

  @Test func `are others where the issue has none that 'attach' asks for, which is told once`()
    throws
  {
    let report = try rehearsal(formats: ["pdf"], attach: "epub", strict: true)
    #expect(report.diagnostics.map(\.id) == ["other-format"])
    #expect(report.diagnostics.first?.severity == .note)
    #expect(
      report.diagnostics.first?.message
        == "'attach' under 'mail' asks for EPUB, which this issue does not have; what it has is sent instead"
    )
    #expect(attached(report) == ["packet.pdf", "packet.pdf"])
  }

  @Test func `are others where the issue has none that somebody asks for, which is told of them`()
    throws
  {
    let report = try rehearsal(formats: ["epub"], attach: "[epub, pdf]")
    #expect(report.diagnostics.map(\.id) == ["other-format"])
    let place = SourcePlace(file: folder.path + "/readers.csv", line: 3, column: 1)
    #expect(report.diagnostics.first?.place == place)
    #expect(attached(report) == ["packet.epub", "packet.epub"])
  }

  @Test func `are none of an issue without any, which is a warning unless none is wanted`() throws {
    let report = try rehearsal(formats: [], attach: "[epub, pdf]")
    #expect(report.diagnostics.map(\.id) == ["no-file"])
    #expect(report.diagnostics.first?.severity == .warning)
    #expect(attached(report) == ["no file", "no file"])
    #expect(throws: MailFailure.self) {
      try rehearsal(formats: [], attach: "epub", strict: true)
    }
    #expect(try rehearsal(formats: [], attach: "none").diagnostics.isEmpty)
  }
}
