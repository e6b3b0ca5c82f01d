internal import Articles
internal import Diagnostics
internal import Digests
internal import Layout
internal import Publication

/// Composes an issue's messages, one for each person: the same bytes for the same issue, person, settings and purpose.
package struct MessageComposer: Sendable {
  /// What comes of composing.
  package enum Composition: Sendable {
    case message(MailMessage)
    /// There is nothing for them, and why.
    case nothing(Reason)
  }

  package enum Reason: Hashable, Sendable {
    /// They want issues in another language.
    case language
    /// No article belongs to a department of theirs.
    case departments
    /// Their e-reader takes nothing but an EPUB, and there is none that fits.
    case noFile
  }

  /// What a message is for; tests are told from the real thing, so that no mail program takes one for the other.
  package enum Purpose: Hashable, Sendable {
    /// A file, which bears the issue's own moment.
    case file
    /// A delivery that was first tried at a moment in seconds since 1970.
    case delivery(Int)
    /// A test, made at a moment in seconds since 1970.
    case test(Int)
  }

  /// Programs show no more of a mail than so many bytes of HTML (Gmail: 102 kB).
  private static let mostHTML = 95_000
  /// Bytes on the wire for header, text and HTML, besides files.
  private static let roomForText = 300_000

  let issue: PublishedIssue
  private let settings: MailSettings
  private let sender: MailSettings.Mailbox
  private let files: [IssueFile]
  private let secret: [UInt8]
  private let signer: (any MessageSigner)?

  /// Tokens are made with `secret`; without one with the publication's identity, which is no secret.
  init(
    _ issue: PublishedIssue,
    _ settings: MailSettings,
    from sender: MailSettings.Mailbox,
    files: [IssueFile],
    secret: String?,
    signer: (any MessageSigner)? = nil
  ) {
    self.issue = issue
    self.settings = settings
    self.sender = sender
    self.files = files
    self.secret = Array((secret ?? issue.seriesID).utf8)
    self.signer = signer
  }

  package func composition(for recipient: Recipient, _ purpose: Purpose = .file) -> Composition {
    if let language = recipient.language,
      language.primary != issue.publication.language.primary
    {
      return .nothing(.language)
    }
    let entries = entries(for: recipient)
    guard !entries.isEmpty || recipient.departments.isEmpty else { return .nothing(.departments) }
    let enclosures = enclosures(for: recipient)
    if recipient.isReadingDevice {
      guard let file = enclosures.attached.first else { return .nothing(.noFile) }
      return .message(message(for: recipient, purpose, deviceContent(file)))
    }
    let links = links(of: recipient)
    let content = content(entries, enclosures, links)
    return .message(message(for: recipient, purpose, content, listFields(links)))
  }

  /// What is to be told of the files of somebody's message.
  func remark(on composition: Composition, for recipient: Recipient) -> Diagnostic? {
    switch composition {
    case .nothing(.noFile): return .noFileForDevice(recipient)
    case .nothing: return nil
    case .message:
      let absent = enclosures(for: recipient).absent
      // What is sent to everybody is told once.
      return absent.isEmpty || recipient.formats.isEmpty
        ? nil : .otherFormat(absent, for: recipient)
    }
  }

  /// What of the files goes with a message.
  func enclosures(for recipient: Recipient) -> Enclosures {
    Enclosures(
      of: files,
      wanted: recipient.formats.isEmpty ? settings.formats : recipient.formats,
      room: settings.maximumSize - MessageComposer.roomForText,
      downloads: settings.downloads
    )
  }

  private func entries(for recipient: Recipient) -> [PublishedIssue.Entry] {
    guard !recipient.departments.isEmpty, !recipient.isReadingDevice else { return issue.entries }
    let wanted = recipient.departments.map(Term.folded)
    return issue.entries.filter { wanted.contains(Term.folded($0.department ?? "")) }
  }

  private func links(of recipient: Recipient) -> PersonalLinks {
    PersonalLinks(of: recipient.address, to: issue.seriesID, settings, secret: secret)
  }

  // MARK: Content

  private func content(
    _ entries: [PublishedIssue.Entry],
    _ enclosures: Enclosures,
    _ links: PersonalLinks
  ) -> MIMEPart {
    var contents = MailContents(
      of: issue,
      telling: entries,
      enclosing: enclosures,
      links: links,
      extent: .whole
    )
    var html = MailPage(contents).html
    for extent in MailContents.Extent.allCases.dropFirst()
    where html.utf8.count > MessageComposer.mostHTML {
      contents = MailContents(
        of: issue,
        telling: entries,
        enclosing: enclosures,
        links: links,
        extent: extent
      )
      html = MailPage(contents).html
    }
    let texts = MIMEPart.parts(
      [.text(MailText(contents).text, subtype: "plain"), .text(html, subtype: "html")],
      subtype: "alternative"
    )
    let files = enclosures.attached.map { MIMEPart.file($0.attachment) }
    return files.isEmpty ? texts : .parts([texts] + files, subtype: "mixed")
  }

  /// The file under the title that the device shows, and a line of text, without which some take no mail.
  private func deviceContent(_ file: IssueFile) -> MIMEPart {
    let title = issue.deviceTitle
    let name = title.isEmpty ? file.attachment.name : title + ".epub"
    return .parts(
      [
        .text(MailSubject(nil).text(for: issue, telling: issue.entries) + "\n", subtype: "plain"),
        .file(file.attachment.named(name)),
      ],
      subtype: "mixed"
    )
  }

  // MARK: Header

  private func message(
    for recipient: Recipient,
    _ purpose: Purpose,
    _ content: MIMEPart,
    _ more: [HeaderField] = []
  ) -> MailMessage {
    let identifier = messageID(for: recipient.address, purpose)
    let subject = MailSubject(
      recipient.isReadingDevice ? "{publication} {number}" : settings.subject
    )
    var fields = [
      HeaderField("Date", words: [moment(of: purpose).inMail(issue.publication.zone)]),
      HeaderField("From", mailbox: sender.address, called: sender.name),
      HeaderField("To", mailbox: recipient.address, called: recipient.name),
      HeaderField("Subject", text: subject.text(for: issue, telling: entries(for: recipient))),
      HeaderField("Message-ID", words: [identifier]),
    ]
    if let replyTo = settings.replyTo, !recipient.isReadingDevice {
      fields.append(HeaderField("Reply-To", mailbox: replyTo.address, called: replyTo.name))
    }
    fields.append(HeaderField("Auto-Submitted", words: ["auto-generated"]))
    return MailMessage(
      recipient: recipient.address,
      sender: sender.address,
      messageID: identifier,
      fields: fields + more,
      content: content,
      signer: signer
    )
  }

  /// When a message is ready to go: a later attempt has the moment of the first.
  ///
  /// Programs sort mail by it, and filters tell stale mail; the last article of a week may be six days old by then.
  private func moment(of purpose: Purpose) -> Timestamp {
    switch purpose {
    case .file: issue.modified
    case .delivery(let moment), .test(let moment): Timestamp(secondsSinceEpoch: moment)
    }
  }

  /// RFC 2919, RFC 2369 and RFC 8058.
  private func listFields(_ links: PersonalLinks) -> [HeaderField] {
    let title = issue.publication.title.onOneLine
    let identity = settings.listID ?? "\(Slug.of(title)).\(sender.address.domain)"
    var fields = [
      HeaderField("Content-Language", words: [issue.publication.language.tag]),
      HeaderField("List-Id", words: EncodedWords.ofPhrase(title) + ["<\(identity)>"]),
    ]
    let addresses = links.unsubscribeAddresses
    if !addresses.isEmpty {
      let words = addresses.enumerated().map { index, address in
        "<\(address)>" + (index == addresses.count - 1 ? "" : ",")
      }
      fields.append(HeaderField("List-Unsubscribe", words: words))
    }
    if links.isOneClick {
      fields.append(HeaderField("List-Unsubscribe-Post", words: ["List-Unsubscribe=One-Click"]))
    }
    return fields
  }

  /// The same for one issue, revision and person, so that what comes twice can be known for the same.
  private func messageID(for address: MailAddress, _ purpose: Purpose) -> String {
    let digest = Digest.hmac(Array("\(issue.id)\n\(address.key)".utf8), key: secret).prefix(16)
    let name = "\(Slug.of(issue.period.fileName)).r\(issue.revision).\(digest)"
    return switch purpose {
    case .file, .delivery: "<\(name)@\(sender.address.domain)>"
    case .test(let moment): "<test.\(moment).\(name)@\(sender.address.domain)>"
    }
  }
}

extension PublishedIssue {
  /// The title, as an e-reader's shelf shows it; ASCII alone, since it is a file's name too.
  fileprivate var deviceTitle: String {
    let title = bookTitle.onOneLine
    let isPlain = title.utf8.allSatisfy { $0.isPlainInName }
    return isPlain && title.utf8.count <= 60 ? title : ""
  }
}

extension UInt8 {
  /// Letters, digits, spaces and a few signs that no file system minds.
  fileprivate var isPlainInName: Bool {
    switch self {
    case 48...57, 65...90, 97...122: true
    default: " -_,.'()".utf8.contains(self)
    }
  }
}
