internal import Articles
internal import Configuration
internal import Diagnostics
internal import Layout
internal import Publication
private import Web
internal import Workspace

/// Reads all that a run needs, before anything is sent.
struct MailPreparation {
  let request: MailRequest
  private(set) var findings: [Diagnostic] = []

  init(_ request: MailRequest) { self.request = request }

  // MARK: Record

  /// - Throws: `MailFailure` with `.missingInput` for a file that is not there, or no record.
  func issue() throws(MailFailure) -> PublishedIssue {
    let bytes = try input(request.record, limit: 64 << 20)
    let name = NamedFile.lastPart(of: request.record)
    let stem = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    let record = PublishedIssue.read(bytes, name: stem)
    guard let issue = record.value else {
      throw MailFailure(
        .missingInput("'\(request.record)' is not the record of an issue"),
        record.diagnostics
      )
    }
    return issue
  }

  /// The issue's files that mail can carry, each as the record says it is.
  ///
  /// - Throws: `MailFailure` with `.missingInput` for one that is not there, or another than was recorded.
  func files(of issue: PublishedIssue) throws(MailFailure) -> [IssueFile] {
    let folder = OutputFolder(at: NamedFile.folder(of: request.record))
    let formats: [String: Recipient.Format] = [MediaType.epub: .epub, MediaType.pdf: .pdf]
    var files: [IssueFile] = []
    for file in issue.files {
      guard let format = formats[file.mediaType] else { continue }
      let place = folder.place(of: file.path)
      do throws(FileFault) {
        let bytes = try folder.bytes(of: file)
        let attachment = Attachment(name: file.path, mediaType: file.mediaType, bytes: bytes)
        files.append(IssueFile(format: format, attachment: attachment, bytes: bytes.count))
      } catch {
        throw MailFailure(.missingInput("'\(place)' \(error.words)"))
      }
    }
    return files
  }

  // MARK: Settings

  /// What `newsletter.yaml` says: the one that was named, else one in the current folder, with the record, or above it.
  ///
  /// - Throws: `MailFailure` with `.badConfiguration`, or `.missingInput` for a file that was named and is not there.
  mutating func settings() throws(MailFailure) -> MailSettings {
    guard let (path, bytes) = try configuration() else { return MailSettings() }
    let settings = MailSettingsReader.read(bytes, file: path)
    let errors = settings.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw MailFailure(.badConfiguration, errors.sorted()) }
    findings += settings.diagnostics
    return settings.value
  }

  /// Room for a hundred thousand editions.
  private static let largestConfiguration = 64 << 20

  private func configuration() throws(MailFailure) -> (path: String, bytes: [UInt8])? {
    if let named = request.config {
      return (named, try input(named, limit: MailPreparation.largestConfiguration))
    }
    for path in NewsletterSearch.paths(forIssuesIn: NamedFile.folder(of: request.record)) {
      if let bytes = try? NamedFile.bytes(at: path, limit: MailPreparation.largestConfiguration) {
        return (path, bytes)
      }
    }
    return nil
  }

  // MARK: People

  /// Those who are to get the issue, and the name of their list; `nil` for one that stands for itself.
  mutating func recipients(
    of issue: PublishedIssue,
    _ settings: MailSettings
  ) throws(MailFailure) -> (people: [Recipient], list: String?) {
    guard let named = request.recipients ?? settings.recipients else {
      throw MailFailure(
        .usage("nobody to send to: name them with --to, or with 'recipients' under 'mail'")
      )
    }
    if let person = try addressee(named) { return ([person], nil) }
    let list = RecipientList.read(try input(named, limit: 256 << 20), file: named)
    findings += list.diagnostics
    if list.value.isBlank { findings.append(.blankList(named)) }
    // Taken for a list of nobody it would count as one to which the issue was sent.
    guard list.value.isBlank || !list.value.recipients.isEmpty else {
      throw MailFailure(.missingInput("nobody of '\(named)' can be written to"), findings)
    }
    let people = list.value.people(for: issue.edition, among: request.editions)
      .collecting(into: &findings)
    let departments = DepartmentNames(configured: settings.departments, in: issue)
    findings += departments.findings(of: people)
    return (people, RealPath.of(named) ?? named)
  }

  /// The one whom the command names by address; `nil` where it names a file or nobody.
  func addressee() throws(MailFailure) -> Recipient? {
    guard let named = request.recipients else { return nil }
    return try addressee(named)
  }

  private func addressee(_ named: String) throws(MailFailure) -> Recipient? {
    guard !WholeFile.exists(named), named.contains("@") else { return nil }
    return try recipient(named)
  }

  /// One address of the command line.
  func recipient(_ written: String) throws(MailFailure) -> Recipient {
    let (name, address) = Mailbox.parts(of: written)
    do throws(MailAddress.Flaw) {
      return Recipient(try MailAddress(address), name: name?.onOneLine)
    } catch {
      throw MailFailure(.usage("'\(written.onOneLine)' \(error.words)"))
    }
  }

  // MARK: Composer

  /// - Throws: `MailFailure` where nobody says who sends, or a secret cannot be had.
  mutating func composer(
    _ issue: PublishedIssue,
    _ settings: MailSettings
  ) throws(MailFailure) -> MessageComposer {
    guard let sender = settings.from else {
      throw MailFailure(.badConfiguration, [.mailWithoutSender()])
    }
    if settings.unsubscribe.isEmpty { findings.append(.mailWithoutUnsubscribe()) }
    let files = try files(of: issue)
    let composer = MessageComposer(
      issue,
      settings,
      from: sender,
      files: files,
      secret: try settings.secret.map { secret throws(MailFailure) in
        try MailPreparation.read(secret)
      },
      signer: try signer(settings)
    )
    let usual = composer.enclosures(for: Recipient(sender.address))
    report(usual.missing, settings)
    if !usual.absent.isEmpty { findings.append(.otherFormat(usual.absent)) }
    if files.isEmpty, settings.formats != [.alone] { findings.append(.mailWithoutFile()) }
    return composer
  }

  private func signer(_ settings: MailSettings) throws(MailFailure) -> (any MessageSigner)? {
    guard let signing = settings.signing else { return nil }
    let key = try MailPreparation.read(signing.key)
    guard let signer = DomainSigner(signing, key: key) else {
      throw MailFailure(.badConfiguration, [.badSigningKey(signing.key)])
    }
    return signer
  }

  private mutating func report(_ missing: [IssueFile], _ settings: MailSettings) {
    for file in missing {
      findings.append(
        .fileTooLarge(file.attachment.name, bytes: file.bytes, limit: settings.maximumSize)
      )
    }
  }

  // MARK: Inputs

  static func read(_ secret: Secret) throws(MailFailure) -> String {
    do throws(Secret.Absence) {
      return try secret.read()
    } catch {
      throw MailFailure(.badConfiguration, [.missingSecret(error)])
    }
  }

  private func input(_ path: String, limit: Int) throws(MailFailure) -> [UInt8] {
    do throws(ReadFailure) {
      return try NamedFile.bytes(at: path, limit: limit)
    } catch {
      throw MailFailure(.missingInput("cannot read '\(path)': \(error.words)"))
    }
  }
}

extension FileFault {
  /// What is wrong, in words that follow the file's name.
  fileprivate var words: String {
    switch self {
    case .missing: "is not there, and the record names it"
    case .unreadable(let reason): reason
    case .changed: "is not the file that was recorded; build the issue again"
    }
  }
}
