import Layout
import XML

/// What of a book is set in which face.
struct FaceUse: Hashable, Sendable {
  private(set) var scalars: [FaceName: Set<Unicode.Scalar>] = [:]

  mutating func merge(_ other: FaceUse) {
    scalars.merge(other.scalars) { $0.union($1) }
  }

  fileprivate mutating func add(_ text: String, in face: FaceName) {
    scalars[face, default: FaceUse.ofReaders].formUnion(text.unicodeScalars)
  }

  /// In the order of the faces' names.
  var requests: [FaceRequest] {
    scalars.keys.sorted().map { FaceRequest(face: $0, scalars: scalars[$0] ?? []) }
  }

  var families: Set<String> { Set(scalars.keys.map(\.family)) }

  /// What readers themselves add to a text: marks and numbers of lists, hyphens, dots where room is short; and
  /// all of ASCII, lest a reader's own words fall out of a line.
  private static let ofReaders: Set<Unicode.Scalar> = Set((0x20...0x7E).map { Unicode.Scalar($0) })
    .union("\u{A0}\u{AD}\u{2010}\u{2011}–—‘’“”…•◦▪".unicodeScalars)
}

extension FontSheet {
  /// What of a document is set in which face, by the rules that its readers go by.
  func use(of document: XMLDocument) -> FaceUse {
    var reading = Reading(sheet: self)
    for case .element(let element) in document.root.children where element.name == "body" {
      reading.read(element, within: body)
    }
    return reading.use
  }

  /// Goes through a document with the faces that are told on the way.
  private struct Reading {
    let sheet: FontSheet
    let rules: [(selector: Selector, wish: FaceWish)]
    var path: [XMLElement] = []
    var use = FaceUse()

    init(sheet: FontSheet) {
      self.sheet = sheet
      let all = FontSheet.habits + sheet.rules
      let weighed = all.flatMap { rule in Selector.list(rule.selector).map { ($0, rule.wish) } }
      rules = weighed.enumerated()
        .sorted { ($0.element.0.specificity, $0.offset) < ($1.element.0.specificity, $1.offset) }
        .map { (selector: $0.element.0, wish: $0.element.1) }
    }

    mutating func read(_ element: XMLElement, within outer: FaceWish) {
      path.append(element)
      defer { path.removeLast() }
      let wish = rules.filter { $0.selector.matches(path) }
        .reduce(outer) { $0.overlaid(with: $1.wish) }
      for child in element.children {
        switch child {
        case .element(let inner): read(inner, within: wish)
        case .text(let text): note(text, wish)
        }
      }
      // Before a cell of a wide table on a narrow page, the name of its column.
      if let title = element["title"], element.name == "td" {
        note(title, wish.overlaid(with: FaceWish(weight: .bold)))
      }
    }

    private mutating func note(_ text: String, _ wish: FaceWish) {
      guard let face = wish.face, sheet.has(face), !text.isEmpty else { return }
      use.add(text, in: face)
      // In Turkish the capital of i is another.
      if wish.hasCapitals == true { use.add(text.uppercased() + "\u{130}", in: face) }
    }
  }

  /// What readers do without being told, and what the sheet for all of them says beside the layout.
  private static let habits: [Rule] = [
    Rule(
      selector: "h1, h2, h3, h4, h5, h6, th, b, strong, p.box-title, span.card-kind, "
        + "span.note-number",
      wish: FaceWish(weight: .bold)
    ),
    Rule(selector: "em, i, cite, dfn, var", wish: FaceWish(isItalic: true)),
  ]
}
