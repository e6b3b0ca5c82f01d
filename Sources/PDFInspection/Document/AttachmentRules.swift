import PDFObjects

/// Files within the file (ISO 19005-2, 6.8; ISO 19005-3, 6.8; ISO 14289-1, 7.11).
struct AttachmentRules {
  private let pdf: InspectedPDF
  private let claims: Claims
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()

  init(_ pdf: InspectedPDF, claims: Claims) {
    self.pdf = pdf
    objects = pdf.objects
    self.claims = claims
  }

  mutating func check() {
    for number in objects.numbers {
      guard let object = objects.object(number), objects.value("EF", of: object) != nil else {
        continue
      }
      check(object, at: .object(number))
    }
  }

  private mutating func check(_ file: PDFObjects.Value, at place: PDFMarks.Place) {
    let names = [objects.value("F", of: file), objects.value("UF", of: file)]
    if names.contains(where: { objects.string($0)?.isEmpty ?? true }) {
      marks.add(
        .accessibility,
        "unnamed-attachment",
        "an attached file lacks its name in 'F' or 'UF'",
        at: place
      )
    }
    if claims.archivePart == 3, objects.name(objects.value("AFRelationship", of: file)) == nil {
      marks.add(
        .archive,
        "unrelated-attachment",
        "it does not say what an attached file is to it ('AFRelationship')",
        at: place
      )
    }
    if let part = claims.archivePart, part < 3, !isPDF(file) {
      marks.add(
        .archive,
        "forbidden-attachment",
        "PDF/A-\(part) may hold no file that is no PDF/A",
        at: place,
        hint: "PDF/A-3 may"
      )
    }
  }

  private func isPDF(_ file: PDFObjects.Value) -> Bool {
    let stream = objects.value("F", of: objects.value("EF", of: file))
    return objects.name(objects.value("Subtype", of: stream)) == "application/pdf"
  }
}
