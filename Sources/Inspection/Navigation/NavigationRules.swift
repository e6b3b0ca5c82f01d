/// Tables of contents against the book: order, completeness, landmarks and printed pages.
struct NavigationRules {
  private let book: InspectedBook
  private(set) var marks: [String: Marks] = [:]

  init(_ book: InspectedBook) { self.book = book }

  mutating func check() {
    var lists: [String: [NavigationDocument.Entry]] = [:]
    if let file = book.navigation, let document = file.document {
      let navigation = NavigationDocument(document, path: file.path)
      lists = navigation.lists
      var own = navigation.marks
      checkLists(lists, &own)
      checkPages(lists["page-list"], &own)
      marks[file.path] = own
    }
    if let file = book.contents, let document = file.document {
      let contents = NCXDocument(document, path: file.path)
      var own = NCXRules(document, contents, identity: book.package.identity).marks
      checkTargets(contents.points.map(\.reference), &own)
      if let toc = lists["toc"] { compare(toc, with: contents.points, &own) }
      marks[file.path, default: Marks()].append(own)
    }
  }

  // MARK: The navigation document

  private func checkLists(_ lists: [String: [NavigationDocument.Entry]], _ marks: inout Marks) {
    for kind in ["toc", "page-list"] {
      let entries = lists[kind] ?? []
      for entry in entries where entry.reference.address.isRemote {
        marks.error(
          "remote-entry",
          "'\(entry.reference.written)' leads out of the book",
          at: entry.reference.offset
        )
      }
      checkOrder(of: entries, kind, &marks)
    }
    checkTargets((lists["toc"] ?? []).map(\.reference), &marks)
    checkLandmarks(lists["landmarks"] ?? [], &marks)
  }

  /// Where a reference leads, in the order of reading.
  private func place(of reference: Reference) -> (file: Int, offset: Int)? {
    guard case .inside(let path, let fragment, _) = reference.address, let index = book.order[path]
    else { return nil }
    let identifiers = book.file(path)?.facts?.identifiers
    return (index, fragment.flatMap { identifiers?[$0] } ?? 0)
  }

  private func checkOrder(
    of entries: [NavigationDocument.Entry],
    _ kind: String,
    _ marks: inout Marks
  ) {
    var last = (file: 0, offset: 0)
    for entry in entries {
      guard let place = place(of: entry.reference) else { continue }
      if place < last {
        marks.warning(
          "list-out-of-order",
          "in the list '\(kind)', '\(entry.label)' comes after what follows it in the book",
          at: entry.reference.offset
        )
      }
      last = place
    }
  }

  private func checkTargets(_ references: [Reference], _ marks: inout Marks) {
    for reference in references {
      guard case .inside(let path, let fragment?, _) = reference.address,
        let identifier = book.file(path)?.facts?.bodyIdentifier, identifier == fragment
      else { continue }
      marks.warning(
        "body-target",
        "'\(reference.written)' is the document's 'body'",
        at: reference.offset,
        hint: "Kindle cannot go there: name the file alone, or a heading"
      )
    }
  }

  private func checkLandmarks(_ entries: [NavigationDocument.Entry], _ marks: inout Marks) {
    var seen: Set<String> = []
    for entry in entries {
      if entry.types.isEmpty {
        marks.error(
          "missing-attribute",
          "a landmark has no 'epub:type'",
          at: entry.reference.offset
        )
      }
      for type in entry.types
      where !seen.insert((type + " " + entry.reference.written).lowercased()).inserted {
        marks.error(
          "duplicate-landmark",
          "two landmarks of the type '\(type)' lead to '\(entry.reference.written)'",
          at: entry.reference.offset
        )
      }
    }
  }

  private func checkPages(_ list: [NavigationDocument.Entry]?, _ marks: inout Marks) {
    let breaks = book.files.flatMap { file in
      (file.facts?.pageBreaks ?? []).map { file.path + "#" + $0 }
    }
    guard let list else {
      if !breaks.isEmpty {
        marks.warning(
          "missing-page-list",
          "\(breaks.count) printed pages are marked, and there is no 'page-list'"
        )
      }
      return
    }
    let listed = Set(
      list.compactMap { entry -> String? in
        guard case .inside(let path, let fragment?, _) = entry.reference.address else { return nil }
        return path + "#" + fragment
      }
    )
    for missing in breaks where !listed.contains(missing) {
      marks.warning("incomplete-page-list", "the list of pages has no entry for '\(missing)'")
    }
  }

  // MARK: The NCX

  /// Whether the NCX has the same entries as the navigation document, in the same order.
  private func compare(
    _ toc: [NavigationDocument.Entry],
    with points: [NCXDocument.Point],
    _ marks: inout Marks
  ) {
    let targets = points.map(\.reference.address)
    let known = Set(targets)
    for entry in toc where !known.contains(entry.reference.address) {
      marks.warning(
        "contents-differ",
        "the NCX has no entry for '\(entry.reference.written)', '\(entry.label)'",
        hint: "readers of EPUB 2 do not find it"
      )
    }
    let listed = Set(toc.map(\.reference.address))
    let common = targets.filter(listed.contains)
    let expected = toc.map(\.reference.address).filter(known.contains)
    if common.count == expected.count, common != expected {
      marks.warning("contents-differ", "the NCX has another order than the navigation document")
    }
    // Entries that only hold others have no link in the one and need one in the other.
    for point in points where !listed.contains(point.reference.address) {
      guard case .inside(let path, nil, _) = point.reference.address, book.order[path] != nil else {
        continue
      }
      marks.note(
        "contents-differ",
        "the navigation document has no entry for '\(point.reference.written)', '\(point.label)'",
        at: point.reference.offset
      )
    }
  }
}
