import XML

/// What the names of one document mean, found out once for each name.
struct Meanings: Sendable {
  /// Whose vocabulary a name belongs to.
  enum Owner: Hashable, Sendable {
    /// The number in the vocabulary; `nil` for what it does not know.
    case html(Int?)
    case svg, mathML, epub, other
  }

  /// What an attribute is, beyond its being allowed.
  enum AttributeOwner: Hashable, Sendable {
    case own(Int)
    case aria, event, data
    /// `data-` and something that is no name in lower case.
    case malformedData
    case epubType, epubOther, xml, ssml, xlink, other
    case unknown
  }

  let owners: [Owner]
  let locals: [String]
  let elementKinds: [ElementKind?]
  let attributeOwners: [AttributeOwner]
  let attributeKinds: [AttributeKind?]

  init(of document: XMLTranscript) {
    let vocabulary = Vocabulary.xhtml
    locals = document.names.map(\.local)
    owners = document.names.map { name in
      switch name.namespace {
      case Namespace.xhtml: .html(vocabulary.number(of: name.local))
      case Namespace.svg: .svg
      case Namespace.mathML: .mathML
      case Namespace.epub: .epub
      default: .other
      }
    }
    elementKinds = document.names.map { ElementKind(rawValue: $0.local) }
    attributeOwners = document.names.map { Meanings.attributeOwner(of: $0, vocabulary) }
    attributeKinds = document.names.map { name in
      switch name.namespace {
      case "": AttributeKind(rawValue: name.local)
      case Namespace.xml: AttributeKind(rawValue: "xml:" + name.local)
      case Namespace.epub: AttributeKind(rawValue: "epub:" + name.local)
      case Namespace.xlink where name.local == "href": .href
      default: nil
      }
    }
  }

  private static func attributeOwner(
    of name: XMLTranscript.Name,
    _ vocabulary: Vocabulary
  ) -> AttributeOwner {
    switch name.namespace {
    case "":
      if let number = vocabulary.attributes.known(name.local) { return .own(number) }
      if name.local.hasPrefix("aria-") { return .aria }
      if name.local.hasPrefix("on") { return .event }
      guard name.local.hasPrefix("data-") else { return .unknown }
      let rest = name.local.utf8.dropFirst(5)
      return rest.isEmpty || rest.contains { (65...90).contains($0) } ? .malformedData : .data
    case Namespace.xml: return .xml
    case Namespace.epub: return name.local == "type" ? .epubType : .epubOther
    case Namespace.ssml: return .ssml
    case Namespace.xlink: return .xlink
    default: return .other
    }
  }
}

enum Namespace {
  static let xhtml = "http://www.w3.org/1999/xhtml"
  static let svg = "http://www.w3.org/2000/svg"
  static let mathML = "http://www.w3.org/1998/Math/MathML"
  static let epub = "http://www.idpf.org/2007/ops"
  static let xml = "http://www.w3.org/XML/1998/namespace"
  static let ssml = "http://www.w3.org/2001/10/synthesis"
  static let xlink = "http://www.w3.org/1999/xlink"
  static let package = "http://www.idpf.org/2007/opf"
  static let dublinCore = "http://purl.org/dc/elements/1.1/"
  static let ncx = "http://www.daisy.org/z3986/2005/ncx/"
}

/// Elements that say something to the rest of the book.
enum ElementKind: String, Sendable {
  case a, area, audio, base, body, dl, embed, form, h1, h2, h3, h4, h5, h6, head, html, iframe,
    image, img
  case input, link, meta, object, ol, script, source, style, table, title, track, ul, use, video

  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

/// Attributes whose values are looked at.
enum AttributeKind: String, Sendable {
  case alt, altimg, charset, cite, content, data, dir, href, id, lang, longdesc, poster, rel, role,
    src, srcset
  case style, title, type, headers
  case xmlLang = "xml:lang"
  case xmlBase = "xml:base"
  case epubType = "epub:type"
  case epubPrefix = "epub:prefix"
  case httpEquivalent = "http-equiv"
  case describedBy = "aria-describedby"
  case labelledBy = "aria-labelledby"
  case owns = "aria-owns"
  case controls = "aria-controls"
  case flowsTo = "aria-flowto"
  case label = "aria-label"
}
