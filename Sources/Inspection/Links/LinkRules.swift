/// Whether every reference of a book leads to something, and to something of the kind that it wants.
struct LinkRules {
  private let book: InspectedBook
  private(set) var marks: [String: Marks] = [:]
  /// Files that something refers to.
  private(set) var used: Set<String> = []

  init(_ book: InspectedBook) { self.book = book }

  mutating func check() {
    for file in book.files {
      var own = Marks()
      for reference in file.allReferences { check(reference, in: file.path, &own) }
      if !own.marks.isEmpty { marks[file.path, default: Marks()].append(own) }
    }
    checkNotes()
    checkReachability()
  }

  private mutating func check(_ reference: Reference, in path: String, _ marks: inout Marks) {
    switch reference.address {
    case .inside(let target, let fragment, let hasQuery):
      if hasQuery, reference.purpose != .citation {
        marks.error(
          "query-in-book",
          "'\(reference.written)' has a query, which means nothing inside a book",
          at: reference.offset
        )
      }
      checkInside(reference, target, fragment, from: path, &marks)
    case .remote(let scheme): checkRemote(reference, scheme, &marks)
    case .data: checkData(reference, &marks)
    case .outside:
      guard reference.purpose != .citation else { return }
      marks.error(
        "leads-outside",
        "'\(reference.written)' leads out of the book",
        at: reference.offset,
        hint: "write the whole address, https:// and all"
      )
    case .malformed(let reason):
      marks.error(
        "malformed-address",
        "'\(reference.written)' is no address: \(reason)",
        at: reference.offset
      )
    }
  }

  // MARK: Outside

  /// Schemes that systems know what to do with.
  private static let schemes: Set<String> = [
    "http", "https", "mailto", "tel", "sms", "ftp", "geo", "urn", "doi", "news", "nntp", "irc",
    "ircs",
    "xmpp", "sip", "sips", "magnet", "info", "isbn", "tag", "webcal", "maps", "facetime", "bitcoin",
    "matrix", "ssh", "git", "ipfs", "ipns", "gopher", "gemini", "view-source", "acct", "about",
    "blob",
  ]

  private func checkRemote(_ reference: Reference, _ scheme: String, _ marks: inout Marks) {
    let offset = reference.offset
    if scheme == "file" {
      return marks.error(
        "local-address",
        "'\(reference.written)' is a file of one machine",
        at: offset
      )
    }
    switch reference.purpose {
    case .link:
      if !LinkRules.schemes.contains(scheme) {
        marks.warning(
          "unknown-scheme",
          "nobody knows addresses that begin with '\(scheme):'",
          at: offset
        )
      }
    case .citation, .media, .font: return
    case .image, .styleSheet, .frame, .script, .symbol, .spokenText:
      marks.error(
        "remote-resource",
        "'\(reference.written)' is not in the book",
        at: offset,
        hint: "only sounds, films and fonts may stay outside"
      )
    }
  }

  private func checkData(_ reference: Reference, _ marks: inout Marks) {
    guard [.link, .frame].contains(reference.purpose) else { return }
    marks.error("data-address", "a link leads to a 'data:' address", at: reference.offset)
  }

  // MARK: Inside

  private mutating func checkInside(
    _ reference: Reference,
    _ target: String,
    _ fragment: String?,
    from path: String,
    _ marks: inout Marks
  ) {
    let offset = reference.offset
    if target != path { used.insert(target) }
    guard let file = book.file(target) else {
      return reportMissing(reference, target, &marks)
    }
    let type = file.item.mediaType
    switch reference.purpose {
    case .link, .spokenText: checkLink(reference, to: file, &marks)
    case .image:
      if type.hasPrefix("image/") {
        checkForeign(reference, file, &marks)
      } else {
        marks.error("misused-file", "'\(target)' is no picture but '\(type)'", at: offset)
      }
      if fragment != nil, type != MediaTypes.svg {
        marks.error(
          "missing-fragment",
          "a part of a picture is named: '\(reference.written)'",
          at: offset
        )
      }
    case .styleSheet:
      if type != MediaTypes.css {
        marks.error("misused-file", "'\(target)' is no style sheet but '\(type)'", at: offset)
      }
      if fragment != nil {
        marks.error("missing-fragment", "a part of a style sheet is named", at: offset)
      }
    case .font:
      if !MediaTypes.isFont(type) {
        marks.warning("misused-file", "'\(target)' is no font but '\(type)'", at: offset)
      }
    case .media, .frame, .script: checkForeign(reference, file, &marks)
    case .symbol:
      if fragment == nil {
        marks.error(
          "missing-fragment",
          "'\(reference.written)' names no part of a drawing",
          at: offset
        )
      }
    case .citation: return
    }
    if let fragment { checkFragment(fragment, of: file, reference, &marks) }
  }

  private func reportMissing(_ reference: Reference, _ target: String, _ marks: inout Marks) {
    let offset = reference.offset
    if reference.purpose == .citation { return }
    if book.container.members[target] != nil {
      marks.error(
        "undeclared-file",
        "'\(target)' is in the archive and not in the manifest",
        at: offset
      )
    } else {
      let spelling = book.container.spelling(of: target).map { "the archive has '\($0)'" }
      marks.error("missing-file", "there is no '\(target)'", at: offset, hint: spelling)
    }
  }

  private func checkLink(_ reference: Reference, to file: InspectedFile, _ marks: inout Marks) {
    guard
      MediaTypes.contentDocuments.contains(file.item.mediaType) || file.item.fallback != nil
        || !book.package.isCurrent
    else {
      return marks.error(
        "link-to-resource",
        "'\(reference.written)' leads to a file of the type '\(file.item.mediaType)', which is no page",
        at: reference.offset
      )
    }
    guard book.order[file.path] == nil else { return }
    marks.error(
      "link-out-of-spine",
      "'\(file.path)' is not in the spine, so nobody can turn to it",
      at: reference.offset
    )
  }

  private func checkForeign(_ reference: Reference, _ file: InspectedFile, _ marks: inout Marks) {
    guard !MediaTypes.isCore(file.item.mediaType), file.item.fallback == nil,
      book.package.isCurrent
    else { return }
    marks.error(
      "foreign-resource",
      "'\(file.path)' is of the type '\(file.item.mediaType)', which readers need not know",
      at: reference.offset,
      hint: "convert it, or give it a fallback"
    )
  }

  private func checkFragment(
    _ fragment: String,
    of file: InspectedFile,
    _ reference: Reference,
    _ marks: inout Marks
  ) {
    guard let facts = file.facts, !fragment.isEmpty, reference.purpose != .styleSheet,
      facts.identifiers[fragment] == nil
    else { return }
    // EPUB CFIs and parts told in other ways than by an identifier.
    if fragment.contains("(") || fragment.hasPrefix(":~:") || fragment.contains("=") { return }
    marks.error(
      "missing-fragment",
      "'\(file.path)' has no identifier '\(fragment)'",
      at: reference.offset
    )
  }

  // MARK: Notes and unread pages

  /// A note is shown in place where it follows its reference and is neither a sign nor an essay (Kobo).
  private mutating func checkNotes() {
    for file in book.files {
      guard let facts = file.facts else { continue }
      for reference in facts.noteReferences {
        guard let place = facts.identifiers[reference.target] else { continue }
        if place < reference.offset {
          marks[file.path, default: Marks()].warning(
            "note-before-reference",
            "the note '\(reference.target)' stands before its reference",
            at: reference.offset
          )
        }
        guard let length = facts.notes[reference.target], !(9...5000).contains(length) else {
          continue
        }
        marks[file.path, default: Marks()].note(
          "note-length",
          "the note '\(reference.target)' has \(length) characters; from 9 to 5000 are shown in place",
          at: reference.offset
        )
      }
    }
  }

  private mutating func checkReachability() {
    let items = Dictionary(
      book.package.items.map { ($0.id, $0) },
      uniquingKeysWith: { a, _ in a }
    )
    for entry in book.package.spine where !entry.isLinear {
      guard let path = items[entry.id]?.path, !used.contains(path) else { continue }
      marks[book.package.path, default: Marks()].error(
        "unreachable-item",
        "'\(entry.id)' is not read in order, and no link leads to it",
        at: entry.offset
      )
    }
  }
}
