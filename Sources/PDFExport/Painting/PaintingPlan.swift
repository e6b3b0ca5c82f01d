import Jobs
import PageModel

/// What all who paint a document's pages need to know.
struct PaintingPlan: Sendable {
  let document: PagedDocument
  let pictures: [String: PDFPicture]
  let fontFolder: String
  /// Font files in place of larger ones, by file and index.
  let cutFiles: [String: [Int: [UInt8]]]
  let unseenGlyph: UnseenGlyph?
  let specimen: TypeSpecimen
  private let gatherings: [Gathering]

  init(
    document: PagedDocument,
    pictures: [String: PDFPicture],
    fontFolder: String,
    fontCutter: FontCutter?,
    jobs: Int
  ) async {
    self.document = document
    self.pictures = pictures
    self.fontFolder = fontFolder
    cutFiles = fontCutter?.files(for: document.pages) ?? [:]
    unseenGlyph = UnseenGlyph(in: document)
    gatherings = Gathering.gatherings(of: document.pages)
    let hasSpecimen = gatherings.contains(where: \.hasSpecimen)
    specimen = hasSpecimen ? await TypeSpecimen(of: document.pages, jobs: jobs) : TypeSpecimen()
  }

  /// All gatherings, painted by at most `jobs` tasks at once.
  func painted(jobs: Int) async throws(PDFFailure) -> [PaintedGathering] {
    let results = await gatherings.inParallel(jobs: jobs, inRunsOf: 1) { gathering in
      Result { () throws(PDFFailure) in try DocumentPainting(self).painted(gathering) }
    }
    var painted: [PaintedGathering] = []
    for result in results { painted.append(try result.get()) }
    return painted
  }
}
