import PDFObjects

/// Reads the instructions of a page or of a form on it, once: what is marked, what is shown in which font, and
/// which colours are asked for (ISO 32000-1, 7.8.2 and 14.6).
struct ContentReader {
  /// An image or form that is painted by its name.
  struct Painted: Hashable {
    var name: String
    /// Whether it is painted within an element or an artifact.
    var isCovered: Bool
  }

  /// What names in the instructions stand for.
  struct Names {
    /// Of a resource of `Properties`: the number of the sequence, and whether it says what it stands for.
    var properties: (String) -> (number: Int?, isSpoken: Bool)
    /// Whether words are told for the element of a sequence.
    var isSpoken: (Int) -> Bool
    /// In the list of fonts.
    var fonts: [String: Int]
  }

  private enum Sequence: Equatable { case element, artifact, other }

  private(set) var marks: [Int] = []
  /// In the order in which they are painted first.
  private(set) var painted: [Painted] = []
  private var known: Set<Painted> = []
  private(set) var graphicsStates: Set<String> = []
  private(set) var spaces: Set<DeviceSpace> = []
  private(set) var namedSpaces: Set<String> = []
  /// How often something is painted that is neither an element's nor an artifact.
  private(set) var unmarked = 0
  private(set) var isUnbalanced = false
  private(set) var mixesArtifacts = false
  private(set) var hasForbiddenInlineImage = false

  private let names: Names
  private var sequences: [(kind: Sequence, isSpoken: Bool)] = []
  private var covered = 0
  private var spoken = 0
  private var font: Int?
  private var savedFonts: [Int?] = []
  private let isCovered: Bool

  // What the operands of the next operator are.
  private var name: Range<Int>?
  /// The name before that one: a tag, where properties are named.
  private var tag: Range<Int>?
  private var depth = 0
  private var key: Range<Int>?
  private var mark: Int?
  private var speaks = false
  private var isInlineImage = false
  /// What the last string stands for; kept for its memory.
  private var shown: [UInt8] = []

  private static let deepest = 1000

  /// - Parameters:
  ///   - names: what names in the instructions stand for.
  ///   - isCovered: whether all of it is within a sequence of who paints it.
  init(names: Names, isCovered: Bool = false) {
    self.names = names
    self.isCovered = isCovered
  }

  mutating func read(_ contents: [UInt8], fonts: inout [UsedFont]) {
    contents.withUnsafeBufferPointer { bytes in
      var scanner = SyntaxScanner(bytes)
      while let token = scanner.next() { read(token, &scanner, bytes, &fonts) }
    }
    if !sequences.isEmpty { isUnbalanced = true }
  }

  private mutating func read(
    _ token: SyntaxScanner.Token,
    _ scanner: inout SyntaxScanner,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ fonts: inout [UsedFont]
  ) {
    switch token {
    case .opening: if bytes[scanner.start] == UInt8(ascii: "<") { depth += 1 }
    case .closing: if depth > 0, bytes[scanner.start] == UInt8(ascii: ">") { depth -= 1 }
    case .name:
      if depth > 0 || isInlineImage {
        readKey(scanner)
      } else {
        (tag, name) = (name, scanner.range)
      }
      if depth > 0, scanner.isAt("/ActualText") { speaks = true }
    case .number:
      if depth > 0, let key, bytes[key].elementsEqual("/MCID".utf8) { mark = scanner.integer }
      key = nil
    case .string:
      if depth == 0 { show(bytes[scanner.range], &fonts) }
      key = nil
    case .word:
      guard depth == 0 else { break }
      perform(&scanner, bytes)
      (tag, name, key, mark, speaks) = (nil, nil, nil, nil, false)
    }
  }

  private mutating func readKey(_ scanner: SyntaxScanner) {
    if isInlineImage, scanner.isAt("/LZW") || scanner.isAt("/LZWDecode") {
      hasForbiddenInlineImage = true
    }
    key = scanner.range
  }

  // MARK: Operators

  private mutating func perform(
    _ scanner: inout SyntaxScanner,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard scanner.range.count <= 3 else {
      return isInlineImage ? readInlineWord(scanner, bytes) : ()
    }
    switch Operator(scanner.lastBytes.reduce(0, { $0 << 8 | UInt32($1) })) {
    case .beginsMark: begin(bytes)
    case .endsMark: end()
    case .savesState: if savedFonts.count < Self.deepest { savedFonts.append(font) }
    case .restoresState: if let saved = savedFonts.popLast() { font = saved }
    case .setsState: if let name { graphicsStates.insert(Self.spelling(bytes[name])) }
    case .setsFont: font = name.flatMap { names.fonts[Self.spelling(bytes[$0])] }
    case .paints: paint()
    case .paintsObject: if let name { paint(Self.spelling(bytes[name])) }
    case .setsColour(let space): spaces.insert(space)
    case .setsSpace: if let name { namedSpaces.insert(Self.spelling(bytes[name])) }
    case .beginsInlineImage: isInlineImage = true
    case .beginsSamples:
      scanner.skipInlineImage()
      isInlineImage = false
      paint()
    case nil: break
    }
  }

  /// An inline image that asks for interpolation.
  private mutating func readInlineWord(
    _ scanner: SyntaxScanner,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard scanner.isAt("true"), let key else { return }
    if bytes[key].elementsEqual("/I".utf8) || bytes[key].elementsEqual("/Interpolate".utf8) {
      hasForbiddenInlineImage = true
    }
  }

  private var isMarked: Bool { isCovered || covered > 0 }

  private mutating func paint() { if !isMarked { unmarked += 1 } }

  private mutating func paint(_ name: String) {
    let object = Painted(name: name, isCovered: isMarked)
    if known.insert(object).inserted { painted.append(object) }
  }

  private static func spelling(_ name: some Collection<UInt8>) -> String {
    String(decoding: name.dropFirst(), as: UTF8.self)
  }

  // MARK: Marked sequences

  private mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>) {
    var (number, isSpoken) = (mark, speaks)
    if tag != nil, let name {
      let properties = names.properties(Self.spelling(bytes[name]))
      number = properties.number
      isSpoken = properties.isSpoken
    }
    let isArtifact = (tag ?? name).map { bytes[$0].elementsEqual("/Artifact".utf8) } ?? false
    let kind: Sequence = number != nil ? .element : isArtifact ? .artifact : .other
    if kind != .other, sequences.contains(where: { $0.kind != .other && $0.kind != kind }) {
      mixesArtifacts = true
    }
    if let number {
      marks.append(number)
      isSpoken = isSpoken || names.isSpoken(number)
    }
    guard sequences.count < Self.deepest else {
      isUnbalanced = true
      return
    }
    sequences.append((kind, isSpoken))
    if kind != .other { covered += 1 }
    if isSpoken { spoken += 1 }
  }

  private mutating func end() {
    guard let last = sequences.popLast() else {
      isUnbalanced = true
      return
    }
    if last.kind != .other { covered -= 1 }
    if last.isSpoken { spoken -= 1 }
  }

  // MARK: Text

  private mutating func show(
    _ string: Slice<UnsafeBufferPointer<UInt8>>,
    _ fonts: inout [UsedFont]
  ) {
    guard let font, fonts[font].codeLength > 0 else { return }
    shown.removeAll(keepingCapacity: true)
    PDFString.append(string, to: &shown)
    fonts[font].show(shown, isPlain: spoken == 0)
  }
}

/// What an operator of one to three letters does (ISO 32000-1, annex A), if it matters here.
private enum Operator {
  case beginsMark, endsMark
  case savesState, restoresState, setsState
  case setsFont
  case paints, paintsObject
  case setsColour(DeviceSpace)
  case setsSpace
  case beginsInlineImage, beginsSamples

  /// - Parameter letters: the operator's, as the digits of one number.
  init?(_ letters: UInt32) {
    switch letters {
    case 0x42_4443, 0x42_4D43: self = .beginsMark  // BDC, BMC
    case 0x45_4D43: self = .endsMark  // EMC
    case 0x71: self = .savesState  // q
    case 0x51: self = .restoresState  // Q
    case 0x6773: self = .setsState  // gs
    case 0x5466: self = .setsFont  // Tf
    case 0x546A, 0x544A, 0x27, 0x22: self = .paints  // Tj, TJ, ' and "
    case 0x66, 0x46, 0x662A: self = .paints  // f, F, f*
    case 0x73, 0x53: self = .paints  // s, S
    case 0x62, 0x42, 0x622A, 0x422A: self = .paints  // b, B, b*, B*
    case 0x7368: self = .paints  // sh
    case 0x446F: self = .paintsObject  // Do
    case 0x67, 0x47: self = .setsColour(.grey)  // g, G
    case 0x7267, 0x5247: self = .setsColour(.rgb)  // rg, RG
    case 0x6B, 0x4B: self = .setsColour(.cmyk)  // k, K
    case 0x6373, 0x4353: self = .setsSpace  // cs, CS
    case 0x4249: self = .beginsInlineImage  // BI
    case 0x4944: self = .beginsSamples  // ID
    default: return nil
    }
  }
}
