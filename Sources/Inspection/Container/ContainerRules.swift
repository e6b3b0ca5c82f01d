import Zip

/// What OCF asks of an archive, and what readers trip over besides.
struct ContainerRules {
  private let directory: ArchiveDirectory
  private(set) var marks: [String: Marks] = [:]

  init(_ directory: ArchiveDirectory) { self.directory = directory }

  mutating func check() {
    checkArchive()
    checkMimetype()
    checkDuplicates()
    for member in directory.members {
      if member.isFolder {
        marks[member.name, default: Marks()].warning(
          "folder-entry",
          "the archive has an entry for the folder '\(member.name)'",
          hint: "only files belong in an EPUB; zip -D leaves folders out"
        )
      } else {
        checkStorage(of: member)
        checkName(of: member)
      }
    }
  }

  private mutating func checkArchive() {
    if directory.leadingBytes > 0 {
      marks["", default: Marks()].error(
        "leading-bytes",
        "\(directory.leadingBytes) bytes stand before the archive"
      )
    }
    if directory.commentLength > 0 {
      marks["", default: Marks()].note("archive-comment", "the archive has a comment")
    }
  }

  // MARK: The file mimetype

  private mutating func checkMimetype() {
    guard let member = directory.members.first(where: { $0.name == "mimetype" }) else {
      marks["", default: Marks()].error(
        "missing-mimetype",
        "the archive has no file 'mimetype'",
        hint: "it has to be the first, stored, and hold 'application/epub+zip'"
      )
      return
    }
    var marks = Marks()
    if directory.members.first?.name != "mimetype" || member.headerOffset != 0 {
      marks.error("mimetype-not-first", "'mimetype' is not the first file of the archive")
    }
    if member.method != 0 {
      marks.error(
        "mimetype-compressed",
        "'mimetype' is compressed",
        hint: "store it, so that the file's type can be told from its first bytes"
      )
    }
    if member.localExtraLength > 0 || member.extraLength > 0 {
      marks.error(
        "mimetype-extra-field",
        "'mimetype' has an extra field",
        hint: "zip -X leaves it out"
      )
    }
    if member.hasDataDescriptor {
      marks.error("mimetype-data-descriptor", "the size of 'mimetype' does not stand before it")
    }
    if let bytes = try? directory.contents(of: member, limit: 1024),
      !bytes.elementsEqual("application/epub+zip".utf8)
    {
      marks.error(
        "mimetype-wrong",
        "'mimetype' does not hold exactly 'application/epub+zip'",
        hint: "no line feed, no space and no byte order mark may follow or precede it"
      )
    }
    self.marks["mimetype", default: Marks()] = marks
  }

  // MARK: Every member

  private mutating func checkStorage(of member: DirectoryMember) {
    var marks = Marks()
    if member.isEncrypted { marks.error("encrypted-member", "the archive encrypts this file") }
    if member.method != 0, member.method != 8 {
      marks.error(
        "unknown-compression",
        "it is compressed by method \(member.method); readers know only 'stored' and 'deflate'"
      )
    }
    if member.extraLength > 0, member.name != "mimetype" {
      marks.warning(
        "extra-field",
        "it has extra fields, such as times or a user's number",
        hint: "zip -X leaves them out; the same book is then the same bytes"
      )
    }
    for fault in member.faults { marks.error("damaged-entry", fault.words) }
    add(marks, to: member.name)
  }

  private mutating func checkName(of member: DirectoryMember) {
    var marks = Marks()
    let name = MemberName(member.name)
    for flaw in name.errors { marks.error("unsafe-name", flaw) }
    for flaw in name.warnings { marks.warning("troublesome-name", flaw) }
    if name.isNotASCII {
      marks.note("non-ascii-name", "its name has characters that some readers cannot open")
    }
    add(marks, to: member.name)
  }

  private mutating func checkDuplicates() {
    var seen: [String: String] = [:]
    for member in directory.members {
      let key = MemberName.folded(member.name)
      guard let other = seen.updateValue(member.name, forKey: key) else { continue }
      var marks = Marks()
      if other == member.name {
        marks.error("duplicate-member", "the archive has two files of this name")
      } else {
        marks.error("ambiguous-name", "only case or accents tell it from '\(other)'")
      }
      add(marks, to: member.name)
    }
  }

  private mutating func add(_ more: Marks, to name: String) {
    guard !more.marks.isEmpty else { return }
    marks[name, default: Marks()].append(more)
  }
}

extension DirectoryMember.Fault {
  fileprivate var words: String {
    switch self {
    case .noHeader: "the directory names it, but it is not in the archive"
    case .contradiction: "its own header and the archive's directory contradict each other"
    case .overlaps: "it shares bytes with another part of the archive"
    case .unreadableName: "its name is no UTF-8"
    }
  }
}
