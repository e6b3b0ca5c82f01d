import Articles
import Diagnostics
import HTML

extension BodyComposer {
  /// Adds an element that stands on its own; one that has no form of its own is seen through.
  mutating func composeBlock(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    switch element.name {
    case "p": paragraph(element, of: reading, into: &flow)
    case "h1", "h2", "h3", "h4", "h5", "h6": heading(element, of: reading, into: &flow)
    case "hr": flow.add(.rule)
    case "ul", "ol", "menu", "dir": list(element, of: reading, into: &flow)
    case "dl": definitions(element, of: reading, into: &flow)
    case "blockquote": quote(element, of: reading, into: &flow)
    case "pre": preformatted(element, of: reading, into: &flow)
    case "table": table(element, of: reading, into: &flow)
    case "figure": figure(element, of: reading, into: &flow)
    case "details": details(element, of: reading, into: &flow)
    case "aside": flow.add(.box(Box(blocks(element.children, of: reading))))
    case "div", "section", "article":
      if isSetApart(element) {
        let blocks = blocks(element.children, of: reading)
        if !blocks.isEmpty { flow.add(.box(Box(blocks))) }
      } else {
        paragraph(element, of: reading, into: &flow)
      }
    case "address", "center", "dd", "dt", "figcaption", "footer", "header", "hgroup", "li", "main",
      "nav", "search", "summary", "caption", "tr":
      paragraph(element, of: reading, into: &flow)
    default: compose(element.children, of: reading, into: &flow)
    }
  }

  mutating func blocks(_ nodes: [HTMLNode], of reading: HTMLReading) -> [Block] {
    var flow = Flow()
    compose(nodes, of: reading, into: &flow)
    return flow.finish()
  }

  /// The blocks within an element, a place that links lead to with them.
  mutating func blocks(of element: HTMLElement, in reading: HTMLReading) -> [Block] {
    var flow = Flow()
    addAnchor(of: element, to: &flow)
    compose(element.children, of: reading, into: &flow)
    return flow.finish()
  }

  private mutating func paragraph(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    flow.endParagraph()
    compose(element.children, of: reading, into: &flow)
    flow.endParagraph()
  }

  private mutating func heading(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    guard let level = HTMLStyle.level(of: element.name) else { return }
    let content = line(element.children, of: reading)
    guard !content.isBlank else { return flow.add(Paragraph.blocks(of: content.map(Piece.inline))) }
    let identifier =
      element["id"]
      ?? context.markup.headingIdentifiers.identifier(of: marks.stripped(content.plainText))
    flow.add(.heading(Heading(level: level, identifier: identifier, content)))
  }

  private func isSetApart(_ element: HTMLElement) -> Bool {
    guard let names = element["class"]?.lowercased().split(whereSeparator: \.isWhitespace) else {
      return false
    }
    let kinds: Set<Substring> = [
      "note", "alert", "callout", "warning", "admonition", "tip", "info", "caution", "notice",
      "infobox", "usa-alert", "box", "well",
    ]
    return names.contains { kinds.contains($0) }
  }

  // MARK: - Lists

  private mutating func list(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    var items: [List.Item] = []
    var loose = Flow()
    for child in element.children {
      if case .element(let item) = child, item.name == "li" {
        items.append(List.Item(blocks(of: item, in: reading)))
      } else {
        // What stands between items stays, as an item of its own or with the one before.
        compose([child], of: reading, into: &loose)
        let strays = loose.finish()
        loose = Flow()
        guard !strays.isEmpty else { continue }
        if items.isEmpty { flow.add(strays) } else { items[items.count - 1].blocks += strays }
      }
    }
    items.removeAll { $0.blocks.isEmpty }
    guard !items.isEmpty else { return }
    let start = element["start"].flatMap { Int($0) }.map { min(max($0, -1_000_000), 1_000_000_000) }
    let isTight = items.allSatisfy { item in
      item.blocks.count { if case .paragraph = $0 { true } else { false } } <= 1
    }
    flow.add(
      .list(
        List(element.name == "ol" ? .number(start: start ?? 1) : .bullet, items, isTight: isTight)
      )
    )
  }

  private mutating func definitions(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    var definitions: [Definition] = []
    func children(_ element: HTMLElement) -> [HTMLElement] {
      element.children.flatMap { child -> [HTMLElement] in
        guard case .element(let element) = child else { return [] }
        return element.name == "div" ? children(element) : [element]
      }
    }
    for child in children(element) {
      if child.name == "dt" {
        let term = line(child.children, of: reading)
        if let last = definitions.indices.last, definitions[last].meanings.isEmpty {
          definitions[last].terms.append(term)
        } else {
          definitions.append(Definition(terms: [term], meanings: []))
        }
      } else {
        let meaning =
          child.name == "dd"
          ? blocks(of: child, in: reading) : blocks([.element(child)], of: reading)
        guard !meaning.isEmpty else { continue }
        if definitions.isEmpty { definitions.append(Definition(terms: [], meanings: [])) }
        definitions[definitions.count - 1].meanings.append(meaning)
      }
    }
    if !definitions.isEmpty { flow.add(.definitions(definitions)) }
  }

  // MARK: - Quotes, code, boxes

  private mutating func quote(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    var children = element.children
    var attribution: [Inline]?
    let last = children.lastIndex { if case .element = $0 { true } else { false } }
    if let last, case .element(let footer) = children[last], footer.name == "footer" {
      let words = line(footer.children, of: reading)
      attribution = QuoteAttribution.name(in: words) ?? (words.isBlank ? nil : words)
      children.remove(at: last)
    }
    let content = blocks(children, of: reading)
    guard !content.isEmpty || attribution != nil else { return }
    flow.add(.quote(Quote(content, attribution: attribution).attributed()))
  }

  private mutating func preformatted(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    let code = element.children.compactMap { child -> HTMLElement? in
      if case .element(let element) = child, element.name == "code" { element } else { nil }
    }.first
    let names = (code?["class"] ?? "") + " " + (element["class"] ?? "") + " "
    let language = names.split(separator: " ").first { $0.hasPrefix("language-") }
      .map { String($0.dropFirst("language-".count)) }
    let text = CodeText.clean(marks.restored(preformattedText(element.children, of: reading)))
    guard !text.isEmpty else { return }
    flow.add(.code(CodeBlock(text, language: language ?? element["lang"])))
  }

  private func preformattedText(_ nodes: [HTMLNode], of reading: HTMLReading) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(let element) where element.name == "br": "\n"
      case .element(let element) where element.name == HTMLScreen.insertElement:
        element["n"].flatMap { Int($0) }.map { number in
          reading.inserts.indices.contains(number)
            ? reading.inserts[number].flatMap(\.inlines).plainText : ""
        } ?? ""
      case .element(let element): preformattedText(element.children, of: reading)
      }
    }.joined()
  }

  private mutating func details(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    var title: [Inline] = []
    var children = element.children
    let summary = children.firstIndex { node in
      if case .element(let element) = node { element.name == "summary" } else { false }
    }
    if let summary, case .element(let element) = children[summary] {
      title = line(element.children, of: reading)
      children.remove(at: summary)
    }
    let content = blocks(children, of: reading)
    guard !content.isEmpty || !title.isBlank else { return }
    flow.add(.box(Box(title: title, content)))
  }
}
