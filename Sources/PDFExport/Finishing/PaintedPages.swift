import Drawing

/// The pages of a gathering as they stand in Cairo's file.
struct PaintedPages: Sendable {
  let objects: PaintedObjects
  /// The names of the pictures by the numbers of their stand-ins.
  let pictureNames: [String]
  let pages: [Page]

  struct Page: Sendable {
    /// In the document, from 1.
    var number: Int
    /// Its number in Cairo's file.
    var object: Int
    var segments: [PageSegment]
  }

  init(_ painted: PaintedGathering) throws(PDFFailure) {
    objects = try PaintedObjects(painted.file.bytes)
    pictureNames = painted.file.pictures
    let range = painted.gathering.pages
    let found = objects.pages.dropFirst(painted.gathering.hasSpecimen ? 1 : 0)
    guard found.count == range.count, painted.segments.count == range.count else {
      throw .finishing("Cairo wrote \(found.count) pages of \(range.count)")
    }
    pages = zip(range, zip(found, painted.segments)).map { index, page in
      Page(number: index + 1, object: page.0, segments: page.1)
    }
  }
}

extension PaintedObjects {
  /// What paints a page.
  func instructions(ofPage page: Int) throws(PDFFailure) -> [UInt8] {
    guard let number = reference(value("Contents", of: try object(page).value)),
      let stream = try object(number).stream
    else { throw .finishing("a page has no contents") }
    return isEncoded(try object(number)) ? try bytes[stream].inflated() : Array(bytes[stream])
  }
}

extension ObjectCopying {
  /// What a page says of how it is painted.
  mutating func entries(
    ofPage page: Int,
    to file: inout PDFFile
  ) throws(PDFFailure) -> [(key: String, value: [UInt8])] {
    var copied: [(key: String, value: [UInt8])] = []
    for entry in source.entries(of: try source.object(page).value)
    where ["MediaBox", "Group", "Resources"].contains(entry.key) {
      copied.append((entry.key, try copy(entry.value, to: &file)))
    }
    return copied
  }
}
