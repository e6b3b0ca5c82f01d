/// What of a file is asked for (RFC 9110, section 14).
enum ByteRange: Hashable, Sendable {
  /// All of it: there is no range, or none that we know.
  case whole
  case part(Range<Int>)
  /// It begins behind the file's end.
  case unsatisfiable

  /// Reads a `Range` field; of several ranges at once the whole file is sent, as the standard allows.
  init(_ field: String?, of length: Int) {
    self = field.flatMap { ByteRange.parsed($0, length) } ?? .whole
  }

  private static func parsed(_ field: String, _ length: Int) -> ByteRange? {
    let halves = field.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard halves.count == 2, halves[0].lowercased() == "bytes", !halves[1].contains(",") else {
      return nil
    }
    let ends = halves[1].split(separator: "-", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard ends.count == 2, ends.allSatisfy(isNumber) else { return nil }
    switch (number(ends[0]), number(ends[1])) {
    case (nil, nil): return nil
    case (nil, let last?):
      return last == 0 || length == 0 ? .unsatisfiable : .part(max(0, length - last)..<length)
    case (let first?, let last):
      if let last, last < first { return nil }
      guard first < length else { return .unsatisfiable }
      return .part(first..<min(last ?? length - 1, length - 1) + 1)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Numbers beyond all files are as good as the largest.
  private static func number(_ text: String) -> Int? {
    text.isEmpty ? nil : min(Int(text) ?? .max, Int.max - 1)
  }
}
