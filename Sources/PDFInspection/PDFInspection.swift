package import Diagnostics
import Jobs
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
    // One task reads the whole file, one stream after the other.
    nonisolated(unsafe) let source = reader
    return findings(
      in: InspectedPDF(source.objects) { source.contents(of: $0, limit: Limits.longestStream) },
      named: name,
      after: form.marks
    )
  }

  /// The findings about a file that was just written: its bytes, its objects, and what its streams hold; made by at
  /// most `jobs` tasks at once.
  package static func findings(
    in bytes: [UInt8],
    of objects: PDFObjects,
    contents: @escaping @Sendable (Int) -> [UInt8]?,
    named name: String,
    jobs: Int
  ) async -> [Diagnostic] {
    var form = FileRules()
    form.check(bytes)
    guard let pass = Pass(InspectedPDF(objects, contents: contents), after: form.marks) else {
      return [missingCatalogue(of: name)]
    }
    let shares = await pass.portions.inParallel(jobs: jobs, inRunsOf: 1) { pass.share(of: $0) }
    return pass.findings(of: shares, in: name)
  }

  private static func findings(
    in pdf: InspectedPDF,
    named name: String,
    after form: PDFMarks
  ) -> [Diagnostic] {
    guard let pass = Pass(pdf, after: form) else { return [missingCatalogue(of: name)] }
    return pass.findings(of: [.document, .pages(pdf.pages.indices)].map(pass.share), in: name)
  }

  private static func missingCatalogue(of name: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "not-a-pdf",
      "it has no catalogue",
      at: SourcePlace(file: name)
    )
  }
}

/// An inspection in portions that know nothing of each other, once it is known what the file promises and how it is
/// structured.
private struct Pass: Sendable {
  enum Portion {
    case document
    case pages(Range<Int>)
  }

  /// What was found in a portion.
  enum Share {
    case document(PDFMarks)
    case pages(PageRules)
  }

  /// Pages that are looked at in one go.
  private static let pagesInPortion = 48

  private let pdf: InspectedPDF
  private let structure: InspectedStructure
  private let intent: OutputIntentRules.Intent?
  private let claims: Claims
  /// Of what all portions build upon.
  private let firstMarks: PDFMarks

  /// `nil` for a file without a catalogue.
  init?(_ pdf: InspectedPDF, after form: PDFMarks) {
    guard pdf.catalogue != nil else { return nil }
    self.pdf = pdf
    var marks = form
    var packet = MetadataRules(pdf)
    packet.check()
    marks.append(packet.marks)
    claims = packet.claims
    var intents = OutputIntentRules(pdf)
    intents.check()
    marks.append(intents.marks)
    intent = intents.intent
    structure = InspectedStructure(pdf)
    marks.append(structure.marks)
    firstMarks = marks
  }

  var portions: [Portion] {
    let count = pdf.pages.count
    let length = Self.pagesInPortion
    return [.document]
      + stride(from: 0, to: count, by: length).map { .pages($0..<min($0 + length, count)) }
  }

  func share(of portion: Portion) -> Share {
    switch portion {
    case .document: return .document(documentMarks)
    case .pages(let range):
      var rules = PageRules(pdf, structure, intent: intent)
      rules.check(pdf.pages[range])
      return .pages(rules)
    }
  }

  private var documentMarks: PDFMarks {
    var marks = PDFMarks()
    var catalogue = CatalogueRules(pdf)
    catalogue.check()
    marks.append(catalogue.marks)
    var actions = ActionRules(pdf)
    actions.check()
    marks.append(actions.marks)
    var attached = AttachmentRules(pdf, claims: claims)
    attached.check()
    marks.append(attached.marks)
    var meaning = MeaningRules(pdf, structure)
    meaning.check()
    marks.append(meaning.marks)
    return marks
  }

  func findings(of shares: [Share], in name: String) -> [Diagnostic] {
    var marks = firstMarks
    var pages = PageRules(pdf, structure, intent: intent)
    for share in shares {
      switch share {
      case .document(let found): marks.append(found)
      case .pages(let found): pages.append(found)
      }
    }
    pages.conclude()
    marks.append(pages.marks)
    return marks.findings(in: name, promising: claims)
  }
}
