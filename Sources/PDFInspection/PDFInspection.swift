package import Diagnostics
package import PDFObjects
package import QPDF

/// Inspects a PDF, ours or not, by what PDF/UA-1 and PDF/A-2a ask of it and a machine can see.
///
/// A hostile file takes no more time and memory than `Limits` allow; nothing of it is ever written.
package enum PDFInspection {
  /// How much of a file is looked at.
  enum Limits {
    /// The longest stream that is unpacked.
    static let longestStream = 64 << 20
    /// What all pages' instructions together may come to.
    static let longestContents = 512 << 20
    static let mostPages = 50_000
  }

  /// The findings about the file `bytes`, which its user knows as `name`.
  ///
  /// - Throws: `.missingLibrary` where libqpdf is not installed.
  package static func findings(
    in bytes: [UInt8],
    named name: String
  ) throws(QPDFFailure) -> [Diagnostic] {
    let reader: PDFDocumentReader
    do throws(QPDFFailure) {
      reader = try PDFDocumentReader(bytes)
    } catch .missingLibrary {
      throw .missingLibrary
    } catch .needsPassword {
      return [
        Diagnostic(
          .error,
          id: "encrypted-pdf",
          "it opens with a password alone, and cannot be read",
          at: SourcePlace(file: name)
        )
      ]
    } catch {
      return [
        Diagnostic(
          .error,
          id: "not-a-pdf",
          "it cannot be read: \(error)",
          at: SourcePlace(file: name)
        )
      ]
    }
    var form = FileRules()
    form.check(bytes)
    form.check(reader)
    return findings(
      in: InspectedPDF(reader.objects) { reader.contents(of: $0, limit: Limits.longestStream) },
      named: name,
      after: form.marks
    )
  }

  /// The findings about a file that was just written: its bytes, its objects, and what its streams hold.
  package static func findings(
    in bytes: [UInt8],
    of objects: PDFObjects,
    contents: @escaping (Int) -> [UInt8]?,
    named name: String
  ) -> [Diagnostic] {
    var form = FileRules()
    form.check(bytes)
    return findings(in: InspectedPDF(objects, contents: contents), named: name, after: form.marks)
  }

  private static func findings(
    in pdf: InspectedPDF,
    named name: String,
    after form: PDFMarks
  ) -> [Diagnostic] {
    guard pdf.catalogue != nil else {
      return [
        Diagnostic(
          .error,
          id: "not-a-pdf",
          "it has no catalogue",
          at: SourcePlace(file: name)
        )
      ]
    }
    var marks = form
    var packet = MetadataRules(pdf)
    packet.check()
    marks.append(packet.marks)
    var catalogue = CatalogueRules(pdf)
    catalogue.check()
    marks.append(catalogue.marks)
    var intents = OutputIntentRules(pdf)
    intents.check()
    marks.append(intents.marks)
    var actions = ActionRules(pdf)
    actions.check()
    marks.append(actions.marks)
    var attached = AttachmentRules(pdf, claims: packet.claims)
    attached.check()
    marks.append(attached.marks)
    let structure = InspectedStructure(pdf)
    marks.append(structure.marks)
    var meaning = MeaningRules(pdf, structure)
    meaning.check()
    marks.append(meaning.marks)
    var pages = PageRules(pdf, structure, intent: intents.intent)
    pages.check()
    marks.append(pages.marks)
    return marks.findings(in: name, promising: packet.claims)
  }
}
