import Articles
import Diagnostics
import Foundation
import Publication
import SMTP
import Testing

@testable import Mail

/// The record of an issue with three articles in two departments.
func record(
  title: String = "The Corran Packet",
  language: String = "en-GB",
  first: String = "Corran gives its marsh back to the sea",
  revision: Int = 1,
  files: String = "",
  more: String = ""
) -> String {
  """
  {
    "schema": "broadsheet/issue/1", "id": "urn:uuid:11111111-2222-5333-8444-555555555555",
    "number": 412, "revision": \(revision), "modified": "2026-02-14T17:54:22Z",
    "publication": {"title": "\(title)", "id": "urn:uuid:99999999-2222-5333-8444-555555555555",
      "language": "\(language)", "baseURL": "https://packet.example/"},
    "period": {"name": "2026-02-14", "from": "2026-02-14", "to": "2026-02-14",
      "timeZone": "Europe/Berlin"},
    "edition": null, "layout": "briefing", "paper": "a4",
    "articles": [
      {"title": "\(first)", "description": "After forty years, the council will open the bank.",
       "url": "https://packet.example/city/marsh/", "authors": ["Ines Harrow"],
       "department": "City", "language": "\(language)", "words": 900,
       "takeaways": ["The bank will be opened.", "Bank Road gets a wall first."]},
      {"title": "Library opens on Sundays", "description": null, "url": null, "authors": [],
       "department": "City", "language": "\(language)", "words": 120, "takeaways": []},
      {"title": "Le bac de nuit <revient> & repart", "description": "Quatre traversées.",
       "url": "https://packet.example/harbour/ferry/", "authors": ["Jonah Adeyemi", "Ann Ö"],
       "department": "Harbour", "language": "fr", "words": 400, "takeaways": ["Hidden."]}\(more)
    ],
    "files": [\(files)], "diagnostics": {"errors": 0, "warnings": 0}
  }
  """
}

func issue(_ record: String = record()) throws -> PublishedIssue {
  try #require(PublishedIssue.read(Array(record.utf8), name: "packet-2026-02-14").value)
}

/// Settings as somebody writes them below `mail:`.
func settings(_ lines: String) throws -> MailSettings {
  let yaml = "mail:\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
  let read = MailSettingsReader.read(Array(yaml.utf8), file: "newsletter.yaml")
  try #require(read.diagnostics.isEmpty, "\(read.diagnostics)")
  return read.value
}

let usualSettings = """
  from: The Corran Packet <packet@packet.example>
  unsubscribe: ["https://packet.example/leave/{token}", "mailto:leave@packet.example?subject={token}"]
  secret: {environment: NOBODY_SETS_THIS}
  address: 4 Rope Walk, Corran
  downloads: https://packet.example/issues
  """

func file(_ format: Recipient.Format, bytes: Int) -> IssueFile {
  IssueFile(
    format: format,
    attachment: Attachment(
      name: "packet-2026-02-14.\(format.rawValue)",
      mediaType: format == .epub ? "application/epub+zip" : "application/pdf",
      bytes: (0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
    ),
    bytes: bytes
  )
}

func composer(
  _ issue: PublishedIssue,
  _ lines: String = usualSettings,
  files: [IssueFile] = [file(.epub, bytes: 2000), file(.pdf, bytes: 3000)]
) throws -> MessageComposer {
  let settings = try settings(lines)
  return MessageComposer(
    issue,
    settings,
    from: try #require(settings.from),
    files: files,
    secret: "a secret"
  )
}

func person(_ address: String, _ formats: Set<Recipient.Format> = []) throws -> Recipient {
  var person = Recipient(try MailAddress(address))
  person.formats = formats
  return person
}

extension MessageComposer.Composition {
  var message: MailMessage? {
    if case .message(let message) = self { message } else { nil }
  }
}

extension MailMessage {
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The header's fields on one line each.
  var header: [String] {
    let head = text.components(separatedBy: "\r\n\r\n")[0]
    return head.replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n")
  }
}
