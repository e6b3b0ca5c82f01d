import CExpat

extension XMLDocument {
  /// Reads a document; comments and processing instructions are dropped.
  package init(
    reading bytes: [UInt8],
    limits: XMLLimits = XMLLimits()
  ) throws(XMLFailure) {
    let parser = Parser(try Expat.parser(of: bytes, within: limits), limits: limits)
    self = try parser.read(bytes)
  }
}

/// Owns an expat parser for one document.
private struct Parser: ~Copyable {
  private let parser: XML_Parser
  private let gathering: Gathering

  init(_ parser: XML_Parser, limits: XMLLimits) {
    self.parser = parser
    gathering = Gathering(parser: parser, limits: limits)
    XML_SetReturnNSTriplet(parser, 1)
    XML_SetUserData(parser, Unmanaged.passUnretained(gathering).toOpaque())
    setHandlers()
  }

  deinit { XML_ParserFree(parser) }

  func read(_ bytes: [UInt8]) throws(XMLFailure) -> XMLDocument {
    let isWhole = withExtendedLifetime(gathering) { Expat.parse(bytes, by: parser) }
    guard isWhole, let root = gathering.root else {
      throw Expat.failure(of: parser, because: gathering.refusal)
    }
    return XMLDocument(doctype: gathering.doctype, root: root)
  }

  private func setHandlers() {
    XML_SetElementHandler(
      parser,
      { Gathering.of($0)?.start($1, $2) },
      { data, _ in Gathering.of(data)?.end() }
    )
    XML_SetCharacterDataHandler(parser) { Gathering.of($0)?.append($1, count: Int($2)) }
    XML_SetStartNamespaceDeclHandler(parser) { Gathering.of($0)?.declare(prefix: $1, uri: $2) }
    XML_SetStartDoctypeDeclHandler(parser) { data, name, _, _, _ in
      Gathering.of(data)?.doctype = name.map { String(cString: $0) }
    }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      Gathering.of(data)?.refuseEntityDeclaration()
    }
    XML_SetSkippedEntityHandler(parser) { data, name, _ in
      Gathering.of(data)?.refuse(
        "the entity '\(name.map { String(cString: $0) } ?? "")' is unknown"
      )
    }
  }
}

/// Builds the tree from expat's calls; it lives as long as the parser that calls it.
private final class Gathering {
  var doctype: String?
  private(set) var root: XMLElement?
  private(set) var refusal: String?
  private let parser: XML_Parser
  private let limits: XMLLimits
  private var open: [XMLElement] = []
  private var declarations: [XMLAttribute] = []
  private var text: [UInt8] = []

  init(parser: XML_Parser, limits: XMLLimits) {
    self.parser = parser
    self.limits = limits
  }

  static func of(_ data: UnsafeMutableRawPointer?) -> Gathering? {
    data.map { Unmanaged<Gathering>.fromOpaque($0).takeUnretainedValue() }
  }

  func refuse(_ reason: String) {
    guard refusal == nil else { return }
    refusal = reason
    XML_StopParser(parser, 0)
  }

  func refuseEntityDeclaration() {
    if !limits.allowsEntities { refuse("the document declares entities") }
  }

  func declare(prefix: UnsafePointer<CChar>?, uri: UnsafePointer<CChar>?) {
    let name = prefix.map { "xmlns:" + String(cString: $0) } ?? "xmlns"
    declarations.append(XMLAttribute(name, uri.map { String(cString: $0) } ?? ""))
  }

  func start(
    _ name: UnsafePointer<CChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard refusal == nil, let name else { return }
    guard open.count < limits.depth else {
      return refuse("elements are nested more than \(limits.depth) deep")
    }
    closeText()
    let resolved = ResolvedName(name)
    var element = XMLElement(resolved.written, attributes: declarations)
    element.namespace = resolved.namespace
    element.line = Int(clamping: XML_GetCurrentLineNumber(parser))
    declarations = []
    appendAttributes(attributes, to: &element)
    open.append(element)
  }

  private func appendAttributes(
    _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?,
    to element: inout XMLElement
  ) {
    guard var next = list else { return }
    while let name = next[0], let value = next[1] {
      let resolved = ResolvedName(name)
      var attribute = XMLAttribute(resolved.written, String(cString: value))
      attribute.namespace = resolved.namespace
      element.attributes.append(attribute)
      next += 2
    }
  }

  func end() {
    guard refusal == nil else { return }
    closeText()
    guard let element = open.popLast() else { return }
    guard let parent = open.indices.last else {
      root = element
      return
    }
    open[parent].children.append(.element(element))
  }

  func append(_ characters: UnsafePointer<CChar>?, count: Int) {
    guard refusal == nil, let characters else { return }
    guard text.count + count <= limits.bytes else { return refuse("entities expand to too much") }
    UnsafeRawBufferPointer(start: characters, count: count).withMemoryRebound(to: UInt8.self) {
      text.append(contentsOf: $0)
    }
  }

  private func closeText() {
    guard !text.isEmpty else { return }
    if let parent = open.indices.last {
      open[parent].children.append(.text(String(decoding: text, as: UTF8.self)))
    }
    text.removeAll(keepingCapacity: true)
  }
}

/// A name as expat reports it: local, or URI and local, or URI, local and prefix.
private struct ResolvedName {
  var written: String
  var namespace: String?

  init(_ name: UnsafePointer<CChar>) {
    let name = String(cString: name)
    let parts = name.utf8.split(separator: Expat.separator, omittingEmptySubsequences: false).map(
      Substring.init
    )
    switch parts.count {
    case 2: (written, namespace) = (String(parts[1]), String(parts[0]))
    case 3: (written, namespace) = ("\(parts[2]):\(parts[1])", String(parts[0]))
    default: (written, namespace) = (name, nil)
    }
  }
}
