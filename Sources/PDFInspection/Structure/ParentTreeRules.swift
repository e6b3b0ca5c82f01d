import PDFObjects

/// The way back from pages and annotations to elements (ISO 32000-1, 14.7.4.4): it has to agree with the way there.
struct ParentTreeRules {
  private let pdf: InspectedPDF
  private let structure: InspectedStructure
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()
  private var parents: [Int: PDFObjects.Value] = [:]
  /// For pages and streams, the element of each sequence.
  private var elementsOfMarks: [Int: [Int?]] = [:]

  init(_ pdf: InspectedPDF, _ structure: InspectedStructure) {
    self.pdf = pdf
    objects = pdf.objects
    self.structure = structure
  }

  mutating func check() {
    guard let tree = objects.entry("ParentTree", of: structure.root) else {
      guard !structure.claims.isEmpty else { return }
      return marks.add(.format, "parent-tree", "the structure has no 'ParentTree'")
    }
    for leaf in pdf.leaves(of: tree, "Nums") {
      if let key = objects.integer(leaf.key) { parents[key] = leaf.value }
    }
    checkSequences()
    checkPages()
    checkAnnotations()
  }

  /// From elements to sequences and back.
  private mutating func checkSequences() {
    for claim in structure.claims {
      guard let element = structure.owners[claim] else { continue }
      let known = elements(of: claim.owner)
      let found = known.indices.contains(claim.mark) ? known[claim.mark] : nil
      guard let own = structure.elements[element].object, found != own else { continue }
      marks.add(
        .format,
        "parent-tree",
        "'ParentTree' gives the sequence \(claim.mark) to "
          + (found.map { "object \($0)" } ?? "nobody"),
        at: structure.place(of: element)
      )
    }
  }

  /// From sequences to elements.
  private mutating func checkPages() {
    for page in pdf.pages {
      guard let number = page.object else { continue }
      for (mark, element) in elements(of: number).enumerated() {
        guard let element,
          structure.owners[InspectedStructure.Claim(owner: number, mark: mark)] == nil
        else { continue }
        var place = pdf.place(page: number)
        place.object = element
        marks.add(
          .format,
          "parent-tree",
          "'ParentTree' gives it the sequence \(mark), which it does not hold",
          at: place
        )
      }
    }
  }

  private mutating func checkAnnotations() {
    for (annotation, element) in structure.annotations.sorted(by: { $0.key < $1.key }) {
      let key = objects.integer(objects.value("StructParent", of: objects.object(annotation)))
      let found = key.flatMap { objects.reference(parents[$0]) }
      guard let own = structure.elements[element].object, found != own else { continue }
      marks.add(
        .format,
        "parent-tree",
        "'ParentTree' gives the annotation \(annotation) to "
          + (found.map { "object \($0)" } ?? "nobody"),
        at: structure.place(of: element)
      )
    }
  }

  private mutating func elements(of owner: Int) -> [Int?] {
    if let known = elementsOfMarks[owner] { return known }
    let key = objects.integer(objects.value("StructParents", of: objects.object(owner)))
    let array = objects.resolved(key.flatMap { parents[$0] })
    let elements = objects.items(of: array).map { objects.reference($0) }
    elementsOfMarks[owner] = elements
    return elements
  }
}
