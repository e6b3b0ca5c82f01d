import Languages
import XML

/// What a package says of its book: EPUB 3.3, §5.5, and what libraries make of it.
struct MetadataRules {
  private let package: PackageDocument
  private let entries: [String: PackageDocument.Entry]
  private(set) var marks = Marks()

  init(_ package: PackageDocument) {
    self.package = package
    entries = Dictionary(
      package.metadata.compactMap { entry in entry.id.map { ($0, entry) } },
      uniquingKeysWith: { a, _ in a }
    )
  }

  mutating func check() {
    checkIdentifiers()
    checkTitlesAndDates()
    checkLanguages()
    for entry in package.metadata { check(entry) }
    guard package.isCurrent else { return }
    checkModified()
    checkRefinements()
    checkSeries()
    checkCover()
  }

  // MARK: What has to be there

  private mutating func checkIdentifiers() {
    let identifiers = package.dublinCore("identifier")
    if identifiers.isEmpty { marks.error("missing-metadata", "there is no 'dc:identifier'") }
    if package.uniqueIdentifier == nil {
      marks.error("missing-attribute", "'package' has no 'unique-identifier'", at: 0)
    } else if !identifiers.contains(where: { $0.id == package.uniqueIdentifier }) {
      marks.error(
        "missing-identifier",
        "'unique-identifier' names '\(package.uniqueIdentifier ?? "")', which is no 'dc:identifier'",
        at: 0
      )
    }
    for identifier in identifiers {
      let text = identifier.text.lowercased()
      guard text.hasPrefix("urn:uuid:") else { continue }
      if !MetadataRules.isUUID(text.dropFirst(9)) {
        marks.warning(
          "malformed-uuid",
          "'\(identifier.text)' is no UUID",
          at: identifier.offset,
          hint: "such as urn:uuid:5f2a7c34-91d0-5b0e-8f3c-2d7d7a40c1aa"
        )
      }
    }
  }

  private static func isUUID(_ text: Substring) -> Bool {
    let lengths = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    return lengths == [8, 4, 4, 4, 12] && text.utf8.allSatisfy { $0.isHexDigit || $0 == 45 }
  }

  private mutating func checkTitlesAndDates() {
    if package.dublinCore("title").isEmpty {
      marks.error("missing-metadata", "there is no 'dc:title'")
    }
    let dates = package.dublinCore("date")
    if package.isCurrent {
      for date in dates.dropFirst() {
        marks.error("duplicate-metadata", "there is a second 'dc:date'", at: date.offset)
      }
    }
    for date in dates where !date.text.isEmpty && !MetadataRules.isDate(date.text) {
      marks.warning(
        "malformed-date",
        "'\(date.text)' is no date that libraries read",
        at: date.offset,
        hint: "such as 2026-02-15"
      )
    }
  }

  /// W3C's profile of ISO 8601: a year, a month, a day, or a moment.
  private static func isDate(_ text: String) -> Bool {
    let day = text.prefix { $0 != "T" }
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) })
    else { return false }
    let numbers = parts.dropFirst().compactMap { Int($0) }
    guard zip(numbers, [1...12, 1...31]).allSatisfy({ $1.contains($0) }) else { return false }
    let time = text.dropFirst(day.count)
    return time.isEmpty
      || parts.count == 3 && time.utf8.count > 5
        && time.utf8.allSatisfy { $0.isDigit || "T:.Z+-".utf8.contains($0) }
  }

  private mutating func checkLanguages() {
    let languages = package.dublinCore("language")
    if languages.isEmpty { marks.error("missing-metadata", "there is no 'dc:language'") }
    for language in languages where !language.text.isEmpty {
      if !BCP47.isWellFormed(language.text) {
        marks.error(
          "wrong-language",
          "'\(language.text)' is no language tag",
          at: language.offset,
          hint: "such as 'en' or 'pt-BR' (BCP 47)"
        )
      } else if !BCP47.hasKnownLanguage(language.text) {
        marks.warning(
          "unknown-language",
          "there is no language '\(language.text)'",
          at: language.offset,
          hint: "Kindle refuses books in it"
        )
      }
    }
    for language in languages.dropFirst() {
      marks.warning(
        "second-language",
        "the book says that it is in a second language, '\(language.text)'",
        at: language.offset,
        hint: "converters take the last; mark passages with lang instead"
      )
    }
  }

  private mutating func checkModified() {
    let entries = package.properties("dcterms:modified").filter { $0.refines == nil }
    if entries.count != 1 {
      marks.error(
        entries.isEmpty ? "missing-metadata" : "duplicate-metadata",
        "'dcterms:modified' is there \(entries.count) times instead of once",
        at: entries.last?.offset
      )
    }
    for entry in entries where !MetadataRules.isModified(entry.text) {
      marks.error(
        "malformed-date",
        "'dcterms:modified' is '\(entry.text)'",
        at: entry.offset,
        hint: "such as 2026-02-15T06:00:00Z, without fractions, in UTC"
      )
    }
  }

  private static func isModified(_ text: String) -> Bool {
    let pattern = "0000-00-00T00:00:00Z"
    return text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { $1 == 48 ? $0.isDigit : $0 == $1 }
  }

  // MARK: Every entry

  private static let names: Set<String> = [
    "identifier", "title", "language", "date", "source", "type", "format", "creator", "subject",
    "description", "publisher", "contributor", "relation", "coverage", "rights",
  ]

  private mutating func check(_ entry: PackageDocument.Entry) {
    let name = entry.name.local
    if entry.isDublinCore {
      if !MetadataRules.names.contains(name) {
        marks.error("unknown-element", "there is no 'dc:\(name)'", at: entry.offset)
      }
      checkText(of: entry, "dc:" + name)
      guard package.isCurrent else { return }
      for attribute in entry.attributes where !["id", "lang", "dir"].contains(attribute) {
        marks.error(
          "unknown-attribute",
          "'dc:\(name)' has no attribute '\(attribute)' in EPUB 3",
          at: entry.offset,
          hint: attribute.hasPrefix("opf:") ? "say it with a 'meta' that refines it" : nil
        )
      }
    } else if name == "meta" {
      checkMeta(entry)
    } else if name != "link", package.isCurrent, entry.name.namespace == Namespace.package {
      marks.error("unknown-element", "'\(name)' may not stand in 'metadata'", at: entry.offset)
    }
  }

  private mutating func checkText(of entry: PackageDocument.Entry, _ name: String) {
    if entry.text.isEmpty {
      marks.error("empty-metadata", "'\(name)' is empty", at: entry.offset, hint: "leave it out")
    }
    if entry.hasElements {
      marks.error("misplaced-element", "'\(name)' holds elements", at: entry.offset)
    }
    if name == "dc:description", entry.text.contains("</") {
      marks.note(
        "markup-in-metadata",
        "'dc:description' holds tags, which many readers show as they are written",
        at: entry.offset
      )
    }
  }

  private mutating func checkMeta(_ entry: PackageDocument.Entry) {
    guard package.isCurrent else { return }
    guard let property = entry.property else {
      if entry.legacyName == nil || entry.content == nil {
        marks.error("missing-attribute", "a 'meta' has no 'property'", at: entry.offset)
      }
      return
    }
    checkText(of: entry, property)
    checkProperty(property, at: entry.offset)
    if let scheme = entry.scheme { checkPrefix(of: scheme, at: entry.offset) }
    if property == "role", entry.scheme == nil || entry.scheme == "marc:relators",
      !Relators.known.contains(entry.text)
    {
      marks.warning(
        "unknown-relator",
        "'\(entry.text)' is no role of MARC's",
        at: entry.offset,
        hint: "such as aut for an author or edt for an editor"
      )
    }
  }

  private static let unprefixed: Set<String> = [
    "alternate-script", "authority", "belongs-to-collection", "collection-type", "display-seq",
    "file-as",
    "group-position", "identifier-type", "meta-auth", "pageBreakSource", "role", "source-of",
    "term",
    "title-type",
  ]

  private mutating func checkProperty(_ property: String, at offset: Int) {
    if property.contains(" ") {
      marks.error("malformed-property", "'\(property)' is no property", at: offset)
    } else if !property.contains(":") {
      guard !MetadataRules.unprefixed.contains(property) else { return }
      marks.error("unknown-property", "there is no property '\(property)'", at: offset)
    } else {
      checkPrefix(of: property, at: offset)
    }
  }

  private mutating func checkPrefix(of property: String, at offset: Int) {
    guard let colon = property.firstIndex(of: ":") else { return }
    let prefix = String(property[..<colon])
    if prefix.isEmpty || property.index(after: colon) == property.endIndex {
      marks.error("malformed-property", "'\(property)' is no property", at: offset)
    } else if !package.prefixes.contains(prefix), !Prefixes.reservedInPackage.contains(prefix) {
      marks.error(
        "undeclared-prefix",
        "the prefix '\(prefix)' of '\(property)' is not declared",
        at: offset,
        hint: "declare it in 'prefix' of 'package'"
      )
    }
  }

  // MARK: Refinements

  /// What a property may refine.
  private static let subjects: [String: Set<String>] = [
    "role": ["creator", "contributor", "publisher"], "title-type": ["title"],
    "identifier-type": ["identifier", "source"], "source-of": ["source"],
    "authority": ["subject"], "term": ["subject"],
    "collection-type": ["belongs-to-collection"], "group-position": ["belongs-to-collection"],
  ]

  private mutating func checkRefinements() {
    var seen: Set<String> = []
    for entry in package.metadata {
      guard let property = entry.property else { continue }
      if let refines = entry.refines, package.identifiers[refines] == nil {
        marks.error(
          "missing-identifier",
          "'refines' names '\(refines)', which is no identifier of the package",
          at: entry.offset
        )
      }
      if let subjects = MetadataRules.subjects[property] {
        check(entry, property, isAbout: subjects)
      }
      guard MetadataRules.unprefixed.contains(property),
        !["role", "alternate-script"].contains(property),
        let refines = entry.refines
      else { continue }
      if !seen.insert(property + " " + refines).inserted {
        marks.error(
          "duplicate-metadata",
          "'\(property)' refines '\(refines)' twice",
          at: entry.offset
        )
      }
    }
  }

  private mutating func check(
    _ entry: PackageDocument.Entry,
    _ property: String,
    isAbout subjects: Set<String>
  ) {
    // A position may also stand on its own, where there is one collection alone.
    if property == "group-position", entry.refines == nil { return }
    let subject = entry.refines.flatMap { entries[$0] }
    if let subject, subjects.contains(subject.property ?? subject.name.local) { return }
    marks.error(
      "misplaced-property",
      "'\(property)' does not refine what it can: \(subjects.sorted().joined(separator: ", "))",
      at: entry.offset
    )
  }

  private mutating func checkSeries() {
    for entry in package.properties("group-position") {
      let parts = entry.text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.contains(where: { $0.isEmpty || !$0.utf8.allSatisfy(\.isDigit) }) else {
        continue
      }
      marks.warning(
        "unnumbered-position",
        "the position '\(entry.text)' in the series is no number",
        at: entry.offset,
        hint: "libraries show it as the first"
      )
    }
    for entry in package.properties("collection-type")
    where !["series", "set"].contains(entry.text) {
      marks.warning(
        "unknown-collection-type",
        "there is no collection of the type '\(entry.text)'",
        at: entry.offset,
        hint: "'series' or 'set'"
      )
    }
    let names = package.metadata.compactMap(\.legacyName)
    if let series = names.firstIndex(of: "calibre:series"),
      let index = names.firstIndex(of: "calibre:series_index"), index < series
    {
      marks.warning(
        "series-index-first",
        "'calibre:series_index' stands before 'calibre:series', and is not read there"
      )
    }
  }

  private mutating func checkCover() {
    guard let entry = package.metadata.first(where: { $0.legacyName == "cover" }) else { return }
    let item = package.item(entry.content ?? "")
    guard item?.mediaType.hasPrefix("image/") != true else { return }
    marks.warning(
      "missing-cover",
      "the cover '\(entry.content ?? "")' is no picture of the manifest",
      at: entry.offset
    )
  }
}
