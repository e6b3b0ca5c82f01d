import CExpat

extension XMLTranscript {
  /// Reads a document; comments and processing instructions are dropped, entities of its own refused.
  package init(
    reading bytes: [UInt8],
    limits: XMLLimits = XMLLimits()
  ) throws(XMLFailure) {
    let scribe = Scribe(try Expat.parser(of: bytes, within: limits), limits: limits)
    self = try scribe.read(bytes)
  }
}

/// Writes down what expat calls out, and owns its parser.
private final class Scribe {
  private var transcript = XMLTranscript()
  private let parser: XML_Parser
  private let limits: XMLLimits
  private var open: [Int] = []
  private var known: [UInt64: Int] = [:]
  /// Names as expat wrote them, by their numbers.
  private var spellings: [[UInt8]] = []
  private var refusal: String?

  init(_ parser: XML_Parser, limits: XMLLimits) {
    self.parser = parser
    self.limits = limits
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { Scribe.of($0)?.start($1, $2) },
      { data, _ in Scribe.of(data)?.end() }
    )
    XML_SetCharacterDataHandler(parser) { Scribe.of($0)?.append($1, count: Int($2)) }
    setDeclarationHandlers()
  }

  deinit { XML_ParserFree(parser) }

  private static func of(_ data: UnsafeMutableRawPointer?) -> Scribe? {
    data.map { Unmanaged<Scribe>.fromOpaque($0).takeUnretainedValue() }
  }

  private func setDeclarationHandlers() {
    XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in
      Scribe.of(data)?.transcript.encoding = encoding.map { String(cString: $0) }
    }
    XML_SetStartNamespaceDeclHandler(parser) { data, prefix, uri in
      Scribe.of(data)?.declare(prefix, uri)
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, name, system, `public`, hasSubset in
      Scribe.of(data)?.transcript.doctype = XMLTranscript.Doctype(
        name: name.map { String(cString: $0) } ?? "",
        publicID: `public`.map { String(cString: $0) },
        systemID: system.map { String(cString: $0) },
        hasInternalSubset: hasSubset != 0
      )
    }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      Scribe.of(data)?.refuse("the document declares entities of its own")
    }
    XML_SetSkippedEntityHandler(parser) { data, name, isParameter in
      guard isParameter == 0, let name else { return }
      Scribe.of(data)?.noteForeignEntity(String(cString: name))
    }
  }

  func read(_ bytes: [UInt8]) throws(XMLFailure) -> XMLTranscript {
    transcript.text.reserveCapacity(bytes.count / 2)
    transcript.values.reserveCapacity(bytes.count / 4)
    transcript.elements.reserveCapacity(bytes.count / 64)
    transcript.attributes.reserveCapacity(bytes.count / 64)
    guard Expat.parse(bytes, by: parser), refusal == nil, !transcript.elements.isEmpty else {
      throw Expat.failure(of: parser, because: refusal)
    }
    return transcript
  }

  private var offset: Int { max(0, Int(XML_GetCurrentByteIndex(parser))) }

  private func refuse(_ reason: String) {
    guard refusal == nil else { return }
    refusal = reason
    XML_StopParser(parser, 0)
  }

  private func noteForeignEntity(_ name: String) {
    guard transcript.foreignEntities.count < 1000 else { return }
    transcript.foreignEntities.append(XMLTranscript.ForeignEntity(name: name, offset: offset))
  }

  private func declare(_ prefix: UnsafePointer<CChar>?, _ uri: UnsafePointer<CChar>?) {
    guard transcript.prefixes.count < 1000 else { return }
    transcript.prefixes.append(
      (prefix.map { String(cString: $0) } ?? "", uri.map { String(cString: $0) } ?? "")
    )
  }

  private func start(
    _ name: UnsafePointer<CChar>?,
    _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard refusal == nil, let name else { return }
    guard open.count < limits.depth else {
      return refuse("elements are nested more than \(limits.depth) deep")
    }
    guard transcript.elements.count < limits.elements else {
      return refuse("there are more than \(limits.elements) elements")
    }
    let first = transcript.attributes.count
    if var next = list {
      while let name = next[0], let value = next[1] {
        append(value, of: name)
        next += 2
      }
    }
    let place = transcript.elements.count
    transcript.elements.append(
      XMLTranscript.Element(
        name: number(of: name),
        parent: open.last ?? -1,
        end: place + 1,
        attributes: first..<transcript.attributes.count,
        text: transcript.text.count..<transcript.text.count,
        hasOwnWords: false,
        offset: offset
      )
    )
    open.append(place)
  }

  private func append(_ value: UnsafePointer<CChar>, of name: UnsafePointer<CChar>) {
    let start = transcript.values.count
    transcript.values.append(contentsOf: bytes(of: value))
    transcript.attributes.append(
      XMLTranscript.Attribute(name: number(of: name), value: start..<transcript.values.count)
    )
  }

  private func end() {
    guard refusal == nil, let place = open.popLast() else { return }
    let start = transcript.elements[place].text.lowerBound
    transcript.elements[place].text = start..<transcript.text.count
    transcript.elements[place].end = transcript.elements.count
  }

  private func append(_ characters: UnsafePointer<CChar>?, count: Int) {
    guard refusal == nil, let characters, let place = open.last else { return }
    let text = UnsafeRawBufferPointer(start: characters, count: count)
    transcript.text.append(contentsOf: text)
    if !transcript.elements[place].hasOwnWords, text.contains(where: { $0 > 32 }) {
      transcript.elements[place].hasOwnWords = true
    }
  }

  private func bytes(of string: UnsafePointer<CChar>) -> UnsafeRawBufferPointer {
    var length = 0
    while string[length] != 0 { length += 1 }
    return UnsafeRawBufferPointer(start: string, count: length)
  }

  /// The number of a name, which expat gives as `URI`, line feed, `local`.
  private func number(of written: UnsafePointer<CChar>) -> Int {
    let bytes = bytes(of: written)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    while let number = known[hash] {
      if spellings[number].elementsEqual(bytes) { return number }
      hash &+= 1
    }
    known[hash] = transcript.names.count
    spellings.append(Array(bytes))
    transcript.names.append(XMLTranscript.Name(written: bytes))
    return transcript.names.count - 1
  }
}

extension XMLTranscript.Name {
  fileprivate init(written bytes: UnsafeRawBufferPointer) {
    guard let separator = bytes.lastIndex(of: Expat.separator) else {
      self.init(namespace: "", local: String(decoding: bytes, as: UTF8.self))
      return
    }
    self.init(
      namespace: String(decoding: bytes[..<separator], as: UTF8.self),
      local: String(decoding: bytes[(separator + 1)...], as: UTF8.self)
    )
  }
}
