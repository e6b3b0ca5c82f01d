import Drawing

/// Copies what pages are painted with, fonts and drawings and all they refer to, from Cairo's file.
struct ObjectCopying {
  private let source: PaintedObjects
  /// By their numbers in the source.
  private var numbers: [Int: ObjectNumber] = [:]
  private var waiting: [Int] = []
  /// Where the pictures go that stand-ins keep places for, by the numbers of the stand-ins.
  private(set) var pictures: [Int: ObjectNumber] = [:]

  init(from source: PaintedObjects) { self.source = source }

  /// A value for the new file; what it refers to is written at the next `flush`.
  mutating func copy(
    _ value: Range<Int>,
    to file: inout PDFFile
  ) -> [UInt8] {
    let entries = source.entries(of: value)
    guard entries.isEmpty else {
      return Array("<< ".utf8) + dictionary(entries, to: &file) + Array(">> ".utf8)
    }
    return copyAsItStands(value, to: &file)
  }

  private mutating func copyAsItStands(
    _ value: Range<Int>,
    to file: inout PDFFile
  ) -> [UInt8] {
    var added: [Int] = []
    let copy = source.renumbering(value) { number in
      if let known = numbers[number] { return known }
      let new = file.reserve()
      numbers[number] = new
      added.append(number)
      return new
    }
    waiting += added
    return copy
  }

  /// Writes everything that copied values refer to.
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
    if let standIn = StandInFile(source.bytes[stream]) {
      pictures[standIn.number] = number
      return
    }
    let dictionary = dictionary(source.entries(of: object.value), to: &file)
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
  ) -> [UInt8] {
    var copied: [UInt8] = []
    // Cairo names a picture as often as it stands on a page.
    var known = Self.unwanted
    for entry in entries where known.insert(entry.key).inserted {
      copied += "/\(entry.key) ".utf8
      copied += copy(entry.value, to: &file)
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
