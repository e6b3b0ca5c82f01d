import Articles
import Diagnostics
import Foundation
import Publication
import TestSupport
import Testing

@testable import Mail

@Suite struct `an issue's message` {
  private func message(
    _ person: Recipient? = nil,
    _ lines: String = usualSettings,
    files: [IssueFile] = [file(.epub, bytes: 2000), file(.pdf, bytes: 3000)],
    record text: String = record()
  ) throws -> MailMessage {
    let person = try person ?? usualPerson()
    let composition = try composer(issue(text), lines, files: files).composition(for: person)
    return try #require(composition.message)
  }

  private func usualPerson() throws -> Recipient { try person("ann@x.example") }

  @Test func `says in its header who sends what to whom, and how to leave`() throws {
    var person = try person("ann@x.example")
    person.name = "Ann Author"
    let header = try message(person).header
    #expect(header.contains("Date: Sat, 14 Feb 2026 18:54:22 +0100"))
    #expect(header.contains("From: The Corran Packet <packet@packet.example>"))
    #expect(header.contains("To: Ann Author <ann@x.example>"))
    #expect(
      header.contains("Subject: The Corran Packet: Corran gives its marsh back to the sea")
    )
    #expect(header.contains("List-Id: The Corran Packet <the-corran-packet.packet.example>"))
    #expect(header.contains("Auto-Submitted: auto-generated"))
    #expect(header.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    #expect(header.contains("MIME-Version: 1.0"))
    let leave = try #require(header.first { $0.hasPrefix("List-Unsubscribe: ") })
    let pattern =
      #"^List-Unsubscribe: <https://packet\.example/leave/([0-9a-f]{32})>, <mailto:leave@packet\.example\?subject=\1>$"#
    #expect(leave.range(of: pattern, options: .regularExpression) != nil, "\(leave)")
  }

  @Test func `promises one click only where a page takes it`() throws {
    let lines = """
      from: packet@packet.example
      unsubscribe: mailto:leave@packet.example
      """
    let header = try message(nil, lines).header
    #expect(header.contains("List-Unsubscribe: <mailto:leave@packet.example>"))
    #expect(!header.contains { $0.hasPrefix("List-Unsubscribe-Post") })
  }

  @Test func `is the same bytes every time, and another for every person and revision`() throws {
    let ann = try message()
    #expect(try message().bytes == ann.bytes)
    #expect(try message(person("bo@x.example")).messageID != ann.messageID)
    #expect(try message(record: record(revision: 2)).messageID != ann.messageID)
    #expect(ann.messageID.hasPrefix("<2026-02-14.r1."))
    #expect(ann.messageID.hasSuffix("@packet.example>"))
  }

  @Test func `a test has a name of its own, so that no program takes it for the issue`() throws {
    let composer = try composer(issue())
    let ann = try person("ann@x.example")
    let test = try #require(composer.composition(for: ann, .test(1_771_000_000)).message)
    #expect(test.messageID != composer.composition(for: ann).message?.messageID)
  }

  @Test func `bears the moment when it was first tried to send it, and a file the issue's own`()
    throws
  {
    let composer = try composer(issue())
    let ann = try person("ann@x.example")
    for (purpose, date) in [
      (.file, "Sat, 14 Feb 2026 18:54:22 +0100"),
      (.delivery(1_771_200_000), "Mon, 16 Feb 2026 01:00:00 +0100"),
      (.test(1_771_200_000), "Mon, 16 Feb 2026 01:00:00 +0100"),
    ] as [(MessageComposer.Purpose, String)] {
      let message = try #require(composer.composition(for: ann, purpose).message)
      #expect(message.header.contains("Date: \(date)"))
    }
  }

  @Test func `has a subject in which braces of a title are a title's`() throws {
    let lines = "from: p@x.example\nsubject: \"{title} ({edition}, {number})\""
    let header = try message(nil, lines, record: record(first: "Why {number} {edition}?")).header
    #expect(header.contains("Subject: Why {number} {edition}? (, No. 412)"))
  }

  @Test func `is ASCII in lines that every server takes`() throws {
    let bytes = try message(
      record: record(first: "Ä\u{2028}long " + String(repeating: "ü", count: 900))
    )
    .bytes
    #expect(bytes.allSatisfy { $0 < 128 })
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\r") && !$0.contains("\n") })
  }

  @Test(
    arguments: [
      ([], ["packet-2026-02-14.epub", "packet-2026-02-14.pdf"]),
      ([.pdf], ["packet-2026-02-14.pdf"]), ([.alone], []),
      ([.kindle], ["The Corran Packet 412 (2026-02-14).epub"]),
    ] as [(Set<Recipient.Format>, [String])]
  )
  func `carries the files that its reader wants`(
    formats: Set<Recipient.Format>,
    names: [String]
  ) throws {
    #expect(try message(person("ann@x.example", formats)).attachments == names)
  }

  @Test func `an e-reader gets the book, a line of text, and nothing of a list`() throws {
    let message = try message(person("ann@kindle.example", [.kindle]))
    #expect(message.header.contains("Subject: The Corran Packet No. 412"))
    #expect(!message.header.contains { $0.hasPrefix("List-") })
    #expect(!message.text.contains("text/html"))
  }

  @Test func `too large files become links, the PDF first`() throws {
    let files = [file(.epub, bytes: 100_000), file(.pdf, bytes: 300_000)]
    let lines = usualSettings + "\nmax-size: 600kB"
    let message = try message(nil, lines, files: files)
    #expect(message.attachments == ["packet-2026-02-14.epub"])
    #expect(message.bytes.count < 600_000)
    #expect(message.text.contains("https://packet.example/issues/packet-2026-02-14.pdf"))
    let device = try composer(issue(), lines, files: [file(.epub, bytes: 600_000)])
      .composition(for: person("ann@kindle.example", [.kindle]))
    #expect(device.message == nil)
  }

  @Test func `brings what there is where what is wanted is not`() throws {
    let composer = try composer(issue(), files: [file(.pdf, bytes: 3000)])
    let ann = try person("ann@x.example", [.epub])
    let composition = composer.composition(for: ann)
    #expect(composition.message?.attachments == ["packet-2026-02-14.pdf"])
    let remark = composer.remark(on: composition, for: ann)
    #expect(remark?.id == "other-format")
    #expect(remark?.severity == .note)
    let device = try person("ann@kindle.example", [.kindle])
    let nothing = composer.composition(for: device)
    #expect(nothing.message == nil)
    #expect(composer.remark(on: nothing, for: device)?.id == "no-file-for-device")
    let both = try person("bo@x.example", [.epub, .pdf])
    #expect(composer.remark(on: composer.composition(for: both), for: both) == nil)
  }

  @Test func `tells only of the departments that its reader wants`() throws {
    var person = try person("ann@x.example")
    person.departments = ["harbour"]
    let text = try message(person).text
    #expect(text.contains("bac de nuit"))
    #expect(!text.contains("Library"))
    // It opens with the first story of which it tells.
    let subject = "Subject: The Corran Packet: Le bac de nuit <revient> & repart"
    #expect(try message(person).header.contains(subject))
    person.departments = ["science"]
    #expect(try composer(issue()).composition(for: person).message == nil)
  }

  @Test func `goes only to those who read its language`() throws {
    var person = try person("ann@x.example")
    person.language = .init("de")
    #expect(try composer(issue()).composition(for: person).message == nil)
    person.language = .init("en-US")
    #expect(try composer(issue()).composition(for: person).message != nil)
  }

  @Test func `is cut down before mail programs cut it off`() throws {
    let story =
      #"{"title": "One of very many stories", "department": "City", "language": "en", "#
      + #""description": "\#(String(repeating: "Long words. ", count: 30))", "words": 10}"#
    for count in [300, 3000] {
      let more = String(repeating: ",\n" + story, count: count)
      let message = try message(nil, files: [], record: record(more: more))
      #expect(message.bytes.count < 200_000)
    }
  }
}

@Suite struct `messages as Python's email package reads them` {
  private static let python = Tool(named: "python3")

  /// Prints what a strict reader finds in the messages of a folder, as JSON.
  private static let script = """
    import email, email.header, email.policy, email.utils, hashlib, json, pathlib, sys
    found = {}

    def name(path):
        # The new parser puts a space between encoded words of a name; the old one knows better.
        field = email.message_from_bytes(path.read_bytes())["to"].replace("\\r\\n", "")
        phrase = email.utils.parseaddr(field)[0]
        return str(email.header.make_header(email.header.decode_header(phrase)))

    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        defects = [str(d) for part in message.walk() for d in part.defects]
        defects += [str(d) for part in message.walk() for v in part.values() for d in v.defects]
        found[path.name] = {
            "defects": defects,
            "subject": message["subject"], "to": [name(path)],
            "address": [a.addr_spec for a in message["to"].addresses],
            "date": message["date"].datetime.isoformat(),
            "types": [part.get_content_type() for part in message.walk()],
            "files": {part.get_filename(): hashlib.sha256(part.get_content()).hexdigest()
                      for part in message.iter_attachments()},
            "plain": message.get_body(("plain",)).get_content(),
            "html": (message.get_body(("html",)) or message.get_body(("plain",))).get_content(),
        }
    print(json.dumps(found))
    """

  private struct Found: Decodable {
    let defects: [String]
    let subject: String
    let to: [String]
    let address: [String]
    let date: String
    let types: [String]
    let files: [String: String]
    let plain: String
    let html: String
  }

  private func read(_ messages: [MailMessage]) throws -> [Found]? {
    guard let python = Self.python else {
      print("skipped: python3 is not installed")
      return nil
    }
    let folder = try TemporaryFolder()
    for (index, message) in messages.enumerated() {
      let name = String(format: "%04d.eml", index)
      try folder.write(Data(message.bytes), to: name)
    }
    try folder.write(Self.script, to: "read.py")
    let run = try python.run(["read.py", folder.path], in: folder.path)
    try #require(run.exitCode == 0, "\(run.errors)")
    let found = try JSONDecoder().decode([String: Found].self, from: Data(run.output.utf8))
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  @Test func `they have no defect, and text, HTML and files come out as they went in`() throws {
    var ann = try person("ann@x.example")
    ann.name = "Änn \"A.\" Author, Dr."
    let files = [file(.epub, bytes: 5000), file(.pdf, bytes: 7001)]
    let composer = try composer(issue(), files: files)
    let messages = [ann, try person("k@kindle.example", [.kindle])]
      .compactMap { composer.composition(for: $0).message }
    guard let found = try read(messages) else { return }
    #expect(found.map(\.defects) == [[], []])
    #expect(found[0].to == ["Änn \"A.\" Author, Dr."])
    #expect(found[0].address == ["ann@x.example"])
    #expect(found[0].date == "2026-02-14T18:54:22+01:00")
    #expect(
      found[0].types == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html",
        "application/epub+zip", "application/pdf",
      ]
    )
    #expect(found[0].files.count == 2)
    #expect(found[0].plain.contains("Le bac de nuit <revient> & repart"))
    #expect(found[0].plain.contains("https://packet.example/city/marsh/"))
    #expect(found[0].plain.contains("Unsubscribe: https://packet.example/leave/"))
    #expect(found[0].html.contains("Le bac de nuit &lt;revient&gt; &amp; repart"))
    #expect(found[0].html.hasPrefix("<!DOCTYPE html>"))
    #expect(found[1].types == ["multipart/mixed", "text/plain", "application/epub+zip"])
    #expect(Array(found[1].files.keys) == ["The Corran Packet 412 (2026-02-14).epub"])
  }

  @Test func `any title and any name come out as they went in`() throws {
    var random = Seeded(state: 8)
    let alphabet = Array("aZ9 ,.;:\"'()<>@=?_-éßøЖ夜の家👩‍👩‍👧\u{301}ا")
    func text(_ most: Int) -> String {
      String(
        (0..<Int.random(in: 1...most, using: &random)).compactMap { _ in
          alphabet.randomElement(using: &random)
        }
      ).onOneLine
    }
    var expected: [(name: String, title: String)] = []
    var messages: [MailMessage] = []
    for _ in 0..<60 {
      var person = try person("ann@x.example", [.alone])
      let name = text(50)
      let title = text(150)
      guard !name.isEmpty, !title.isEmpty else { continue }
      person.name = name
      var issue = try issue()
      issue.entries[0].title = title
      let composer = try composer(issue, "from: p@x.example\nsubject: \"{title}\"", files: [])
      messages.append(try #require(composer.composition(for: person).message))
      expected.append((name, title))
    }
    guard let found = try read(messages) else { return }
    for (found, expected) in zip(found, expected) {
      #expect(found.defects == [], "\(expected)")
      #expect(
        found.subject.unicodeScalars.elementsEqual(expected.title.unicodeScalars),
        "\(expected)"
      )
      #expect(
        found.to.first.map { $0.unicodeScalars.elementsEqual(expected.name.unicodeScalars) }
          == true,
        "\(expected)"
      )
    }
  }
}
