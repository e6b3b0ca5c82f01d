import XML

/// A table of contents of EPUB 2 (DAISY's NCX), which older readers use.
struct NCXDocument {
  struct Point {
    var label: String
    var id: String?
    var playOrder: String?
    var reference: Reference
  }

  private(set) var points: [Point] = []
  /// Of `dtb:uid`.
  private(set) var identity: String?
  private(set) var isNCX = false
  private(set) var hasMap = false
  private(set) var elementsWithoutTarget: [Int] = []

  init(_ document: XMLTranscript, path: String) {
    let root = document.elements[0]
    isNCX = document.name(of: root) == XMLTranscript.Name(namespace: Namespace.ncx, local: "ncx")
    for (place, element) in document.elements.enumerated() {
      switch document.name(of: element).local {
      case "meta" where document.value(of: "name", in: element) == "dtb:uid":
        identity = document.value(of: "content", in: element)
      case "navMap": hasMap = true
      case "navPoint": add(place, document, path)
      default: continue
      }
    }
  }

  private mutating func add(_ place: Int, _ document: XMLTranscript, _ path: String) {
    let element = document.elements[place]
    var label = ""
    var target: (String, Int)?
    for child in document.children(of: place) {
      let inner = document.elements[child]
      switch document.name(of: inner).local {
      case "navLabel": label = document.text(of: inner)
      case "content": target = document.value(of: "src", in: inner).map { ($0, inner.offset) }
      default: continue
      }
    }
    guard let (written, offset) = target else {
      return elementsWithoutTarget.append(element.offset)
    }
    points.append(
      Point(
        label: label.withSingleSpaces,
        id: document.value(of: "id", in: element),
        playOrder: document.value(of: "playOrder", in: element),
        reference: Reference(
          purpose: .link,
          address: Address(written, in: path),
          written: written,
          offset: offset
        )
      )
    )
  }
}

/// An NCX by itself and against the package.
struct NCXRules {
  private(set) var marks = Marks()

  init(_ document: XMLTranscript, _ contents: NCXDocument, identity: String?) {
    guard contents.isNCX, contents.hasMap else {
      marks.error("not-an-ncx", "it is no NCX, or has no 'navMap'", at: 0)
      return
    }
    checkIdentity(contents, identity)
    checkPoints(contents)
    checkIdentifiers(document)
  }

  private mutating func checkIdentity(_ contents: NCXDocument, _ identity: String?) {
    let own = contents.identity?.withSingleSpaces
    guard own != identity else { return }
    marks.error(
      "ncx-identifier",
      own.map { "'dtb:uid' is '\($0)', and the package's own identifier '\(identity ?? "")'" }
        ?? "there is no 'dtb:uid'",
      hint: "some readers then keep no place in the book"
    )
  }

  private mutating func checkPoints(_ contents: NCXDocument) {
    for offset in contents.elementsWithoutTarget {
      marks.error("missing-element", "a 'navPoint' has no 'content' with 'src'", at: offset)
    }
    if contents.points.isEmpty, contents.elementsWithoutTarget.isEmpty {
      marks.error("missing-element", "'navMap' is empty")
    }
    var targets: [String: String] = [:]
    var orders: [String: String] = [:]
    var last = 0
    for point in contents.points {
      if point.label.isEmpty {
        marks.warning("empty-label", "an entry has no words", at: point.reference.offset)
      }
      guard let written = point.playOrder else { continue }
      guard let order = Int(written), order >= 0 else {
        marks.error(
          "wrong-attribute-value",
          "'playOrder' is '\(written)', and should be a whole number",
          at: point.reference.offset
        )
        continue
      }
      let other = targets.updateValue(point.reference.written, forKey: written)
      if other.map({ $0 != point.reference.written }) ?? false || order < last {
        marks.warning(
          "wrong-play-order",
          "'playOrder' is '\(written)' out of order, or twice",
          at: point.reference.offset
        )
      }
      last = max(last, order)
      let first = orders[point.reference.written, default: written]
      orders[point.reference.written] = first
      if first != written {
        marks.error(
          "wrong-play-order",
          "'\(point.reference.written)' is '\(first)' and '\(written)' in the order of play",
          at: point.reference.offset
        )
      }
    }
  }

  private mutating func checkIdentifiers(_ document: XMLTranscript) {
    var seen: Set<String> = []
    for element in document.elements {
      guard let id = document.value(of: "id", in: element) else { continue }
      if !seen.insert(id).inserted {
        marks.error(
          "duplicate-identifier",
          "the identifier '\(id)' is used twice",
          at: element.offset
        )
      }
    }
  }
}
