import XML

/// Reads a content document once, element after element: marks what is wrong in it, and notes what others must know.
struct ContentReader {
  let document: XMLTranscript
  let meanings: Meanings
  let path: String
  /// Whether HTML5's rules apply, and not those of EPUB 2.
  let isCurrent: Bool
  let vocabulary = Vocabulary.xhtml
  var marks = Marks()
  var facts = ContentFacts()

  /// What may stand directly in each element read so far.
  var allowances: [Allowance] = []
  var lastHeading = 0
  /// Prefixes that `epub:prefix` declares.
  var prefixes: Set<String> = []
  /// References to identifiers of this document, which are checked when all are known.
  var pendingIdentifiers: [PendingIdentifier] = []

  struct PendingIdentifier {
    var written: String
    var attribute: String
    var offset: Int
  }

  init(_ document: XMLTranscript, path: String, isCurrent: Bool) {
    self.document = document
    self.path = path
    self.isCurrent = isCurrent
    meanings = Meanings(of: document)
    allowances.reserveCapacity(document.elements.count)
  }

  mutating func read(isDrawing: Bool = false) {
    if !isDrawing { checkRoot() }
    for place in document.elements.indices {
      let element = document.elements[place]
      switch meanings.owners[element.name] {
      case .html(let number):
        checkPlace(of: element, number)
        readAttributes(of: element, number)
        readMeaning(of: element, at: place)
      case .svg, .mathML:
        checkPlaceOfForeign(element)
        readForeign(element)
      case .epub, .other:
        checkPlaceOfOther(element)
        readForeign(element)
      }
    }
    checkPendingIdentifiers()
  }

  func kind(of element: XMLTranscript.Element) -> ElementKind? {
    guard case .html = meanings.owners[element.name] else { return nil }
    return meanings.elementKinds[element.name]
  }

  /// The value of an attribute; the last of one kind counts.
  func value(_ kind: AttributeKind, of element: XMLTranscript.Element) -> String? {
    for attribute in document.attributes[element.attributes]
    where meanings.attributeKinds[attribute.name] == kind {
      return document.value(attribute)
    }
    return nil
  }

  func has(_ kind: AttributeKind, _ element: XMLTranscript.Element) -> Bool {
    document.attributes[element.attributes].contains {
      meanings.attributeKinds[$0.name] == kind
    }
  }

  func name(of element: XMLTranscript.Element) -> String { meanings.locals[element.name] }

  private mutating func checkRoot() {
    let root = document.elements[0]
    guard document.name(of: root) == XMLTranscript.Name(namespace: Namespace.xhtml, local: "html")
    else {
      marks.error(
        "not-xhtml",
        "the root is not 'html' of XHTML",
        at: root.offset,
        hint: "write <html xmlns=\"http://www.w3.org/1999/xhtml\">"
      )
      return
    }
    if let declared = value(.epubPrefix, of: root) {
      let tokens = declared.words
      prefixes = Set(tokens.filter { $0.hasSuffix(":") }.map { String($0.dropLast()) })
    }
    if value(.lang, of: root) == nil, value(.xmlLang, of: root) == nil {
      marks.warning(
        "no-language",
        "the document does not say in which language it is",
        at: root.offset,
        hint: "without lang and xml:lang words are divided and read aloud as in another language"
      )
    }
  }

  private mutating func checkPendingIdentifiers() {
    for pending in pendingIdentifiers {
      for identifier in pending.written.words
      where facts.identifiers[String(identifier)] == nil {
        marks.error(
          "missing-identifier",
          "'\(pending.attribute)' names '\(identifier)', which is no identifier of this document",
          at: pending.offset
        )
      }
    }
  }
}
