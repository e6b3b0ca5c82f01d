/// A JPEG file's structure (ITU T.81, annex B): its segments before the picture's data, and its end.
struct JPEGFile {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var components = 0
  private(set) var precision = 8
  private(set) var orientation = PictureOrientation.upright
  private(set) var hasColourProfile = false
  private let bytes: [UInt8]
  /// The segments that say what the pixels mean, without those about how they came to be.
  private var essential: [Range<Int>] = []
  private var profile: [Range<Int>] = []
  /// From the first scan to the end of the picture.
  private var data = 0..<0

  init(_ bytes: [UInt8]) throws(PictureFailure) {
    self.bytes = bytes
    try readSegments()
    guard width > 0, height > 0 else { throw Self.broken("it does not say how large it is") }
  }

  var facts: PictureFacts {
    var facts = PictureFacts(format: .jpeg, width: width, height: height)
    facts.colourModel = components == 1 ? .grey : components == 4 ? .cmyk : .rgb
    facts.bitsPerChannel = precision
    facts.orientation = orientation
    facts.hasColourProfile = hasColourProfile
    facts.hasForeignColours = components == 3 && colourProfile?.isForeign == true
    return facts
  }

  /// The same picture without what only its camera and its editor wanted to say.
  var withoutMetadata: [UInt8] {
    essential.reduce(into: [0xFF, 0xD8]) { $0 += bytes[$1] } + bytes[data]
  }

  /// The colour profile, put together from its segments (ICC.1, annex B.4).
  var colourProfile: ColourProfile? {
    let parts = profile.map { bytes[$0] }.filter { $0.count > 18 }
    guard !parts.isEmpty else { return nil }
    // Each says after its name which of how many it is.
    let ordered = parts.sorted { $0[$0.startIndex + 16] < $1[$1.startIndex + 16] }
    return ColourProfile(ordered.flatMap { $0.dropFirst(18) })
  }

  static func broken(_ reason: String) -> PictureFailure { .broken(.jpeg, reason) }

  private mutating func readSegments() throws(PictureFailure) {
    let reader = ByteReader(bytes[...])
    var place = 2
    while true {
      guard let start = nextMarker(from: place) else { throw Self.broken("it ends too early") }
      let marker = bytes[start + 1]
      guard marker != 0xD9 else { throw Self.broken("it holds no picture") }
      guard let length = reader.uint16(at: start + 2), length >= 2,
        start + 2 + length <= bytes.count
      else { throw Self.broken("it ends too early") }
      let segment = start..<start + 2 + length
      if marker == 0xDA {
        data = start..<(try endOfPicture(after: segment.upperBound))
        return
      }
      read(segment, marker: marker)
      place = segment.upperBound
    }
  }

  /// The next `FF xx` that is a marker with or without a segment; fill bytes are passed over.
  private func nextMarker(from place: Int) -> Int? {
    var place = place
    while place + 1 < bytes.count {
      if bytes[place] == 0xFF, bytes[place + 1] != 0xFF, bytes[place + 1] != 0 { return place }
      place += 1
    }
    return nil
  }

  private mutating func read(_ segment: Range<Int>, marker: UInt8) {
    let content = bytes[segment].dropFirst(4)
    switch marker {
    case 0xE0, 0xEE: essential.append(segment)
    case 0xE1: orientation = ExifOrientation.read(content) ?? orientation
    case 0xE2 where content.starts(with: "ICC_PROFILE\0".utf8):
      hasColourProfile = true
      essential.append(segment)
      profile.append(segment)
    case 0xE2...0xEF, 0xFE: break
    case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
      readFrame(content)
      essential.append(segment)
    default: essential.append(segment)
    }
  }

  private mutating func readFrame(_ content: ArraySlice<UInt8>) {
    let reader = ByteReader(content)
    guard let height = reader.uint16(at: 1), let width = reader.uint16(at: 3), content.count > 5
    else { return }
    (self.width, self.height) = (width, height)
    precision = Int(content[content.startIndex])
    components = Int(content[content.startIndex + 5])
  }

  /// Where the picture's data ends: after the marker EOI that no other segment holds.
  private func endOfPicture(after place: Int) throws(PictureFailure) -> Int {
    let reader = ByteReader(bytes[...])
    var place = place
    while let start = nextMarker(from: place) {
      switch bytes[start + 1] {
      case 0xD9: return start + 2
      case 0xD0...0xD7, 0x01: place = start + 2
      default: place = start + 2 + max(2, reader.uint16(at: start + 2) ?? 2)
      }
    }
    throw Self.broken("it ends too early")
  }
}

/// The orientation that Exif 2.32 keeps in tag 0x0112 of its first directory.
private enum ExifOrientation {
  static func read(_ content: ArraySlice<UInt8>) -> PictureOrientation? {
    guard content.starts(with: "Exif\0\0".utf8) else { return nil }
    let tiff = content.dropFirst(6)
    let reader = ByteReader(tiff, littleEndian: tiff.first == UInt8(ascii: "I"))
    guard reader.uint16(at: 2) == 42, let directory = reader.uint32(at: 4),
      let count = reader.uint16(at: directory)
    else { return nil }
    for entry in 0..<count {
      let place = directory + 2 + 12 * entry
      guard let tag = reader.uint16(at: place) else { return nil }
      if tag == 0x0112 { return reader.uint16(at: place + 8).flatMap(PictureOrientation.init) }
    }
    return nil
  }
}
