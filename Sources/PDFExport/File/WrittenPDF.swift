package import PDFObjects
import Zip

/// A finished PDF, and its objects as they were before they were packed.
package struct WrittenPDF: Sendable {
  package var bytes: [UInt8]
  package let objects: PDFObjects
  /// Where in `bytes` the contents of streams lie, by the objects' numbers.
  private let streams: [Int: Range<Int>]

  init(bytes: [UInt8], objects: PDFObjects, streams: [Int: Range<Int>]) {
    self.bytes = bytes
    self.objects = objects
    self.streams = streams
  }

  /// What a stream holds, unpacked; `nil` for pictures and what is no stream.
  package func contents(of number: Int) -> [UInt8]? {
    guard let range = streams[number] else { return nil }
    let stream = objects.object(number)
    guard let filter = objects.value("Filter", of: stream) else { return Array(bytes[range]) }
    guard objects.isName(filter, "FlateDecode"), objects.value("DecodeParms", of: stream) == nil
    else {
      return nil
    }
    return try? Deflate.inflated(stream: bytes[range])
  }
}
