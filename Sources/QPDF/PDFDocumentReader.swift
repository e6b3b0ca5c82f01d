internal import Glibc
package import PDFObjects

/// Reads somebody's PDF by libqpdf: its objects as values, decrypted, and what its streams hold.
///
/// The bytes are kept as long as it lives. No file, whatever it is made of, takes more than a fixed part of memory.
package final class PDFDocumentReader {
  private let library: QPDFLibrary
  private let memory = MemoryBound()
  private let source: UnsafeMutableRawBufferPointer
  private var handle: QPDFLibrary.Handle
  private var generations: [Int: Int] = [:]

  /// All objects that the trailer leads to.
  package private(set) var objects = PDFObjects()
  /// What libqpdf has mended or guessed, in its words.
  package private(set) var warnings: [String] = []
  /// Whether there are more objects than are read.
  package private(set) var isTruncated = false

  private static let mostObjects = 2_000_000
  private static let mostSyntax = 256 << 20
  private static let mostWarnings = 50

  /// - Throws: a failure for what is no PDF or cannot be mended.
  package init(_ bytes: [UInt8]) throws(QPDFFailure) {
    guard let library = QPDFLibrary.shared else { throw .missingLibrary }
    self.library = library
    source = .allocate(byteCount: max(1, bytes.count), alignment: 1)
    source.copyBytes(from: bytes)
    handle = library.open()
    guard handle != nil else { throw .refused("no memory") }
    library.silenceErrors(handle)
    library.suppressWarnings(handle, 1)
    try open(bytes.count)
    readObjects()
    readWarnings()
  }

  deinit {
    library.close(&handle)
    source.deallocate()
  }

  package var isEncrypted: Bool { library.isEncrypted(handle) != 0 }
  /// Whether programs that read aloud may have the text of an encrypted file.
  package var allowsAccessibility: Bool { library.allowsAccessibility(handle) != 0 }

  private func open(_ count: Int) throws(QPDFFailure) {
    let status = memory.holding {
      library.read(handle, "the PDF", UnsafeRawPointer(source.baseAddress), UInt64(count), nil)
    }
    guard status & QPDFLibrary.errors != 0 else { return }
    let error = library.error(handle)
    if library.code(handle, error) == QPDFLibrary.passwordCode { throw .needsPassword }
    throw .refused(library.detail(handle, error).map { String(cString: $0) } ?? "status \(status)")
  }

  // MARK: Objects

  private func readObjects() {
    let trailer = memory.holding { library.trailer(handle) }
    if let syntax = syntax(trailer, isResolved: true) { objects.setTrailer(syntax) }
    library.release(handle, trailer)
    var waiting = objects.trailer.map { objects.references(in: $0) } ?? []
    while let (number, generation) = waiting.popLast() {
      guard generations[number] == nil else { continue }
      guard objects.numbers.count < Self.mostObjects, objects.size < Self.mostSyntax else {
        isTruncated = true
        return
      }
      generations[number] = generation
      read(number, generation)
      if let value = objects.object(number) { waiting += objects.references(in: value) }
    }
  }

  private func read(_ number: Int, _ generation: Int) {
    guard number <= PDFObjects.greatestNumber, let object = object(number, generation) else {
      return
    }
    defer { library.release(handle, object) }
    if library.kind(handle, object) == QPDFLibrary.streamKind {
      let dictionary = memory.holding { library.dictionary(handle, object) }
      defer { library.release(handle, dictionary) }
      guard let syntax = syntax(dictionary, isResolved: true) else { return }
      objects.add(syntax, as: number, isStream: true)
    } else if let syntax = syntax(object, isResolved: true) {
      objects.add(syntax, as: number)
    }
  }

  private func object(_ number: Int, _ generation: Int) -> UInt32? {
    guard let number = Int32(exactly: number), let generation = Int32(exactly: generation) else {
      return nil
    }
    return memory.holding { library.object(handle, number, generation) }
  }

  private func syntax(_ object: UInt32, isResolved: Bool) -> UnsafeBufferPointer<UInt8>? {
    let text = memory.holding {
      isResolved ? library.resolvedSyntax(handle, object) : library.syntax(handle, object)
    }
    guard let text else { return nil }
    let length = strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self),
      count: length
    )
  }

  private func readWarnings() {
    while library.hasWarnings(handle) != 0, warnings.count < Self.mostWarnings {
      let warning = library.nextWarning(handle)
      guard let text = library.detail(handle, warning) else { continue }
      warnings.append(String(cString: text))
    }
  }

  // MARK: Streams

  /// What a stream holds, its filters undone; `nil` for pictures and what cannot be unpacked or is longer than `limit`.
  package func contents(of number: Int, limit: Int) -> [UInt8]? {
    guard objects.isStream(number), let object = object(number, generations[number] ?? 0) else {
      return nil
    }
    defer { library.release(handle, object) }
    var isUnpacked: Int32 = 0
    var buffer: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = memory.holding {
      library.contents(
        handle,
        object,
        QPDFLibrary.decodesAllButPictures,
        &isUnpacked,
        &buffer,
        &count
      )
    }
    defer { free(buffer) }
    guard status & QPDFLibrary.errors == 0, isUnpacked != 0, let buffer, count <= limit else {
      return nil
    }
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }
}
