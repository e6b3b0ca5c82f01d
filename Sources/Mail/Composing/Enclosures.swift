internal import Articles
internal import Layout
internal import Publication
private import Web
internal import Workspace

/// A file of the issue, ready to go with messages.
struct IssueFile: Hashable, Sendable {
  var format: Recipient.Format
  var attachment: Attachment
  var bytes: Int
}

/// What of an issue's files goes with a message, and what is a link in it.
struct Enclosures: Hashable, Sendable {
  private(set) var attached: [IssueFile] = []
  private(set) var linked: [IssueFile] = []
  /// Files that are wanted, too large, and nowhere to be downloaded from.
  private(set) var missing: [IssueFile] = []
  /// What is wanted of which the issue has nothing; then what it has goes instead.
  private(set) var absent: Set<Recipient.Format> = []
  private let folder: String?

  /// Attaches what fits; of what does not, the PDF is given up first.
  ///
  /// - Parameters:
  ///   - files: all that the issue has.
  ///   - wanted: what somebody wants of them.
  ///   - room: bytes on the wire that files may take.
  ///   - folder: the address where files can be downloaded; `nil` for nowhere.
  init(of files: [IssueFile], wanted: Set<Recipient.Format>, room: Int, downloads folder: String?) {
    self.folder = folder
    var room = room
    let isDevice = wanted.contains(.kindle)
    var wanted = wanted
    let asked = wanted.subtracting([.alone, .kindle])
    if !isDevice, !asked.isEmpty, !files.isEmpty,
      !files.contains(where: { asked.contains($0.format) })
    {
      absent = asked
      wanted.formUnion(files.map(\.format))
    }
    let order: [Recipient.Format] = isDevice ? [.epub] : [.epub, .pdf]
    for file in order.compactMap({ format in files.first { $0.format == format } }) {
      let isWanted = isDevice || wanted.contains(file.format)
      if isWanted, file.attachment.wireSize <= room {
        room -= file.attachment.wireSize
        attached.append(file)
      } else if isDevice || folder == nil {
        if isWanted { missing.append(file) }
      } else if isWanted || wanted.contains(.alone) {
        linked.append(file)
      }
    }
  }

  var downloads: [MailContents.Link] {
    guard let folder else { return [] }
    return linked.map { file in
      let size = SizeLimit(bytes: file.bytes).description
      return MailContents.Link(
        words: "\(file.format.rawValue.uppercased()) (\(size))",
        url: folder + PercentEncoding.encoded(file.attachment.name)
      )
    }
  }

  /// What is attached, in a sentence; `nil` for nothing.
  func introduction(_ words: MailPhrases, _ phrases: Phrases) -> String? {
    guard !attached.isEmpty else { return nil }
    // Paper first, as the printed issue is what people think of.
    let names = attached.reversed().map { file in
      (file.format == .pdf ? words.pdf : words.epub)
        .replacing("{size}", with: SizeLimit(bytes: file.bytes).description)
    }
    return words.attached.replacing("{files}", with: phrases.list(Array(names))) + " "
      + words.follows
  }
}

extension Attachment {
  /// Bytes on the wire, with the part's header.
  var wireSize: Int { encoded.count + 500 }
}
