import Languages
import PDFObjects

/// What elements mean: whether a listener finds headings, lists, tables, pictures and notes as they ought to be
/// (ISO 14289-1, 7.2 to 7.9; Matterhorn 02, 09, 13 to 19).
struct MeaningRules {
  let pdf: InspectedPDF
  let structure: InspectedStructure
  let objects: PDFObjects
  var marks = PDFMarks()
  private var headingLevel = 0
  private var hasNumberedHeadings = false
  private var hasPlainHeadings = false
  private var notes: Set<[UInt8]> = []

  init(_ pdf: InspectedPDF, _ structure: InspectedStructure) {
    self.pdf = pdf
    objects = pdf.objects
    self.structure = structure
  }

  mutating func check() {
    guard structure.root != nil else { return }
    for index in structure.elements.indices {
      checkLanguage(of: index)
      guard let type = structure.elements[index].type else { continue }
      checkPlace(of: index, type)
      check(index, type)
    }
    if hasNumberedHeadings, hasPlainHeadings {
      marks.add(
        .accessibility,
        "mixed-headings",
        "it has both headings 'H' and headings with levels"
      )
    }
    var parents = ParentTreeRules(pdf, structure)
    parents.check()
    marks.append(parents.marks)
  }

  private mutating func check(_ index: Int, _ type: StructureType) {
    switch type {
    case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6: checkHeading(index, type)
    case .heading: hasPlainHeadings = true
    case .figure: checkFigure(index)
    case .formula: checkWords(of: index, "formula")
    case .note: checkNote(index)
    case .table: checkTable(index)
    case .link:
      if !holdsAnnotation(index) {
        report("link-without-annotation", "the link leads nowhere: it holds no annotation", index)
      }
    case .list: checkList(index)
    case .tableRow:
      checkChildren(of: index, are: [.tableHeading, .tableCell], in: "row")
    case .tableHead, .tableBody, .tableFoot:
      checkChildren(of: index, are: [.tableRow], in: "group of rows")
    case .contents:
      checkChildren(of: index, are: [.contentsItem, .contents, .caption], in: "table of contents")
    default: break
    }
  }

  mutating func report(_ id: String, _ message: @autoclosure () -> String, _ index: Int) {
    marks.add(.accessibility, id, message(), at: structure.place(of: index))
  }

  /// Whether an annotation is in the element or in one that it holds.
  private func holdsAnnotation(_ index: Int) -> Bool {
    structure.elements[index..<structure.elements[index].end].contains(where: \.hasAnnotation)
  }

  // MARK: Where elements stand

  private mutating func checkPlace(of index: Int, _ type: StructureType) {
    guard let wanted = type.containers else { return }
    let container = structure.container(of: index)
    guard container.map(wanted.contains) != true else { return }
    report(
      "misplaced-tag",
      "'\(type.rawValue)' stands in '\(container?.rawValue ?? "the root")'",
      index
    )
  }

  mutating func checkChildren(of index: Int, are types: Set<StructureType>, in name: String) {
    for child in structure.meaningfulChildren(of: index) {
      guard let type = structure.elements[child].type, !types.contains(type) else { continue }
      // Those that may stand in few places alone are told by their own rule.
      guard type.containers == nil else { continue }
      report("misplaced-tag", "'\(type.rawValue)' stands in a \(name)", child)
    }
  }

  private mutating func checkList(_ index: Int) {
    checkChildren(of: index, are: [.listItem, .list, .caption], in: "list")
    for item in structure.meaningfulChildren(of: index)
    where structure.elements[item].type == .listItem {
      checkChildren(of: item, are: [.label, .listBody], in: "list's item")
    }
  }

  // MARK: Headings

  private mutating func checkHeading(_ index: Int, _ type: StructureType) {
    guard let level = type.headingLevel else { return }
    hasNumberedHeadings = true
    let last = headingLevel
    headingLevel = level
    guard level > last + 1 else { return }
    report(
      "skipped-heading",
      last == 0
        ? "the first heading is '\(type.rawValue)'" : "'\(type.rawValue)' follows 'H\(last)'",
      index
    )
  }

  // MARK: Words

  private mutating func checkFigure(_ index: Int) {
    checkWords(of: index, "figure")
    if attribute("BBox", "Layout", of: index) == nil, structure.elements[index].hasContent {
      report("missing-bounds", "the figure does not say which place it takes ('BBox')", index)
    }
  }

  private mutating func checkWords(of index: Int, _ name: String) {
    let value = structure.elements[index].value
    let words: [StaticString] = ["Alt", "ActualText"]
    if !words.contains(where: { objects.text(objects.value($0, of: value))?.isEmpty == false }) {
      report("missing-alt", "the \(name) has no words for who cannot see it ('Alt')", index)
    }
  }

  private mutating func checkNote(_ index: Int) {
    guard let id = objects.string(objects.value("ID", of: structure.elements[index].value)),
      !id.isEmpty
    else { return report("missing-note-identifier", "the note has no 'ID'", index) }
    if !notes.insert(id).inserted {
      report(
        "duplicate-note-identifier",
        "another note has the 'ID' '\(PDFString.text(id))'",
        index
      )
    }
  }

  private mutating func checkLanguage(of index: Int) {
    guard let value = objects.value("Lang", of: structure.elements[index].value),
      let language = objects.text(value), !language.isEmpty, !BCP47.isWellFormed(language)
    else { return }
    report("wrong-language", "'\(language)' is no language tag", index)
  }

  // MARK: Attributes

  /// An attribute of an element or of its classes (ISO 32000-1, 14.7.5).
  func attribute(_ key: StaticString, _ owner: StaticString, of index: Int) -> PDFObjects.Value? {
    let element = structure.elements[index].value
    for list in lists(objects.value("A", of: element)) where isOwned(list, by: owner) {
      if let value = objects.value(key, of: list) { return value }
    }
    guard let classes = objects.value("C", of: element) else { return nil }
    let map = objects.value("ClassMap", of: structure.root)
    for name in objects.items(of: classes) + [classes] {
      guard let name = objects.name(objects.resolved(name)) else { continue }
      for list in lists(objects.value(named: name, of: map)) where isOwned(list, by: owner) {
        if let value = objects.value(key, of: list) { return value }
      }
    }
    return nil
  }

  private func lists(_ value: PDFObjects.Value?) -> [PDFObjects.Value] {
    guard let value else { return [] }
    guard objects.kind(of: value) == .array else { return [value] }
    return objects.items(of: value).compactMap { objects.resolved($0) }
  }

  private func isOwned(_ list: PDFObjects.Value, by owner: StaticString) -> Bool {
    objects.isName(objects.value("O", of: list), owner)
  }
}

extension StructureType {
  /// What an element of the type may stand in; `nil` for most, which may stand anywhere.
  fileprivate var containers: Set<StructureType>? {
    switch self {
    case .listItem: [.list]
    case .listBody: [.listItem]
    case .contentsItem: [.contents]
    case .tableRow: [.table, .tableHead, .tableBody, .tableFoot]
    case .tableHeading, .tableCell: [.tableRow]
    case .tableHead, .tableBody, .tableFoot: [.table]
    default: nil
    }
  }
}
