import PDFObjects

/// Links and other annotations of a page (ISO 14289-1, 7.18; ISO 19005-2, 6.3; Matterhorn 28).
struct AnnotationRules: Sendable {
  private let pdf: InspectedPDF
  private let structure: InspectedStructure
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()

  private static let forbidden: Set<String> = ["3D", "Sound", "Screen", "Movie", "RichMedia"]

  init(_ pdf: InspectedPDF, _ structure: InspectedStructure) {
    self.pdf = pdf
    objects = pdf.objects
    self.structure = structure
  }

  /// Adds what others found.
  mutating func append(_ others: AnnotationRules) { marks.append(others.marks) }

  mutating func check(_ page: InspectedPDF.Page) {
    let entries = objects.items(of: objects.value("Annots", of: page.value))
    guard !entries.isEmpty else { return }
    let place = pdf.place(page: page.object)
    if !objects.isName(objects.value("Tabs", of: page.value), "S") {
      marks.add(
        .accessibility,
        "missing-tab-order",
        "the keyboard does not follow the structure ('Tabs')",
        at: place
      )
    }
    for entry in entries {
      guard let annotation = objects.resolved(entry) else { continue }
      var place = place
      place.object = objects.reference(entry)
      check(annotation, at: place)
    }
  }

  private mutating func check(_ annotation: PDFObjects.Value, at place: PDFMarks.Place) {
    let kind = objects.name(objects.value("Subtype", of: annotation)) ?? ""
    guard kind != "Popup" else { return }
    let flags = objects.integer(objects.value("F", of: annotation)) ?? 0
    checkFlags(flags, kind, at: place)
    if Self.forbidden.contains(kind) {
      marks.add(.archive, "forbidden-annotation", "an archive has no '\(kind)'", at: place)
    }
    if kind == "TrapNet" {
      marks.add(.accessibility, "forbidden-annotation", "it is a 'TrapNet'", at: place)
    }
    checkAppearance(annotation, kind, at: place)
    let isHidden = flags & 2 != 0
    if !isHidden, kind != "PrinterMark" { checkMeaning(annotation, kind, at: place) }
  }

  private mutating func checkFlags(_ flags: Int, _ kind: String, at place: PDFMarks.Place) {
    if flags & 4 == 0 {
      marks.add(.archive, "annotation-flags", "the '\(kind)' is not printed ('F')", at: place)
    }
    if flags & (1 | 2 | 32 | 256) != 0 {
      marks.add(.archive, "annotation-flags", "the '\(kind)' is not always shown ('F')", at: place)
    }
  }

  private mutating func checkAppearance(
    _ annotation: PDFObjects.Value,
    _ kind: String,
    at place: PDFMarks.Place
  ) {
    let sides = objects.items(of: objects.value("Rect", of: annotation))
      .map { objects.number(objects.resolved($0)) }
    let isEmpty = sides.count == 4 && sides[0] == sides[2] && sides[1] == sides[3]
    guard kind != "Link", !isEmpty else { return }
    if objects.value("N", of: objects.value("AP", of: annotation)) == nil {
      marks.add(
        .archive,
        "missing-appearance",
        "it is not said what the '\(kind)' looks like",
        at: place
      )
    }
  }

  private mutating func checkMeaning(
    _ annotation: PDFObjects.Value,
    _ kind: String,
    at place: PDFMarks.Place
  ) {
    let wanted: StructureType = kind == "Link" ? .link : kind == "Widget" ? .form : .annotation
    let element = place.object.flatMap { structure.annotations[$0] }
    if !stands(in: wanted, element) {
      marks.add(
        .accessibility,
        "untagged-annotation",
        "the '\(kind)' is in no element '\(wanted.rawValue)'",
        at: place
      )
    }
    let contents = objects.text(objects.value("Contents", of: annotation))
    let name = kind == "Widget" ? objects.text(objects.value("TU", of: annotation)) : nil
    let spoken = kind == "Link" ? nil : element.flatMap { words(of: $0) }
    if [contents, name, spoken].allSatisfy({ $0?.isEmpty ?? true }) {
      marks.add(
        .accessibility,
        "undescribed-annotation",
        "the '\(kind)' does not say in words what it is ('Contents')",
        at: place
      )
    }
  }

  private func stands(in type: StructureType, _ element: Int?) -> Bool {
    guard let element else { return false }
    return structure.elements[element].type == type || structure.container(of: element) == type
  }

  private func words(of element: Int) -> String? {
    objects.text(objects.value("Alt", of: structure.elements[element].value))
  }
}
