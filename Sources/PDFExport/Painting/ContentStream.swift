internal import PDFObjects

/// The instructions that paint a page (ISO 32000-1, 7.8.2), as Cairo wrote them.
///
/// What Cairo marked gets the name of its element; what it painted outside of marks becomes an artifact
/// (ISO 32000-1, 14.8.2.2), which is not read out.
struct ContentStream {
  private let source: UnsafeBufferPointer<UInt8>
  private let roles: [String]
  private var result: [UInt8] = []
  private var scanner: SyntaxScanner
  /// Where begins what was read and not yet copied.
  private var pending = 0
  /// Of the current instruction with its operands.
  private var instruction = 0
  private var marks = 0
  private var isInMark = false
  /// Sequences within a mark, or within furniture, that have no meaning of their own.
  private var innerSequences = 0
  /// Where a path began that is not painted yet.
  private var path: Int?
  /// From the first painting instruction to the last of the furniture that is pending.
  private var painting: Range<Int>?

  /// The instructions with marks in order; `nil` unless there are as many marks as `roles`.
  static func marked(_ source: [UInt8], roles: [String]) -> [UInt8]? {
    source.withUnsafeBufferPointer { source in
      var stream = ContentStream(source, roles: roles)
      stream.copy()
      return stream.marks == roles.count && !stream.isInMark ? stream.result : nil
    }
  }

  private init(_ source: UnsafeBufferPointer<UInt8>, roles: [String]) {
    self.source = source
    self.roles = roles
    scanner = SyntaxScanner(source)
    result.reserveCapacity(source.count + roles.count * 48 + 128)
  }

  private mutating func copy() {
    while let token = scanner.next() {
      guard token == .word else { continue }
      switch scanner.range.count {
      case 1...2: paintingOperator()
      case 3: markingOperator()
      default: break
      }
      instruction = scanner.position
    }
    flushFurniture(upTo: source.count)
  }

  // MARK: Marks

  private mutating func markingOperator() {
    if scanner.isAt("BDC") || scanner.isAt("BMC") {
      if !isInMark, innerSequences == 0, isMark { beginMark() } else { innerSequences += 1 }
    } else if scanner.isAt("EMC") {
      if innerSequences > 0 { innerSequences -= 1 } else if isInMark { endMark() }
    }
  }

  /// Whether the sequence that begins here has a number by which an element finds it.
  private var isMark: Bool {
    var operands = SyntaxScanner(source, from: instruction, to: scanner.start)
    while let operand = operands.next() {
      if operand == .name, operands.isAt("/MCID") { return true }
    }
    return false
  }

  private mutating func beginMark() {
    flushFurniture(upTo: instruction)
    result += "\n/\(marks < roles.count ? roles[marks] : "Span") <</MCID \(marks)>> BDC".utf8
    marks += 1
    isInMark = true
    pending = scanner.position
  }

  private mutating func endMark() {
    result += source[pending..<scanner.position]
    isInMark = false
    pending = scanner.position
  }

  // MARK: Furniture

  private mutating func paintingOperator() {
    guard !isInMark else { return }
    switch Operator(scanner.lastBytes) {
    case .beginsPath, .beginsText: path = path ?? operandStart
    case .endsPath: path = nil
    case .paintsPath, .endsText: paint(from: path ?? operandStart)
    case .paintsObject: paint(from: operandStart)
    case nil: break
    }
  }

  private var operandStart: Int {
    var operands = SyntaxScanner(source, from: instruction, to: scanner.position)
    return operands.next() == nil ? scanner.start : operands.start
  }

  private mutating func paint(from start: Int) {
    painting = (painting?.lowerBound ?? start)..<scanner.position
    path = nil
  }

  private mutating func flushFurniture(upTo end: Int) {
    if let painting {
      result += source[pending..<painting.lowerBound]
      result += "/Artifact <</Type /Pagination>> BDC\n".utf8
      result += source[painting]
      result += "\nEMC".utf8
      result += source[painting.upperBound..<end]
    } else {
      result += source[pending..<end]
    }
    pending = end
    painting = nil
    path = nil
  }
}

/// What an operator of one or two letters does (ISO 32000-1, annex A), if it matters here.
private enum Operator {
  case beginsPath, endsPath, paintsPath, beginsText, endsText, paintsObject

  init?(_ letters: some Collection<UInt8>) {
    switch letters.reduce(0 as UInt16, { $0 << 8 | UInt16($1) }) {
    case Self.m, Self.re: self = .beginsPath
    case Self.n: self = .endsPath
    case Self.f, Self.fEvenOdd, Self.oldF, Self.s, Self.closedS, Self.b, Self.bEvenOdd,
      Self.closedB, Self.closedBEvenOdd:
      self = .paintsPath
    case Self.bt: self = .beginsText
    case Self.et: self = .endsText
    case Self.do, Self.sh: self = .paintsObject
    default: return nil
    }
  }

  private static let m: UInt16 = 0x6D
  private static let re: UInt16 = 0x7265
  private static let n: UInt16 = 0x6E
  private static let f: UInt16 = 0x66
  private static let fEvenOdd: UInt16 = 0x662A
  private static let oldF: UInt16 = 0x46
  private static let s: UInt16 = 0x53
  private static let closedS: UInt16 = 0x73
  private static let b: UInt16 = 0x42
  private static let bEvenOdd: UInt16 = 0x422A
  private static let closedB: UInt16 = 0x62
  private static let closedBEvenOdd: UInt16 = 0x622A
  private static let bt: UInt16 = 0x4254
  private static let et: UInt16 = 0x4554
  private static let `do`: UInt16 = 0x446F
  private static let sh: UInt16 = 0x7368
}
