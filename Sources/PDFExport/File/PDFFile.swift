import Digests
import PDFObjects
import Zip

/// A PDF file as it grows: objects in compressed streams, the table of their places at the end
/// (ISO 32000-1, 7.5.7 and 7.5.8).
struct PDFFile {
  private enum Place {
    case unwritten
    case offset(Int)
    case within(stream: ObjectNumber, index: Int)
  }

  private var bytes: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
  /// By the objects' numbers, of which there is no 0.
  private var places: [Place] = [.offset(0)]
  private var waiting: [(number: ObjectNumber, offset: Int)] = []
  private var waitingBytes: [UInt8] = []
  /// Streams of objects, which come after all others: until the file is finished they are packed aside.
  private var packing: [PackedObjects] = []
  /// What was written, for those who look at it before anybody gets it.
  private var objects: PDFObjects
  private var streams: [Int: Range<Int>] = [:]

  /// - Parameter capacity: about how many bytes the file will have.
  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    objects = PDFObjects(capacity: capacity / 2)
  }

  mutating func reserve() -> ObjectNumber {
    places.append(.unwritten)
    return ObjectNumber(value: places.count - 1)
  }

  /// Adds an object that is no stream.
  @discardableResult
  mutating func add(_ put: (inout PDFSyntax) -> Void) -> ObjectNumber {
    let number = reserve()
    write(PDFSyntax.written(put), as: number)
    return number
  }

  /// Writes an object that is no stream.
  mutating func write(_ object: [UInt8], as number: ObjectNumber) {
    objects.add(object, as: number.value)
    waiting.append((number, waitingBytes.count))
    waitingBytes += object
    waitingBytes.append(0x0A)
    if waiting.count == Self.objectsInStream { flush() }
  }

  mutating func write(as number: ObjectNumber, _ put: (inout PDFSyntax) -> Void) {
    write(PDFSyntax.written(put), as: number)
  }

  /// Writes a stream whose contents are encoded as `dictionary` says, which has neither its brackets nor the length.
  mutating func write(
    stream: some Collection<UInt8>,
    dictionary: [UInt8],
    as number: ObjectNumber
  ) {
    objects.add("<< ".utf8 + dictionary + ">>".utf8, as: number.value, isStream: true)
    places[number.value] = .offset(bytes.count)
    bytes += "\(number.value) 0 obj\n<< ".utf8
    bytes += dictionary
    bytes += "/Length \(stream.count) >>\nstream\n".utf8
    streams[number.value] = bytes.count..<bytes.count + stream.count
    bytes.append(contentsOf: stream)
    bytes += "\nendstream\nendobj\n".utf8
  }

  /// Writes a stream that is compressed here.
  mutating func write(
    compressing contents: [UInt8],
    dictionary: StaticString = "",
    as number: ObjectNumber
  ) throws(PDFFailure) {
    let dictionary = PDFSyntax.written {
      $0.put(dictionary)
      $0.put("/Filter /FlateDecode")
    }
    write(stream: try contents.compressed(), dictionary: dictionary, as: number)
  }

  private static let objectsInStream = 200

  /// Objects that were written, in the making of a stream.
  private struct PackedObjects {
    var number: ObjectNumber
    var dictionary: [UInt8]
    var stream: Task<Result<[UInt8], PDFFailure>, Never>
  }

  private mutating func flush() {
    guard !waiting.isEmpty else { return }
    let number = reserve()
    var index = PDFSyntax()
    for (position, object) in waiting.enumerated() {
      places[object.number.value] = .within(stream: number, index: position)
      index.put(object.number.value)
      index.put(object.offset)
    }
    let dictionary = PDFSyntax.written {
      $0.put("/Type /ObjStm /Filter /FlateDecode /N")
      $0.put(waiting.count)
      $0.put("/First")
      $0.put(index.bytes.count)
    }
    let contents = index.bytes + waitingBytes
    let stream = Task { Result { () throws(PDFFailure) in try contents.compressed() } }
    packing.append(PackedObjects(number: number, dictionary: dictionary, stream: stream))
    waiting.removeAll(keepingCapacity: true)
    waitingBytes.removeAll(keepingCapacity: true)
  }
}

// MARK: The end of the file

extension PDFFile {
  /// The whole file.
  ///
  /// - Throws: `.finishing` when a number was reserved and nothing written for it.
  consuming func finished(
    catalogue: ObjectNumber,
    information: ObjectNumber
  ) async throws(PDFFailure) -> WrittenPDF {
    flush()
    for objects in packing {
      let stream = try await objects.stream.value.get()
      write(stream: stream, dictionary: objects.dictionary, as: objects.number)
    }
    let identity = identity
    let table = reserve()
    let start = bytes.count
    places[table.value] = .offset(start)
    let rows = try rows
    let dictionary = PDFSyntax.written {
      $0.put("/Type /XRef /Size")
      $0.put(places.count)
      $0.put("/W [1 4 2] /Root")
      $0.put(catalogue)
      $0.put("/Info")
      $0.put(information)
      $0.put("/ID [<")
      $0.put(bytes: identity.utf8)
      $0.put("> <")
      $0.put(bytes: identity.utf8)
      $0.put("> ] /Filter /FlateDecode /DecodeParms << /Columns 7 /Predictor 12 >>")
    }
    write(stream: try rows.compressed(), dictionary: dictionary, as: table)
    bytes += "startxref\n\(start)\n%%EOF\n".utf8
    objects.setTrailer("<< ".utf8 + dictionary + ">>".utf8)
    return WrittenPDF(bytes: bytes, objects: objects, streams: streams)
  }

  /// 32 digits that tell this file from others, and are the same for the same file.
  private var identity: String {
    let length = 1 << 16
    let checksums = stride(from: 0, to: bytes.count, by: length).flatMap { start in
      let piece = bytes[start..<min(start + length, bytes.count)]
      return Deflate.checksum(of: piece).bigEndianBytes
    }
    return String(Digest.sha256(checksums + bytes.prefix(256) + bytes.suffix(256)).prefix(32))
  }

  /// The table's rows, each as the differences from the one above (PNG's filter "Up").
  private var rows: [UInt8] {
    get throws(PDFFailure) {
      var rows: [UInt8] = []
      rows.reserveCapacity(places.count * 8)
      var above = [UInt8](repeating: 0, count: 7)
      for (number, place) in places.enumerated() {
        let row = try row(place, number)
        rows.append(2)
        for column in row.indices { rows.append(row[column] &- above[column]) }
        above = row
      }
      return rows
    }
  }

  private func row(_ place: Place, _ number: Int) throws(PDFFailure) -> [UInt8] {
    switch place {
    case .offset where number == 0: return [0, 0, 0, 0, 0, 0xFF, 0xFF]
    case .offset(let offset):
      guard let offset = UInt32(exactly: offset) else {
        throw .finishing("the file would be longer than 4 GB")
      }
      return [1] + offset.bigEndianBytes + [0, 0]
    case .within(let stream, let index):
      return [2] + UInt32(truncatingIfNeeded: stream.value).bigEndianBytes
        + [UInt8(index >> 8), UInt8(index & 255)]
    case .unwritten: throw .finishing("object \(number) was not written")
    }
  }
}

extension UInt32 {
  var bigEndianBytes: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) }
  }
}

extension ArraySlice<UInt8> {
  /// What a zlib stream holds.
  func inflated() throws(PDFFailure) -> [UInt8] {
    do throws(ArchiveFailure) {
      return try Deflate.inflated(stream: self)
    } catch {
      throw .finishing(error.description)
    }
  }
}

extension [UInt8] {
  /// As a zlib stream, which the filter FlateDecode reads.
  func compressed() throws(PDFFailure) -> [UInt8] {
    do throws(ArchiveFailure) {
      return try Deflate.stream(of: self, level: Deflate.usualLevel)
    } catch {
      throw .finishing(error.description)
    }
  }
}
