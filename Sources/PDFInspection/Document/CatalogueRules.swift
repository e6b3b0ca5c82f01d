import Languages
import PDFObjects

/// What a reader opens first: whether the file is tagged, in which language, and what it shows as its name.
struct CatalogueRules {
  private let pdf: InspectedPDF
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()

  init(_ pdf: InspectedPDF) {
    self.pdf = pdf
    objects = pdf.objects
  }

  mutating func check() {
    checkTags()
    checkLanguage()
    checkViewer()
    checkForms()
    checkLayers()
    if objects.items(of: objects.value("ID", of: objects.trailer)).count != 2 {
      marks.add(.archive, "missing-file-identifier", "the trailer has no 'ID'")
    }
    if objects.boolean(objects.value("NeedsRendering", of: pdf.catalogue)) == true {
      marks.add(.archive, "dynamic-form", "it must be rendered anew before it can be shown")
    }
    if objects.value("Requirements", of: pdf.catalogue) != nil {
      marks.add(.archive, "viewer-requirements", "it makes demands on the program that shows it")
    }
  }

  /// Matterhorn 06 and 07; ISO 14289-1, 7.1.
  private mutating func checkTags() {
    let info = objects.value("MarkInfo", of: pdf.catalogue)
    if objects.boolean(objects.value("Marked", of: info)) != true {
      marks.add(.structure, "untagged-pdf", "it does not say that it is tagged ('MarkInfo')")
    }
    if objects.boolean(objects.value("Suspects", of: info)) == true {
      marks.add(.accessibility, "suspect-tags", "its maker says that some tags are guessed")
    }
    if objects.value("StructTreeRoot", of: pdf.catalogue) == nil {
      marks.add(.structure, "untagged-pdf", "it has no structure, so nobody can listen to it")
    }
  }

  private mutating func checkLanguage() {
    guard let language = objects.text(objects.value("Lang", of: pdf.catalogue)),
      !language.isEmpty
    else {
      return marks.add(.accessibility, "missing-language", "it does not say its language ('Lang')")
    }
    if !BCP47.isWellFormed(language) {
      marks.add(.accessibility, "wrong-language", "'\(language)' is no language tag")
    }
  }

  private mutating func checkViewer() {
    let preferences = objects.value("ViewerPreferences", of: pdf.catalogue)
    if objects.boolean(objects.value("DisplayDocTitle", of: preferences)) != true {
      marks.add(
        .accessibility,
        "title-not-shown",
        "windows show its file's name, and not its title ('DisplayDocTitle')"
      )
    }
  }

  private mutating func checkForms() {
    guard let form = objects.value("AcroForm", of: pdf.catalogue) else { return }
    if objects.value("XFA", of: form) != nil {
      marks.add(.archive, "dynamic-form", "it has a form in XFA")
    }
    if objects.boolean(objects.value("NeedAppearances", of: form)) == true {
      marks.add(.archive, "dynamic-form", "the looks of its form are left to others")
    }
  }

  /// ISO 14289-1, 7.10; ISO 19005-2, 6.9.
  private mutating func checkLayers() {
    guard let layers = objects.value("OCProperties", of: pdf.catalogue) else { return }
    let others = objects.items(of: objects.value("Configs", of: layers))
      .compactMap { objects.resolved($0) }
    for configuration in [objects.value("D", of: layers)].compactMap(\.self) + others {
      if objects.text(objects.value("Name", of: configuration))?.isEmpty ?? true {
        marks.add(
          .accessibilityAndArchive,
          "optional-content",
          "a configuration of its layers has no name"
        )
      }
      if objects.value("AS", of: configuration) != nil {
        marks.add(
          .accessibilityAndArchive,
          "optional-content",
          "its layers come and go by themselves ('AS')"
        )
      }
    }
  }
}
