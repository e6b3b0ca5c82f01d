import Testing
import Zip

@Suite struct DeflatedRowsTests {
  @Test(arguments: [1, 2, 7, 257, 258, 259, 260, 261, 516, 517, 5000])
  func `runs of any length come back`(length: Int) throws {
    let row = [UInt8](repeating: 7, count: length) + [1]
    #expect(try inflated([row + row + row], rowLength: length + 1) == row + row + row)
  }

  @Test func `parts that were made side by side are one stream`() throws {
    let parts = (0..<5).map { part in (0..<900).map { UInt8(truncatingIfNeeded: $0 / 30 * part) } }
    #expect(try inflated(parts, rowLength: 30) == parts.flatMap(\.self))
  }

  @Test(arguments: [0, 1, 3, 100, 32_768, 40_000])
  func `bytes without any order come back, whatever is said of their rows`(rowLength: Int) throws {
    var state: UInt32 = 1
    let noise = (0..<70_000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    #expect(try inflated([noise], rowLength: rowLength) == noise)
  }

  @Test func `no code is longer than deflate allows, however rare its symbol`() throws {
    // Counts like Fibonacci's numbers make the deepest tree; the bytes take turns so that none runs.
    var (count, next) = (1, 1)
    var bytes: [UInt8] = []
    for symbol in UInt8(0)..<24 {
      for _ in 0..<count { bytes += [symbol, 100 + UInt8(bytes.count / 2 % 100)] }
      (count, next) = (next, count + next)
    }
    #expect(try inflated([bytes], rowLength: 0) == bytes)
  }

  @Test func `rows like those above them take few bytes`() {
    let row = (0..<800).map { UInt8(truncatingIfNeeded: $0 * $0) }
    let rows = [[UInt8]](repeating: row, count: 100).flatMap(\.self)
    #expect(Deflate.stream(of: [DeflatedRows(rows, length: 800)]).count < 2000)
  }

  @Test func `no rows are a stream too`() throws {
    #expect(try inflated([], rowLength: 1).isEmpty)
    #expect(try inflated([[]], rowLength: 1).isEmpty)
  }

  private func inflated(_ parts: [[UInt8]], rowLength: Int) throws -> [UInt8] {
    let stream = Deflate.stream(of: parts.map { DeflatedRows($0, length: rowLength) })
    return try Deflate.inflated(stream: stream[...])
  }
}
