package import PageModel

/// Writes a document as a PDF: Cairo paints the pages, and a finishing pass adds what they mean.
///
/// The same document gives the same bytes.
package struct PDFExport {
  private let document: PagedDocument
  private let metadata: PDFMetadata
  private let fontFolder: String
  private let pictures: [String: PDFPicture]

  /// - Parameters:
  ///   - document: what is written.
  ///   - metadata: what the file says of itself.
  ///   - fontFolder: the folder to which the pages' faces are relative.
  ///   - pictures: the pictures of the pages by their keys.
  package init(
    document: PagedDocument,
    metadata: PDFMetadata,
    fontFolder: String,
    pictures: [String: PDFPicture] = [:]
  ) {
    self.document = document
    self.metadata = metadata
    self.fontFolder = fontFolder
    self.pictures = pictures
  }

  /// The file, made by at most `jobs` tasks at once.
  package func bytes(jobs: Int = 1) async throws(PDFFailure) -> [UInt8] {
    guard !document.pages.isEmpty else { throw .noPages }
    let painting = DocumentPainting(
      document: document,
      pictures: pictures,
      fontFolder: fontFolder
    )
    let (painted, segments) = try painting.painted()
    let finishing = DocumentFinishing(
      document: document,
      metadata: metadata,
      pictures: pictures,
      painted: painted,
      segments: segments
    )
    return try await finishing.bytes(jobs: jobs)
  }
}
