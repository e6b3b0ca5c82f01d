import Diagnostics

/// Composes the nodes of a YAML document from libyaml's events.
struct YAMLComposer: ~Copyable {
  /// A node with a name, and what its repetition costs.
  private struct Anchored {
    var node: ConfigurationNode
    var size: Int
    var height: Int
  }

  /// Why a document is given up; the finding is all there is to say.
  private struct Abandoned: Error {
    var finding: Diagnostic
  }

  /// Aliases may repeat this many nodes in one document; "billion laughs" needs more.
  private static let aliasedNodesLimit = 100_000

  private let source: ConfigurationSource
  private var parser: YAMLParser
  private var anchors: [String: Anchored] = [:]
  private var aliasedNodes = 0
  private var diagnostics: [Diagnostic] = []

  static func read(_ source: ConfigurationSource) -> Diagnosed<ConfigurationNode?> {
    let result = attempt(source)
    guard result.value == nil, let blanked = source.blankingTrailingTabs() else { return result }
    // Go's YAML reader, and so Hugo, lets tabs end a line where libyaml does not.
    let second = attempt(blanked)
    return second.value == nil ? result : second
  }

  private static func attempt(_ source: ConfigurationSource) -> Diagnosed<ConfigurationNode?> {
    source.bytes.withUnsafeBufferPointer { bytes in
      do throws(YAMLParser.Failure) {
        var composer = YAMLComposer(source: source, parser: try YAMLParser(bytes))
        return composer.document()
      } catch {
        return Diagnosed(nil, [.invalidYAML(error, in: source)])
      }
    }
  }

  private init(source: ConfigurationSource, parser: consuming YAMLParser) {
    self.source = source
    self.parser = parser
  }

  private mutating func document() -> Diagnosed<ConfigurationNode?> {
    do throws(Abandoned) {
      let node = try firstNode()
      return Diagnosed(node, diagnostics)
    } catch {
      return Diagnosed(nil, diagnostics + [error.finding])
    }
  }

  /// The root of the first document; null when there is none.
  private mutating func firstNode() throws(Abandoned) -> ConfigurationNode {
    while true {
      let (event, mark) = try next()
      switch event {
      case .streamStart, .documentStart: continue
      case .streamEnd: return ConfigurationNode(place: place(mark), content: .null, written: "")
      default: return try node(event, mark, depth: 0)
      }
    }
  }

  private mutating func node(
    _ event: YAMLParser.Event,
    _ mark: YAMLParser.Mark,
    depth: Int
  ) throws(Abandoned) -> ConfigurationNode {
    guard depth <= ConfigurationReader.nestingLimit else {
      throw Abandoned(finding: .tooDeep(.yaml, at: place(mark)))
    }
    switch event {
    case .alias(let name):
      return try repetition(of: name, at: place(mark), depth: depth)
    case .scalar(let scalar, let anchor):
      return anchoring(anchor, scalar.node(at: place(mark)))
    case .sequenceStart(let anchor):
      return anchoring(anchor, try list(at: place(mark), depth: depth))
    case .mappingStart(let anchor):
      return anchoring(anchor, try map(at: place(mark), depth: depth))
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      return ConfigurationNode(place: place(mark), content: .null, written: "")
    }
  }

  private mutating func list(
    at place: SourcePlace,
    depth: Int
  ) throws(Abandoned)
    -> ConfigurationNode
  {
    var nodes: [ConfigurationNode] = []
    while true {
      let (event, mark) = try next()
      if case .sequenceEnd = event { break }
      nodes.append(try node(event, mark, depth: depth + 1))
    }
    return ConfigurationNode(place: place, content: .list(nodes))
  }

  private mutating func map(
    at place: SourcePlace,
    depth: Int
  ) throws(Abandoned)
    -> ConfigurationNode
  {
    var builder = ConfigurationMapBuilder()
    var inherited: [ConfigurationMap.Entry] = []
    while true {
      let (event, mark) = try next()
      if case .mappingEnd = event { break }
      let key = try key(event, mark)
      let (valueEvent, valueMark) = try next()
      let value = try node(valueEvent, valueMark, depth: depth + 1)
      if key.isMerge {
        inherited += try merged(value)
      } else {
        builder.add(.init(key: key.text, keyPlace: self.place(mark), value: value))
      }
    }
    diagnostics += builder.diagnostics
    return ConfigurationNode(place: place, content: .map(builder.map(inheriting: inherited)))
  }

  private mutating func key(
    _ event: YAMLParser.Event,
    _ mark: YAMLParser.Mark
  ) throws(Abandoned)
    -> (text: String, isMerge: Bool)
  {
    switch event {
    case .scalar(let scalar, let anchor):
      _ = anchoring(anchor, scalar.node(at: place(mark)))
      return (scalar.text, scalar.isPlain && scalar.tag == nil && scalar.text == "<<")
    case .alias(let name):
      if let text = anchors[name]?.node.text { return (text, false) }
    default: break
    }
    throw Abandoned(
      finding: .invalid(
        .yaml,
        "a key must be a word, not a list or a map",
        at: place(mark),
        hint: "quote text that begins with '{' or '['"
      )
    )
  }

  /// The entries that the value of a merge key `<<` brings: of a map, or of several, the first first.
  private func merged(_ value: ConfigurationNode) throws(Abandoned) -> [ConfigurationMap.Entry] {
    let maps = (value.list ?? [value]).map(\.map)
    var entries: [ConfigurationMap.Entry] = []
    for map in maps {
      guard let map else {
        throw Abandoned(
          finding: .invalid(.yaml, "'<<' takes a map or a list of maps", at: value.place)
        )
      }
      entries += map.entries
    }
    return entries
  }

  /// The node of an alias: what its anchor names, at the alias's place.
  private mutating func repetition(
    of name: String,
    at place: SourcePlace,
    depth: Int
  ) throws(Abandoned) -> ConfigurationNode {
    guard let anchored = anchors[name] else {
      throw Abandoned(finding: .unknownAnchor(name, at: place, among: anchors.keys.sorted()))
    }
    aliasedNodes += anchored.size
    guard aliasedNodes <= Self.aliasedNodesLimit else {
      throw Abandoned(finding: .invalid(.yaml, "aliases repeat too much", at: place))
    }
    guard depth + anchored.height <= ConfigurationReader.nestingLimit else {
      throw Abandoned(finding: .tooDeep(.yaml, at: place))
    }
    var node = anchored.node
    node.place = place
    return node
  }

  private mutating func anchoring(_ name: String?, _ node: ConfigurationNode) -> ConfigurationNode {
    guard let name else { return node }
    let (size, height) = node.extent
    anchors[name] = Anchored(node: node, size: size, height: height)
    return node
  }

  private mutating func next() throws(Abandoned) -> (event: YAMLParser.Event, mark: YAMLParser.Mark)
  {
    do {
      return try parser.next()
    } catch {
      throw Abandoned(finding: .invalidYAML(error, in: source))
    }
  }

  private func place(_ mark: YAMLParser.Mark) -> SourcePlace {
    source.place(line: mark.line, column: mark.column)
  }
}

extension ConfigurationNode {
  /// The number of nodes in this one, itself included, and how many levels lie below it.
  fileprivate var extent: (size: Int, height: Int) {
    let inner: [ConfigurationNode] =
      switch content {
      case .list(let nodes): nodes
      case .map(let map): map.entries.map(\.value)
      case .null, .boolean, .integer, .number, .text, .dateTime: []
      }
    return inner.reduce((size: 1, height: 0)) { sum, node in
      let (size, height) = node.extent
      return (sum.size + size, max(sum.height, height + 1))
    }
  }
}

extension ConfigurationSource {
  /// This source with the tabs at the ends of its lines made spaces, which moves nothing; `nil` when
  /// there are none.
  fileprivate func blankingTrailingTabs() -> ConfigurationSource? {
    var bytes = bytes
    var isAtEnd = true
    var changed = false
    for position in bytes.indices.reversed() {
      switch bytes[position] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isAtEnd = true
      case UInt8(ascii: "\t") where isAtEnd:
        bytes[position] = UInt8(ascii: " ")
        changed = true
      case UInt8(ascii: " "): break
      default: isAtEnd = false
      }
    }
    guard changed else { return nil }
    return ConfigurationSource(bytes, format: format, file: file, firstLine: firstLine)
  }
}
