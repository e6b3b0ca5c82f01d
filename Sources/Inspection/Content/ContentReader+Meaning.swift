import XML

/// What an element says: where it leads, what it shows, what it is for listeners.
extension ContentReader {
  mutating func readMeaning(of element: XMLTranscript.Element, at place: Int) {
    readNote(element)
    guard let kind = meanings.elementKinds[element.name] else {
      readCitation(of: element)
      return
    }
    switch kind {
    case .a, .area: readLink(element)
    case .img: readPicture(element)
    case .input: if let source = value(.src, of: element) { add(.image, source, element) }
    case .link: readStyleLink(element)
    case .style: readStyle(element)
    case .script: readScript(element)
    case .form: facts.properties.insert(.scripted)
    case .iframe, .embed: add(.frame, value(.src, of: element), element)
    case .object: add(.frame, value(.data, of: element), element)
    case .audio, .video:
      facts.hasSoundOrFilm = true
      add(.media, value(.src, of: element), element)
      add(.image, value(.poster, of: element), element)
    case .source: readSource(element)
    case .track: add(.media, value(.src, of: element), element)
    case .base:
      marks.error(
        "base-element",
        "'base' makes other addresses of all that are relative",
        at: element.offset,
        hint: "leave it out"
      )
    case .meta: checkMeta(element)
    case .ol, .ul: checkList(element, at: place)
    default:
      if let level = kind.headingLevel { checkHeading(element, level) }
    }
  }

  mutating func add(
    _ purpose: Reference.Purpose,
    _ written: String?,
    _ element: XMLTranscript.Element
  ) {
    guard let written else { return }
    let address = Address(written, in: path)
    facts.references.append(
      Reference(purpose: purpose, address: address, written: written, offset: element.offset)
    )
    if purpose != .link, purpose != .citation, address.isRemote {
      facts.properties.insert(.remoteResources)
    }
  }

  /// SVG, MathML and other vocabularies: identifiers, links, pictures.
  mutating func readForeign(_ element: XMLTranscript.Element) {
    switch meanings.owners[element.name] {
    case .svg:
      facts.properties.insert(.svg)
    case .mathML: facts.properties.insert(.mathml)
    case .html, .epub, .other: break
    }
    for attribute in document.attributes[element.attributes] {
      if meanings.attributeOwners[attribute.name] == .event { facts.properties.insert(.scripted) }
      readValue(of: attribute, element)
    }
    switch meanings.elementKinds[element.name] {
    case .a: add(.link, value(.href, of: element), element)
    case .image: add(.image, value(.href, of: element), element)
    case .use: add(.symbol, value(.href, of: element), element)
    case .script: facts.properties.insert(.scripted)
    case .style: readStyle(element)
    default: break
    }
    add(.image, value(.altimg, of: element), element)
  }

  // MARK: Links

  private mutating func readLink(_ element: XMLTranscript.Element) {
    guard let target = value(.href, of: element) else { return }
    add(.link, target, element)
    if isNoteReference(element) { noteReference(to: target, element) }
    guard kind(of: element) == .a, !element.hasOwnWords, !isTold(element) else { return }
    marks.warning(
      "empty-anchor",
      "a link to '\(target)' has no words",
      at: element.offset,
      hint: "nobody can see or hear it"
    )
  }

  /// Whether an element has words for readers or listeners.
  private func isTold(_ element: XMLTranscript.Element) -> Bool {
    if document.text[element.text].contains(where: { !$0.isSpace }) { return true }
    if has(.label, element) || has(.labelledBy, element) || has(.title, element) { return true }
    let inner = allowances.count..<max(allowances.count, element.end)
    return document.elements[inner].contains { inside in
      has(.label, inside) || !(value(.alt, of: inside) ?? "").isEmpty
        || meanings.owners[inside.name] == .svg || meanings.owners[inside.name] == .mathML
    }
  }

  private mutating func readCitation(of element: XMLTranscript.Element) {
    guard has(.cite, element) else { return }
    add(.citation, value(.cite, of: element), element)
  }

  private mutating func readStyleLink(_ element: XMLTranscript.Element) {
    guard let target = value(.href, of: element) else { return }
    let relations = (value(.rel, of: element) ?? "").lowercased().split(separator: " ")
    guard relations.contains("stylesheet") else { return }
    add(.styleSheet, target, element)
    if relations.contains("alternate"), !has(.title, element) {
      marks.warning(
        "untitled-style-sheet",
        "an alternate style sheet has no 'title' by which it could be chosen",
        at: element.offset
      )
    }
  }

  private mutating func readStyle(_ element: XMLTranscript.Element) {
    var scanner = StyleReader(
      document.text[element.text],
      path: path,
      shiftedTo: element.offset
    )
    scanner.readSheet()
    take(scanner)
  }

  private mutating func readScript(_ element: XMLTranscript.Element) {
    let type = (value(.type, of: element) ?? "").lowercased()
    let isCode =
      type.isEmpty || type == "module" || type.contains("javascript")
      || type.contains("ecmascript")
    if isCode { facts.properties.insert(.scripted) }
    add(.script, value(.src, of: element), element)
  }

  private mutating func checkMeta(_ element: XMLTranscript.Element) {
    guard let equivalent = value(.httpEquivalent, of: element)?.lowercased() else { return }
    if equivalent == "content-type" {
      let content = (value(.content, of: element) ?? "").lowercased().filter { $0 != " " }
      if content != "text/html;charset=utf-8" {
        marks.error(
          "wrong-encoding-declaration",
          "'meta' declares an encoding that is not 'text/html; charset=utf-8'",
          at: element.offset
        )
      }
    }
  }

  // MARK: Pictures

  private mutating func readPicture(_ element: XMLTranscript.Element) {
    add(.image, value(.src, of: element), element)
    addCandidates(of: element)
    let words = value(.alt, of: element)
    let roles = value(.role, of: element)
    let isDecorative = roles == "presentation" || roles == "none"
    if words == nil, !has(.label, element), !has(.labelledBy, element) {
      marks.warning(
        "missing-alt",
        "a picture has no 'alt'",
        at: element.offset,
        hint: "say what it shows, or alt=\"\" if it says nothing"
      )
    }
    // The cover is told by itself, and is nothing to read.
    if !isDecorative, roles != "doc-cover" {
      facts.hasPictures = true
      if (words ?? "").isEmpty { facts.hasUndescribedPictures = true }
    }
  }

  private mutating func readSource(_ element: XMLTranscript.Element) {
    let isPicture =
      element.parent >= 0 && name(of: document.elements[element.parent]) == "picture"
    add(isPicture ? .image : .media, value(.src, of: element), element)
    addCandidates(of: element)
  }

  private mutating func addCandidates(of element: XMLTranscript.Element) {
    guard let list = value(.srcset, of: element) else { return }
    for candidate in list.split(separator: ",") {
      guard let target = candidate.words.first else { continue }
      add(.image, String(target), element)
    }
  }

  // MARK: Structure for listeners

  private mutating func checkHeading(_ element: XMLTranscript.Element, _ level: Int) {
    if lastHeading > 0, level > lastHeading + 1 {
      marks.warning(
        "skipped-heading",
        "a heading of level \(level) follows one of level \(lastHeading)",
        at: element.offset,
        hint: "listeners take the gap for a lost heading"
      )
    }
    lastHeading = level
    if !element.hasOwnWords, !isTold(element) {
      marks.warning("empty-heading", "a heading has no words", at: element.offset)
    }
  }

  private mutating func checkList(_ element: XMLTranscript.Element, at place: Int) {
    guard element.end == place + 1 else { return }
    marks.warning("empty-list", "'\(name(of: element))' has no items", at: element.offset)
  }

  // MARK: Notes

  private func isNoteReference(_ element: XMLTranscript.Element) -> Bool {
    let types = value(.epubType, of: element)?.split(separator: " ") ?? []
    return types.contains("noteref") || value(.role, of: element) == "doc-noteref"
  }

  private mutating func noteReference(to target: String, _ element: XMLTranscript.Element) {
    guard case .inside(let file, let fragment, _) = Address(target, in: path), file == path,
      let fragment
    else {
      return marks.warning(
        "note-elsewhere",
        "a note is in another file, where no reader shows it in place",
        at: element.offset
      )
    }
    facts.noteReferences.append(
      ContentFacts.NoteReference(target: fragment, offset: element.offset)
    )
  }

  private mutating func readNote(_ element: XMLTranscript.Element) {
    guard let types = value(.epubType, of: element)?.split(separator: " ") else { return }
    guard !types.isDisjoint(with: ["footnote", "endnote", "rearnote", "note"]),
      let identifier = value(.id, of: element)
    else { return }
    let characters = document.text[element.text].count { $0 & 0xC0 != 0x80 }
    facts.notes[identifier] = characters
  }
}

extension Array where Element == Substring {
  fileprivate func isDisjoint(with others: [String]) -> Bool {
    !contains { others.contains(String($0)) }
  }
}

extension Address {
  var isRemote: Bool { if case .remote = self { true } else { false } }
}
