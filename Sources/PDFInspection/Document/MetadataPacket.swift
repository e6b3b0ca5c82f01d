import XML

/// What an XMP packet says (ISO 16684-1), its properties by the usual prefixes of their names.
struct MetadataPacket {
  private var properties: [String: [String]] = [:]
  /// Namespaces of the properties, in the order of their first use.
  private(set) var namespaces: [String] = []
  /// Namespaces that the packet itself describes (ISO 19005-2, 6.6.2.3).
  private(set) var described: Set<String> = []

  init(_ bytes: [UInt8]) throws(XMLFailure) {
    let transcript = try XMLTranscript(reading: Array(Self.document(in: bytes)))
    for (place, element) in transcript.elements.enumerated() {
      let name = transcript.name(of: element)
      if name.namespace == Self.rdf, name.local == "Description",
        element.parent >= 0, transcript.name(of: transcript.elements[element.parent]).local == "RDF"
      {
        read(place, of: transcript)
      } else if name.local == "namespaceURI" {
        described.insert(transcript.text(of: element).trimmed)
      }
    }
  }

  /// The values of a property such as `dc:title`; none when it is not there.
  func values(_ property: String) -> [String] { properties[property] ?? [] }

  func value(_ property: String) -> String? { values(property).first { !$0.isEmpty } }

  private mutating func read(_ place: Int, of transcript: XMLTranscript) {
    for attribute in transcript.attributes[transcript.elements[place].attributes] {
      let name = transcript.names[attribute.name]
      guard name.namespace != Self.rdf, !name.namespace.isEmpty, name.namespace != Self.xml else {
        continue
      }
      add([transcript.value(attribute)], as: name)
    }
    for child in transcript.children(of: place) {
      let element = transcript.elements[child]
      let items = (child..<element.end).filter {
        let name = transcript.name(of: transcript.elements[$0])
        return name.namespace == Self.rdf && name.local == "li"
      }
      let values = (items.isEmpty ? [child] : items)
        .map { transcript.text(of: transcript.elements[$0]).trimmed }
      add(values, as: transcript.name(of: element))
    }
  }

  private mutating func add(_ values: [String], as name: XMLTranscript.Name) {
    if !namespaces.contains(name.namespace) { namespaces.append(name.namespace) }
    guard let prefix = Self.prefixes[name.namespace] else { return }
    properties[prefix + ":" + name.local, default: []] += values
  }

  /// Without the padding behind the packet.
  private static func document(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    var document = bytes[...]
    while let last = document.last, last == 0 || last == 32 || (9...13).contains(last) {
      document.removeLast()
    }
    return document
  }

  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  private static let xml = "http://www.w3.org/XML/1998/namespace"

  private static let prefixes = [
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
  ]

  /// Namespaces that PDF/A-2 knows without a description.
  static let known: Set<String> = [
    "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/xap/1.0/",
    "http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/mm/",
    "http://ns.adobe.com/xap/1.0/bj/", "http://ns.adobe.com/xap/1.0/t/pg/",
    "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "http://ns.adobe.com/xmp/Identifier/qual/1.0/",
    "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/photoshop/1.0/",
    "http://ns.adobe.com/camera-raw-settings/1.0/", "http://ns.adobe.com/tiff/1.0/",
    "http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/exif/1.0/aux/",
    "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfa/ns/extension/",
  ]
}

extension String {
  fileprivate var trimmed: String {
    let space: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
    let start = utf8.drop(while: space)
    guard let end = start.lastIndex(where: { !space($0) }) else { return "" }
    return String(self[start.startIndex...end])
  }
}
