import Drawing

/// Copies what pages are painted with, fonts and drawings and all they refer to, from Cairo's files.
struct ObjectCopying {
  let source: PaintedObjects
  /// The names of the pictures by the numbers of their stand-ins.
  private let pictureNames: [String]
  /// By their numbers in the source.
  private var numbers: [Int: ObjectNumber] = [:]
  private var waiting: [Int] = []
  private(set) var shared: Shared

  /// What the pages of several files are painted with, each once.
  struct Shared {
    /// Where the pictures go that stand-ins keep places for.
    fileprivate(set) var pictures: [String: ObjectNumber] = [:]
    /// By all that they hold.
    fileprivate var fonts: [[UInt8]: ObjectNumber] = [:]
  }

  init(from source: PaintedObjects, pictureNames: [String], sharing shared: Shared) {
    self.source = source
    self.pictureNames = pictureNames
    self.shared = shared
  }

  /// A value for the new file; what it refers to is written at the next `flush`.
  mutating func copy(
    _ value: Range<Int>,
    to file: inout PDFFile
  ) throws(PDFFailure) -> [UInt8] {
    let entries = source.entries(of: value)
    guard entries.isEmpty else {
      return try Array("<< ".utf8) + dictionary(entries, to: &file) + Array(">> ".utf8)
    }
    return try source.renumbering(value) { number throws(PDFFailure) in
      try self.number(of: number, in: &file)
    }
  }

  /// The number in the new file of one of the source's objects.
  private mutating func number(
    of object: Int,
    in file: inout PDFFile
  ) throws(PDFFailure) -> ObjectNumber {
    if let known = numbers[object] { return known }
    let number = try sharedNumber(of: object, in: &file) ?? newNumber(of: object, in: &file)
    numbers[object] = number
    return number
  }

  private mutating func newNumber(of object: Int, in file: inout PDFFile) -> ObjectNumber {
    waiting.append(object)
    return file.reserve()
  }

  /// That of a picture or a font; `nil` for what is one file's own.
  private mutating func sharedNumber(
    of number: Int,
    in file: inout PDFFile
  ) throws(PDFFailure) -> ObjectNumber? {
    let object = try source.object(number)
    if let stream = object.stream {
      guard let standIn = StandInFile(source.bytes[stream]) else { return nil }
      guard pictureNames.indices.contains(standIn.number) else {
        throw .finishing("a picture has no number")
      }
      let name = pictureNames[standIn.number]
      let known = shared.pictures[name] ?? file.reserve()
      shared.pictures[name] = known
      return known
    }
    guard let type = source.value("Type", of: object.value), source.isName("Font", at: type) else {
      return nil
    }
    let whole = try source.whole(number)
    let known = shared.fonts[whole] ?? newNumber(of: number, in: &file)
    shared.fonts[whole] = known
    return known
  }

  /// Writes everything that copied values refer to, but for pictures.
  mutating func flush(to file: inout PDFFile) throws(PDFFailure) {
    while let number = waiting.popLast() {
      guard let new = numbers[number] else { continue }
      try write(try source.object(number), as: new, to: &file)
    }
  }

  private mutating func write(
    _ object: PaintedObjects.Object,
    as number: ObjectNumber,
    to file: inout PDFFile
  ) throws(PDFFailure) {
    guard let stream = object.stream else {
      return try file.write(copy(object.value, to: &file), as: number)
    }
    let dictionary = try dictionary(source.entries(of: object.value), to: &file)
    if source.isEncoded(object) {
      file.write(stream: source.bytes[stream], dictionary: dictionary, as: number)
    } else {
      file.write(
        stream: try Array(source.bytes[stream]).compressed(),
        dictionary: Array("/Filter /FlateDecode ".utf8) + dictionary,
        as: number
      )
    }
  }

  private mutating func dictionary(
    _ entries: [PaintedObjects.Entry],
    to file: inout PDFFile
  ) throws(PDFFailure) -> [UInt8] {
    var copied: [UInt8] = []
    // Cairo names a picture as often as it stands on a page.
    var known = Self.unwanted
    for entry in entries where known.insert(entry.key).inserted {
      copied += "/\(entry.key) ".utf8
      copied += try copy(entry.value, to: &file)
    }
    if entries.contains(where: {
      $0.key == "Subtype" && source.isName("CIDFontType2", at: $0.value)
    }) {
      // Cairo leaves it out, though PDF/UA-1, 7.21.3.2, asks for it.
      copied += "/CIDToGIDMap /Identity ".utf8
    }
    return copied
  }

  /// The length is written anew; PDF/A-2, 6.2.8, forbids interpolation.
  private static let unwanted: Set<String> = ["Length", "Interpolate"]
}

extension PaintedObjects {
  fileprivate func isName(_ name: String, at range: Range<Int>) -> Bool {
    bytes[range].dropFirst().elementsEqual(name.utf8)
  }
}
