/// Puts a PDF's objects in the order in which they are needed, so that its first page shows before all of it
/// has come (ISO 32000-1, annex F).
package enum Linearization {
  /// The file in that order; the same file gives the same bytes.
  ///
  /// - Throws: `.missingLibrary` where libqpdf is not installed, `.refused` for what it cannot read or write.
  package static func linearized(_ pdf: [UInt8]) throws(QPDFFailure) -> [UInt8] {
    guard let library = QPDFLibrary.shared else { throw .missingLibrary }
    let work = try QPDFWork(library)
    // libqpdf reads from these bytes until it has written the last one.
    return try pdf.withUnsafeBytes { pdf in
      Result { () throws(QPDFFailure) in try work.linearized(pdf) }
    }.get()
  }
}

/// One file on its way through libqpdf.
private final class QPDFWork {
  private let library: QPDFLibrary
  private var handle: QPDFLibrary.Handle

  init(_ library: QPDFLibrary) throws(QPDFFailure) {
    self.library = library
    guard let handle = library.open() else { throw .refused("no memory") }
    self.handle = handle
    library.silenceErrors(handle)
    library.suppressWarnings(handle, 1)
  }

  deinit { library.close(&handle) }

  func linearized(_ pdf: UnsafeRawBufferPointer) throws(QPDFFailure) -> [UInt8] {
    try check(library.read(handle, "the PDF", pdf.baseAddress, UInt64(pdf.count), nil))
    try check(library.beginWriting(handle))
    library.linearize(handle, 1)
    // Nothing but the order changes: streams stay as they are, and ISO 19005-2, 6.1.7.1 wants the line end.
    library.decode(handle, 0)
    library.compress(handle, 0)
    library.endLines(handle, 1)
    library.identifyByContents(handle, 1)
    try check(library.write(handle))
    return Array(
      UnsafeRawBufferPointer(start: library.buffer(handle), count: Int(library.length(handle)))
    )
  }

  private func check(_ status: Int32) throws(QPDFFailure) {
    guard status & QPDFLibrary.errors != 0 else { return }
    let text = library.text(handle, library.error(handle))
    throw .refused(text.map { String(cString: $0) } ?? "status \(status)")
  }
}
