package import PageModel

/// Writes a document as a PDF: Cairo paints the pages, and a finishing pass adds what they mean.
///
/// The same document gives the same bytes.
package struct PDFExport {
  private let document: PagedDocument
  private let metadata: PDFMetadata
  private let fontFolder: String
  private let fontCutter: FontCutter?
  private let emptyGlyphs: EmptyGlyphs?
  private let pictures: [String: PDFPicture]
  private let attachments: [PDFAttachment]

  /// - Parameters:
  ///   - document: what is written.
  ///   - metadata: what the file says of itself.
  ///   - fontFolder: the folder to which the pages' faces are relative.
  ///   - fontCutter: who makes large fonts smaller before they are written.
  ///   - emptyGlyphs: who knows the glyphs by which letters of right-to-left ligatures are told; without, readers
  ///     may turn those round.
  ///   - pictures: the pictures of the pages by their keys.
  ///   - attachments: files that are put into it, each another form of the document; with any, it is PDF/A-3.
  package init(
    document: PagedDocument,
    metadata: PDFMetadata,
    fontFolder: String,
    fontCutter: FontCutter? = nil,
    emptyGlyphs: EmptyGlyphs? = nil,
    pictures: [String: PDFPicture] = [:],
    attachments: [PDFAttachment] = []
  ) {
    self.document = document
    self.metadata = metadata
    self.fontFolder = fontFolder
    self.fontCutter = fontCutter
    self.emptyGlyphs = emptyGlyphs
    self.pictures = pictures
    self.attachments = attachments
  }

  /// The file, made by at most `jobs` tasks at once.
  package func written(jobs: Int = 1) async throws(PDFFailure) -> WrittenPDF {
    guard !document.pages.isEmpty else { throw .noPages }
    let document = await document.partingLigatures(with: emptyGlyphs)
      .partingMuteWords(jobs: jobs).gatheringElements(jobs: jobs)
    let plan = await PaintingPlan(
      document: document,
      pictures: pictures,
      fontFolder: fontFolder,
      fontCutter: fontCutter,
      jobs: jobs
    )
    let finishing = DocumentFinishing(
      document: document,
      metadata: metadata,
      pictures: pictures,
      attachments: attachments,
      painted: try await plan.painted(jobs: jobs)
    )
    return try await finishing.written(jobs: jobs)
  }
}
