internal import PDFObjects

/// The objects of a file that Cairo wrote: numbered, in a plain table, each once.
struct PaintedObjects: Sendable {
  let bytes: [UInt8]
  /// By the objects' numbers.
  private let offsets: [Int]
  /// The pages' numbers in order.
  private(set) var pages: [Int] = []

  /// Where an object's value lies, and a stream's contents as they are encoded.
  struct Object {
    var value: Range<Int>
    var stream: Range<Int>?
  }

  /// An entry of a dictionary.
  struct Entry {
    /// Without its slash.
    var key: String
    var value: Range<Int>
  }

  init(_ bytes: [UInt8]) throws(PDFFailure) {
    self.bytes = bytes
    guard let table = Self.table(of: bytes), let root = table.root else {
      throw Self.strange("its table cannot be read")
    }
    offsets = table.offsets
    guard let tree = reference(value("Pages", of: try object(root).value)),
      let kids = value("Kids", of: try object(tree).value)
    else { throw Self.strange("it has no pages") }
    pages = references(in: kids)
  }

  private static func strange(_ what: String) -> PDFFailure {
    .finishing("what Cairo wrote is not as usual: \(what)")
  }

  // MARK: The table

  private static func table(of bytes: [UInt8]) -> (offsets: [Int], root: Int?)? {
    bytes.withUnsafeBufferPointer { bytes in
      let tail = max(0, bytes.count - 64)
      var scanner = SyntaxScanner(bytes, from: tail)
      var start: Int?
      while let token = scanner.next() {
        guard token == .word, scanner.isAt("startxref"), scanner.next() == .number else { continue }
        start = scanner.integer
      }
      guard let start, bytes.indices.contains(start) else { return nil }
      scanner = SyntaxScanner(bytes, from: start)
      guard scanner.next() == .word, scanner.isAt("xref"), scanner.next() == .number,
        scanner.next() == .number, let count = scanner.integer, count <= bytes.count / 20
      else { return nil }
      var offsets: [Int] = []
      offsets.reserveCapacity(count)
      for _ in 0..<count {
        guard scanner.next() == .number, let offset = scanner.integer else { return nil }
        offsets.append(offset)
        guard scanner.next() == .number, scanner.next() == .word else { return nil }
      }
      while let token = scanner.next() {
        guard token == .name, scanner.isAt("/Root"), scanner.next() == .number else { continue }
        return (offsets, scanner.integer)
      }
      return nil
    }
  }

  // MARK: Objects

  func object(_ number: Int) throws(PDFFailure) -> Object {
    let found = bytes.withUnsafeBufferPointer { bytes -> Object? in
      guard offsets.indices.contains(number), number > 0 else { return nil }
      var scanner = SyntaxScanner(bytes, from: offsets[number])
      guard scanner.next() == .number, scanner.integer == number, scanner.next() == .number,
        scanner.next() == .word, scanner.isAt("obj")
      else { return nil }
      let start = scanner.position
      while let token = scanner.next() {
        guard token == .word else { continue }
        if scanner.isAt("endobj") { return Object(value: start..<scanner.start) }
        if scanner.isAt("stream") {
          // A line feed ends the line.
          return Object(
            value: start..<scanner.start,
            stream: scanner.position + 1..<scanner.position + 1
          )
        }
      }
      return nil
    }
    guard var object = found else {
      throw Self.strange("object \(number) is not where it should be")
    }
    if let stream = object.stream {
      guard let length = try length(of: object), length <= bytes.count - stream.lowerBound else {
        throw Self.strange("object \(number) has no length")
      }
      object.stream = stream.lowerBound..<stream.lowerBound + length
    }
    return object
  }

  private func length(of stream: Object) throws(PDFFailure) -> Int? {
    guard let length = value("Length", of: stream.value) else { return nil }
    guard let number = reference(length) else { return integer(length) }
    return integer(try object(number).value)
  }

  /// The entries of the dictionary that lies in `range`, in order.
  func entries(of range: Range<Int>) -> [Entry] {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = SyntaxScanner(bytes, from: range.lowerBound, to: range.upperBound)
      guard scanner.next() == .opening else { return [] }
      var entries: [Entry] = []
      while scanner.next() == .name {
        let key = String(decoding: bytes[scanner.range].dropFirst(), as: UTF8.self)
        guard let value = scanner.value() else { break }
        entries.append(Entry(key: key, value: value))
      }
      return entries
    }
  }

  /// Whether a stream's contents are encoded in any way.
  func isEncoded(_ stream: Object) -> Bool { value("Filter", of: stream.value) != nil }

  func value(_ key: String, of dictionary: Range<Int>) -> Range<Int>? {
    entries(of: dictionary).first { $0.key == key }?.value
  }

  /// The number of the object to which a value refers.
  func reference(_ value: Range<Int>?) -> Int? {
    guard let value, value.count > 4, bytes[value.upperBound - 1] == UInt8(ascii: "R") else {
      return nil
    }
    return references(in: value).first
  }

  /// The numbers of all objects to which a value refers.
  func references(in value: Range<Int>) -> [Int] {
    var numbers: [Int] = []
    _ = replacingReferences(in: value) { number, _ in numbers.append(number) }
    return numbers
  }

  private func integer(_ value: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = SyntaxScanner(bytes, from: value.lowerBound, to: value.upperBound)
      return scanner.next() == .number ? scanner.integer : nil
    }
  }

  /// A value as it stands, but for the numbers of the objects to which it refers.
  func renumbering(
    _ value: Range<Int>,
    _ renumber: (Int) throws(PDFFailure) -> ObjectNumber
  ) throws(PDFFailure) -> [UInt8] {
    try replacingReferences(in: value) { number, syntax throws(PDFFailure) in
      syntax.put(try renumber(number))
    }
  }

  /// An object with all that it refers to in place of the references, so that objects of several files can be
  /// compared.
  func whole(_ number: Int, depth: Int = 0) throws(PDFFailure) -> [UInt8] {
    guard depth < Self.deepest else { throw Self.strange("object \(number) refers to itself") }
    let object = try object(number)
    let value = try replacingReferences(in: object.value) { number, syntax throws(PDFFailure) in
      syntax.put(bytes: try whole(number, depth: depth + 1))
    }
    return object.stream.map { value + bytes[$0] } ?? value
  }

  private static let deepest = 16

  /// A value as it stands, but for the references, in place of which is what `put` puts.
  private func replacingReferences<Failure: Error>(
    in value: Range<Int>,
    _ put: (Int, inout PDFSyntax) throws(Failure) -> Void
  ) throws(Failure) -> [UInt8] {
    try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
      var syntax = PDFSyntax()
      var scanner = SyntaxScanner(bytes, from: value.lowerBound, to: value.upperBound)
      var numbers: [Range<Int>] = []
      func flush() {
        for number in numbers {
          syntax.put(bytes: bytes[number])
          syntax.put("")
        }
        numbers = []
      }
      while let token = scanner.next() {
        if token == .number {
          numbers.append(scanner.range)
        } else if token == .word, scanner.isAt("R"), numbers.count >= 2 {
          let reference = numbers[numbers.count - 2]
          numbers.removeLast(2)
          flush()
          try put(bytes[reference].decimalValue ?? 0, &syntax)
        } else {
          flush()
          syntax.put(bytes: bytes[scanner.range])
          syntax.put("")
        }
      }
      flush()
      return syntax.bytes
    }
  }
}

extension SyntaxScanner {
  /// Passes over the next value, however nested.
  fileprivate mutating func value() -> Range<Int>? {
    guard let first = next() else { return nil }
    let start = self.start
    var depth = first == .opening ? 1 : 0
    while depth > 0, let token = next() {
      if token == .opening { depth += 1 }
      if token == .closing { depth -= 1 }
    }
    var end = position
    if first == .number {
      var ahead = self
      if ahead.next() == .number, ahead.next() == .word, ahead.isAt("R") {
        self = ahead
        end = position
      }
    }
    return start..<end
  }
}
