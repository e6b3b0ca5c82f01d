/// The objects of a PDF (ISO 32000-1, 7.3) in a few arrays, wherever they come from: a file that is being
/// written, or one that somebody else wrote.
///
/// There is no allocation for an object; a value is looked at where it stands.
package struct PDFObjects: Sendable {
  /// A value by its place; it means something for the objects that gave it alone.
  package struct Value: Hashable, Sendable {
    let node: Int32
  }

  package enum Kind: UInt8, Sendable {
    case null, boolean, number, name, string, array, dictionary, reference
  }

  struct Node {
    var kind: Kind
    /// In `bytes`; of a reference the object's number.
    var start: Int32
    /// In `bytes`; of a reference the object's generation.
    var end: Int32
    /// The first node that is not inside this one.
    var next: Int32
  }

  private(set) var bytes: [UInt8] = []
  private(set) var nodes: [Node] = []
  /// By the objects' numbers; -1 where there is none.
  private var roots: [Int32] = []
  private var streams: Set<Int> = []
  package private(set) var trailer: Value?
  /// The numbers of all objects in the order in which they were added.
  package private(set) var numbers: [Int] = []

  /// Annex C of ISO 32000-1 allows so many objects.
  package static let greatestNumber = 8_388_607
  /// Nobody writes values deeper than this.
  private static let greatestDepth = 100
  /// So that places fit their numbers.
  private static let greatestSize = 1 << 30

  package init() {}

  package init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    nodes.reserveCapacity(capacity / 8)
  }

  // MARK: Adding

  /// Adds an object; of a stream its dictionary alone, with its brackets.
  package mutating func add(_ syntax: some Sequence<UInt8>, as number: Int, isStream: Bool = false)
  {
    guard (1...PDFObjects.greatestNumber).contains(number), let value = parse(syntax) else {
      return
    }
    while roots.count <= number { roots.append(-1) }
    if roots[number] < 0 { numbers.append(number) }
    roots[number] = value.node
    if isStream { streams.insert(number) } else { streams.remove(number) }
  }

  package mutating func setTrailer(_ syntax: some Sequence<UInt8>) { trailer = parse(syntax) }

  private mutating func parse(_ syntax: some Sequence<UInt8>) -> Value? {
    let start = bytes.count
    bytes.append(contentsOf: syntax)
    // Keeps the last token of one object and the first of the next apart.
    bytes.append(0x0A)
    guard bytes.count < PDFObjects.greatestSize else { return nil }
    let first = nodes.count
    var added = Parsing(nodes: nodes)
    nodes = []
    bytes.withUnsafeBufferPointer { added.read($0, from: start, depth: PDFObjects.greatestDepth) }
    nodes = added.nodes
    return nodes.count > first ? Value(node: Int32(first)) : nil
  }

  // MARK: Objects

  package func object(_ number: Int) -> Value? {
    roots.indices.contains(number) && roots[number] >= 0 ? Value(node: roots[number]) : nil
  }

  package func isStream(_ number: Int) -> Bool { streams.contains(number) }

  /// The value itself, or the object to which it refers; `nil` for null.
  package func resolved(_ value: Value?) -> Value? {
    guard var value else { return nil }
    for _ in 0..<8 {
      let node = self[value]
      if node.kind == .null { return nil }
      guard node.kind == .reference else { return value }
      guard let object = object(Int(node.start)) else { return nil }
      value = object
    }
    return nil
  }

  /// The objects to which a value refers, at any depth.
  package func references(in value: Value) -> [(number: Int, generation: Int)] {
    nodes[Int(value.node)..<Int(self[value].next)].lazy.filter { $0.kind == .reference }
      .map { (Int($0.start), Int($0.end)) }
  }

  /// How many bytes the objects have that were added.
  package var size: Int { bytes.count }

  subscript(value: Value) -> Node { nodes[Int(value.node)] }
}

/// Tokens on their way to nodes.
private struct Parsing {
  var nodes: [PDFObjects.Node]
  private var open: [Int] = []
  /// Nodes before this one are no neighbours of what comes.
  private var closed = 0

  init(nodes: [PDFObjects.Node]) { self.nodes = nodes }

  /// Reads one value; what is left open at the end is closed.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, depth: Int) {
    var scanner = SyntaxScanner(bytes, from: start)
    closed = nodes.count
    repeat {
      guard let token = scanner.next() else { break }
      switch token {
      case .opening:
        guard open.count < depth else { return closeAll(at: scanner.position) }
        let isDictionary = bytes[scanner.start] == UInt8(ascii: "<")
        open.append(nodes.count)
        add(isDictionary ? .dictionary : .array, scanner.range)
      case .closing:
        if let container = open.popLast() { close(container, at: scanner.position) }
      case .name: add(.name, scanner.range)
      case .number: add(.number, scanner.range)
      case .string: add(.string, scanner.range)
      case .word: addWord(scanner)
      }
    } while !open.isEmpty || isReferenceAhead(scanner)
    closeAll(at: scanner.position)
  }

  /// A reference that is a whole object begins with a number, as any number does.
  private func isReferenceAhead(_ scanner: SyntaxScanner) -> Bool {
    guard nodes.count - closed <= 2, nodes.last?.kind == .number else { return false }
    var ahead = scanner
    guard let token = ahead.next() else { return false }
    return token == .number || token == .word && ahead.isAt("R")
  }

  private mutating func add(_ kind: PDFObjects.Kind, _ range: Range<Int>) {
    nodes.append(
      PDFObjects.Node(
        kind: kind,
        start: Int32(range.lowerBound),
        end: Int32(range.upperBound),
        next: Int32(nodes.count + 1)
      )
    )
  }

  private mutating func addWord(_ scanner: SyntaxScanner) {
    if scanner.isAt("R") { return addReference(scanner) }
    let isBoolean = scanner.isAt("true") || scanner.isAt("false")
    add(isBoolean ? .boolean : .null, scanner.range)
  }

  private mutating func addReference(_ scanner: SyntaxScanner) {
    let first = nodes.count - 2
    guard first >= closed, first > (open.last ?? -1), nodes[first].kind == .number,
      nodes[first + 1].kind == .number
    else { return add(.null, scanner.range) }
    let (number, generation) = (integer(nodes[first], scanner), integer(nodes[first + 1], scanner))
    nodes.removeLast()
    nodes[first].kind = .reference
    nodes[first].start = number
    nodes[first].end = generation
  }

  private func integer(_ node: PDFObjects.Node, _ scanner: SyntaxScanner) -> Int32 {
    Int32(clamping: scanner.integer(in: Int(node.start)..<Int(node.end)) ?? 0)
  }

  private mutating func close(_ container: Int, at end: Int) {
    nodes[container].end = Int32(end)
    nodes[container].next = Int32(nodes.count)
    closed = nodes.count
  }

  private mutating func closeAll(at end: Int) {
    while let container = open.popLast() { close(container, at: end) }
  }
}
