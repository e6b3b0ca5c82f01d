import XML

/// What may stand in an element.
struct Allowance {
  var elements: WordSet
  var hasText: Bool
  /// Elements of HTML that stand around what is in it, itself included.
  var ancestors: WordSet
  /// Whether SVG, MathML or another vocabulary decides.
  var isForeign = false
}

extension ContentReader {
  private var flowAllowance: Allowance {
    Allowance(elements: vocabulary.flow, hasText: true, ancestors: WordSet())
  }

  /// HTML where it stands: whether its parent allows it, and what it allows in its turn.
  mutating func checkPlace(of element: XMLTranscript.Element, _ number: Int?) {
    let outer = element.parent < 0 ? nil : allowances[element.parent]
    guard let number else {
      marks.error(
        "unknown-element",
        "there is no element '\(name(of: element))' in XHTML",
        at: element.offset
      )
      allowances.append(outer ?? flowAllowance)
      return
    }
    if isCurrent, let outer, !outer.isForeign {
      checkNesting(of: element, number, in: outer)
    }
    let allowance = allowance(in: number, element, outer)
    if isCurrent, element.hasOwnWords, !allowance.hasText {
      marks.error(
        "misplaced-text",
        "text may not stand directly in '\(name(of: element))'",
        at: element.offset
      )
    }
    allowances.append(allowance)
    if isCurrent { checkOrder(in: element) }
    // What a script holds is its own affair.
    if kind(of: element) == .script { allowances[allowances.count - 1].isForeign = true }
  }

  private mutating func checkNesting(
    of element: XMLTranscript.Element,
    _ number: Int,
    in outer: Allowance
  ) {
    if !outer.elements.contains(number) {
      let parent = name(of: document.elements[element.parent])
      marks.error(
        "misplaced-element",
        "'\(name(of: element))' may not stand in '\(parent)'",
        at: element.offset
      )
    }
    if let bound = vocabulary.elements[number].bound, !outer.ancestors.contains(bound) {
      marks.error(
        "misplaced-element",
        "'\(name(of: element))' has to stand inside '\(vocabulary.elements[bound].name)'",
        at: element.offset
      )
    }
    let barred = vocabulary.elements[number].barred.intersection(outer.ancestors)
    if let ancestor = barred.first {
      marks.error(
        "misplaced-element",
        "'\(name(of: element))' may not stand inside '\(vocabulary.elements[ancestor].name)'",
        at: element.offset
      )
    }
  }

  private func allowance(
    in number: Int,
    _ element: XMLTranscript.Element,
    _ outer: Allowance?
  ) -> Allowance {
    var ancestors = outer?.ancestors ?? WordSet()
    ancestors.insert(number)
    if let group = groupAllowance(of: element, ancestors) { return group }
    switch vocabulary.elements[number].content {
    case .elements(let elements, let hasText):
      return Allowance(elements: elements, hasText: hasText, ancestors: ancestors)
    case .transparent(let more):
      let base = outer.map { $0.isForeign ? flowAllowance : $0 } ?? flowAllowance
      return Allowance(
        elements: base.elements.union(more),
        hasText: base.hasText,
        ancestors: ancestors
      )
    }
  }

  /// A `div` in a `dl` holds terms and meanings, and nothing else.
  private func groupAllowance(
    of element: XMLTranscript.Element,
    _ ancestors: WordSet
  ) -> Allowance? {
    guard element.parent >= 0, meanings.locals[element.name] == "div",
      kind(of: document.elements[element.parent]) == .dl
    else { return nil }
    var elements = WordSet()
    for name in ["dt", "dd", "script", "template"] { elements.insert(vocabulary.known(name)) }
    return Allowance(elements: elements, hasText: false, ancestors: ancestors)
  }

  /// SVG or MathML: where text may stand, so may they; inside them HTML begins anew.
  mutating func checkPlaceOfForeign(_ element: XMLTranscript.Element) {
    let outer = element.parent < 0 ? nil : allowances[element.parent]
    if isCurrent, let outer, !outer.isForeign, !outer.elements.contains(vocabulary.known("span")) {
      marks.error(
        "misplaced-element",
        "'\(name(of: element))' may not stand in '\(name(of: document.elements[element.parent]))'",
        at: element.offset
      )
    }
    var allowance = flowAllowance
    allowance.ancestors = outer?.ancestors ?? WordSet()
    allowance.isForeign = true
    allowances.append(allowance)
  }

  mutating func checkPlaceOfOther(_ element: XMLTranscript.Element) {
    let outer = element.parent < 0 ? flowAllowance : allowances[element.parent]
    let isSwitch = meanings.owners[element.name] == .epub
    if isSwitch {
      marks.warning(
        "outdated-element",
        "'epub:\(name(of: element))' is no longer part of EPUB",
        at: element.offset
      )
      if name(of: element) == "switch" { facts.properties.insert(.switch) }
    } else if isCurrent, !outer.isForeign {
      marks.error(
        "unknown-element",
        "'\(name(of: element))' belongs to no vocabulary that EPUB knows",
        at: element.offset
      )
    }
    var allowance = outer
    allowance.isForeign = true
    allowances.append(allowance)
  }

  // MARK: Order

  /// Elements whose content has an order.
  private mutating func checkOrder(in element: XMLTranscript.Element) {
    switch name(of: element) {
    case "html": checkSequence(in: element, ["head", "body"], required: ["head", "body"])
    case "table":
      checkSequence(in: element, ["caption", "colgroup", "thead", "tbody tr", "tfoot"])
    case "figure": checkEdge(in: element, "figcaption", mayBeLast: true)
    case "details", "fieldset":
      checkEdge(in: element, name(of: element) == "details" ? "summary" : "legend")
    case "dl": checkDefinitions(in: element)
    case "head": checkHead(element)
    case "ruby": checkRuby(element)
    case "time": checkTime(element)
    case "hgroup":
      checkCount(in: element, "h1 h2 h3 h4 h5 h6", "a heading")
    case "picture": checkSequence(in: element, ["source", "img"], required: ["img"])
    default: return
    }
  }

  private func children(of element: XMLTranscript.Element) -> [XMLTranscript.Element] {
    var children: [XMLTranscript.Element] = []
    // The element's own place is one before its first child.
    var next = allowances.count
    while next < element.end {
      children.append(document.elements[next])
      next = document.elements[next].end
    }
    return children.filter { !["script", "template"].contains(name(of: $0)) }
  }

  private mutating func checkSequence(
    in element: XMLTranscript.Element,
    _ sequence: [String],
    required: [String] = []
  ) {
    let steps = sequence.map { $0.split(separator: " ") }
    let repeatable = ["tbody tr", "colgroup", "source"]
    var step = 0
    var seen: Set<Int> = []
    let children = children(of: element)
    for child in children {
      let childName = name(of: child)
      guard let place = steps.firstIndex(where: { $0.contains(childName[...]) }) else { continue }
      let isRepeated = !seen.insert(place).inserted && !repeatable.contains(sequence[place])
      if place < step || isRepeated {
        marks.error(
          "wrong-order",
          "'\(childName)' stands in the wrong place in '\(name(of: element))', or twice",
          at: child.offset,
          hint: "the order is \(sequence.joined(separator: ", "))"
        )
      }
      step = max(step, place)
    }
    for name in required where !children.contains(where: { self.name(of: $0) == name }) {
      marks.error(
        "missing-element",
        "'\(self.name(of: element))' has no '\(name)'",
        at: element.offset
      )
    }
  }

  /// An element that stands once, as the first or perhaps as the last.
  private mutating func checkEdge(
    in element: XMLTranscript.Element,
    _ edge: String,
    mayBeLast: Bool = false
  ) {
    let children = children(of: element)
    let places = children.indices.filter { name(of: children[$0]) == edge }
    let allowed = mayBeLast ? [0, children.count - 1] : [0]
    for (count, place) in places.enumerated() where count > 0 || !allowed.contains(place) {
      marks.error(
        "wrong-order",
        "'\(edge)' stands in the wrong place in '\(name(of: element))', or twice",
        at: children[place].offset
      )
    }
    if edge == "summary", places.isEmpty {
      marks.error("missing-element", "'details' has no 'summary'", at: element.offset)
    }
  }

  private mutating func checkDefinitions(in element: XMLTranscript.Element) {
    let names = children(of: element).map { name(of: $0) }
    let isGrouped = names.contains("div")
    let hasFlaw =
      isGrouped
      ? names.contains { $0 != "div" }
      : names.first == "dd" || names.last == "dt"
    guard hasFlaw else { return }
    marks.error(
      "wrong-order",
      "'dl' holds a meaning without a term, or a term without a meaning",
      at: element.offset
    )
  }

  private mutating func checkCount(
    in element: XMLTranscript.Element,
    _ names: String,
    _ words: String
  ) {
    let wanted = names.split(separator: " ").map(String.init)
    let count = children(of: element).count { wanted.contains(name(of: $0)) }
    guard count != 1 else { return }
    marks.error(
      "wrong-order",
      "'\(name(of: element))' has \(count) of what it needs once: \(words)",
      at: element.offset
    )
  }

  private mutating func checkRuby(_ element: XMLTranscript.Element) {
    guard !children(of: element).contains(where: { ["rt", "rtc"].contains(name(of: $0)) }) else {
      return
    }
    marks.error("missing-element", "'ruby' has no 'rt'", at: element.offset)
  }

  /// A time that no attribute tells has to be its text alone.
  private mutating func checkTime(_ element: XMLTranscript.Element) {
    guard element.end > allowances.count,
      document.value(of: "datetime", in: element) == nil
    else { return }
    marks.error(
      "misplaced-element",
      "'time' holds elements and has no 'datetime'",
      at: element.offset
    )
  }

  private mutating func checkHead(_ element: XMLTranscript.Element) {
    let children = children(of: element)
    let titles = children.filter { kind(of: $0) == .title }
    if titles.isEmpty {
      marks.warning("missing-title", "the document has no 'title'", at: element.offset)
    }
    for title in titles.dropFirst() {
      marks.error("wrong-order", "'title' stands twice in 'head'", at: title.offset)
    }
    if let title = titles.first, document.text[title.text].allSatisfy(\.isSpace) {
      marks.error("empty-title", "the document's 'title' is empty", at: title.offset)
    }
    let charsets = children.filter { kind(of: $0) == .meta && has(.charset, $0) }
    for meta in charsets.dropFirst() {
      marks.error("wrong-order", "'meta' with 'charset' stands twice", at: meta.offset)
    }
  }
}
