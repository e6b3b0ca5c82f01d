import PDFObjects

/// What a file does by itself, and where its links and outline lead.
struct ActionRules {
  private let pdf: InspectedPDF
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()
  private var destinations: Set<[UInt8]> = []

  /// ISO 19005-2, 6.5.1.
  private static let forbidden: Set<String> = [
    "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition",
    "Trans", "GoTo3DView", "JavaScript",
  ]

  init(_ pdf: InspectedPDF) {
    self.pdf = pdf
    objects = pdf.objects
  }

  mutating func check() {
    readDestinations()
    let names = objects.value("Names", of: pdf.catalogue)
    if objects.value("JavaScript", of: names) != nil {
      marks.add(.archive, "forbidden-action", "it has scripts ('JavaScript')")
    }
    if objects.value("AA", of: pdf.catalogue) != nil {
      marks.add(.archive, "forbidden-action", "it acts when it is opened, printed or closed ('AA')")
    }
    for page in pdf.pages where objects.value("AA", of: page.value) != nil {
      marks.add(
        .archive,
        "forbidden-action",
        "the page acts when it is shown ('AA')",
        at: pdf.place(page: page.object)
      )
    }
    checkActions()
  }

  private mutating func readDestinations() {
    let names = objects.value("Names", of: pdf.catalogue)
    for leaf in pdf.leaves(of: objects.value("Dests", of: names), "Names") {
      guard let name = objects.string(leaf.key) else { continue }
      destinations.insert(name)
      if !leadsToPage(objects.resolved(leaf.value)) {
        marks.add(
          .format,
          "dead-destination",
          "the name '\(PDFString.text(name))' leads to no page"
        )
      }
    }
    for entry in objects.entries(of: objects.value("Dests", of: pdf.catalogue)) {
      if let name = objects.name(entry.key) { destinations.insert(Array(name.utf8)) }
    }
  }

  /// Every dictionary that acts or leads somewhere, wherever it stands.
  private mutating func checkActions() {
    for number in objects.numbers {
      guard let object = objects.object(number) else { continue }
      if objects.entry("Dest", of: object) != nil {
        check(destination: objects.value("Dest", of: object), at: number)
      }
      check(action: object, at: number)
      for key: StaticString in ["A", "OpenAction"] {
        check(action: objects.value(key, of: object), at: number)
      }
    }
  }

  private mutating func check(action: PDFObjects.Value?, at number: Int) {
    var next = action
    for _ in 0..<16 {
      guard let current = next, let kind = objects.name(objects.value("S", of: current)) else {
        return
      }
      if Self.forbidden.contains(kind) {
        marks.add(.archive, "forbidden-action", "it acts: '\(kind)'", at: .object(number))
      } else if kind == "GoTo" {
        check(destination: objects.value("D", of: current), at: number)
      }
      next = objects.value("Next", of: current)
    }
  }

  private mutating func check(destination: PDFObjects.Value?, at number: Int) {
    let name = objects.string(destination) ?? objects.name(destination).map { Array($0.utf8) }
    if let name {
      guard !destinations.contains(name) else { return }
      marks.add(
        .format,
        "dead-destination",
        "it leads to '\(PDFString.text(name))', and there is no such place",
        at: .object(number)
      )
    } else if !leadsToPage(destination) {
      marks.add(.format, "dead-destination", "it leads to no page", at: .object(number))
    }
  }

  private func leadsToPage(_ destination: PDFObjects.Value?) -> Bool {
    let place = objects.value("D", of: destination) ?? destination
    guard let page = objects.items(of: place).first else { return false }
    if let number = objects.reference(page) { return pdf.pageNumbers[number] != nil }
    return objects.integer(page).map(pdf.pages.indices.contains) ?? false
  }
}
