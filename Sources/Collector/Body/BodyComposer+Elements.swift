import Articles
import Diagnostics
import HTML

extension BodyComposer {
  /// Adds what HTML nodes show to a flow.
  mutating func compose(_ nodes: [HTMLNode], of reading: HTMLReading, into flow: inout Flow) {
    for node in nodes {
      switch node {
      case .text(let text): compose(text: text, into: &flow)
      case .element(let element): compose(element, of: reading, into: &flow)
      }
    }
  }

  private mutating func compose(text: String, into flow: inout Flow) {
    let collapsed = WhiteSpace.collapsed(text, afterBlank: flow.endsInBlank)
    guard !collapsed.isEmpty else { return }
    for piece in pieces(ofText: collapsed, line: 0) { flow.add(piece) }
  }

  private mutating func compose(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    guard element.name != HTMLScreen.insertElement else {
      return insert(element, of: reading, into: &flow)
    }
    addAnchor(of: element, to: &flow)
    if let foreign = foreign(element) {
      var plain = element
      plain.attributes["lang"] = nil
      plain.attributes["dir"] = nil
      return wrap([.element(plain)], of: reading, into: &flow) {
        [.foreign(language: foreign.language, direction: foreign.direction, $0)]
      }
    }
    if let style = HTMLStyle.style(of: element.name) {
      return wrap(element.children, of: reading, into: &flow) { [.styled(style, $0)] }
    }
    if composeInline(element, of: reading, into: &flow) { return }
    composeBlock(element, of: reading, into: &flow)
  }

  private func insert(_ element: HTMLElement, of reading: HTMLReading, into flow: inout Flow) {
    guard let number = element["n"].flatMap({ Int($0) }),
      reading.inserts.indices.contains(number)
    else { return }
    for piece in reading.inserts[number] { flow.add(piece) }
  }

  // MARK: - Within lines

  /// Adds an element that stands among words; `false` when it is none.
  private mutating func composeInline(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) -> Bool {
    switch element.name {
    case "br": flow.add(.lineBreak)
    case "wbr": flow.add(.text("\u{200B}"))
    case "a": composeLink(element, of: reading, into: &flow)
    case "img": flow.add(picture(element, of: reading))
    case "code", "tt", "samp": composeCode(element, of: reading, into: &flow)
    case "abbr", "acronym": composeAbbreviation(element, of: reading, into: &flow)
    case "q":
      wrap(element.children, of: reading, into: &flow) { [.text("\"")] + $0 + [.text("\"")] }
    case "rt":
      wrap(element.children, of: reading, into: &flow) { [.text(" (")] + $0 + [.text(")")] }
    case "rp", "source", "track", "param", "col", "colgroup", "area", "map": break
    case "iframe", "video", "audio", "embed", "object":
      composeMedia(element, of: reading, into: &flow)
    default: return false
    }
    return true
  }

  /// Composes children and wraps every line of them.
  mutating func wrap(
    _ children: [HTMLNode],
    of reading: HTMLReading,
    into flow: inout Flow,
    by wrapping: ([Inline]) -> [Inline]
  ) {
    var inner = Flow(afterBlank: flow.endsInBlank)
    compose(children, of: reading, into: &inner)
    if inner.isLine {
      let line = inner.pieces.flatMap(\.inlines)
      guard !line.isEmpty else { return }
      for inline in wrapping(line) { flow.add(inline) }
    } else {
      flow.add(inner.finish().map { $0.wrappingLine(by: wrapping) })
    }
  }

  private mutating func composeLink(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    guard let destination = element["href"] else {
      return compose(element.children, of: reading, into: &flow)
    }
    var inner = Flow(afterBlank: flow.endsInBlank)
    compose(element.children, of: reading, into: &inner)
    let place = place(reading.stream.sourceLine(element.line))
    guard inner.isLine else {
      let blocks = inner.finish().map { block in
        block.wrappingLine {
          link($0.withoutLinks, to: destination, title: element["title"], at: place)
        }
      }
      return flow.add(blocks)
    }
    let content = inner.pieces.flatMap(\.inlines).withoutLinks
    guard !content.isBlank else { return }
    for inline in link(content, to: destination, title: element["title"], at: place) {
      flow.add(inline)
    }
  }

  private mutating func composeCode(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    let isPlain = element.children.allSatisfy { if case .text = $0 { true } else { false } }
    guard isPlain else {
      // Markdown within, such as a link: code cannot hold it, so the words stay as they are.
      let line = line(element.children, of: reading)
      let hasMore = line.contains { if case .text = $0 { false } else { true } }
      for inline in hasMore ? line : [.code(line.plainText)] { flow.add(inline) }
      return
    }
    let text = WhiteSpace.collapsed(marks.restored(element.text), afterBlank: true)
    if !text.isEmpty { flow.add(.code(text)) }
  }

  private mutating func composeAbbreviation(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    guard let title = element["title"] else {
      return compose(element.children, of: reading, into: &flow)
    }
    wrap(element.children, of: reading, into: &flow) { [.abbreviation(title, $0)] }
  }

  /// The words that nodes show, in one line.
  mutating func line(_ nodes: [HTMLNode], of reading: HTMLReading) -> [Inline] {
    var flow = Flow()
    compose(nodes, of: reading, into: &flow)
    if flow.isLine { return flow.pieces.flatMap(\.inlines).trimmed }
    return flow.finish().cellLine
  }

  // MARK: - Language and places

  private func foreign(
    _ element: HTMLElement
  ) -> (language: LanguageTag?, direction: TextDirection?)? {
    let written = element["lang"] ?? element["xml:lang"]
    let language = written.flatMap { LanguageTag($0) }.flatMap { $0 == context.language ? nil : $0 }
    var direction = element["dir"].flatMap { TextDirection(rawValue: $0.lowercased()) }
    if language == nil, direction != nil {
      let isUsual = context.language.isRightToLeft == (direction == .rightToLeft)
      if isUsual { direction = nil }
    }
    return language == nil && direction == nil ? nil : (language, direction)
  }

  mutating func addAnchor(of element: HTMLElement, to flow: inout Flow) {
    guard !HTMLStyle.isHeading(element.name),
      let name = element["id"] ?? (element.name == "a" ? element["name"] : nil)
    else { return }
    hasAnchors = true
    flow.add(.text(marks.text(.anchor(marks.stripped(name)))))
  }
}

extension Block {
  /// The block with its words wrapped, where they stand in one line.
  func wrappingLine(by wrapping: ([Inline]) -> [Inline]) -> Block {
    switch self {
    case .paragraph(let content): .paragraph(wrapping(content))
    case .heading(let heading):
      .heading(
        Heading(level: heading.level, identifier: heading.identifier, wrapping(heading.content))
      )
    case .list(var list):
      {
        for index in list.items.indices {
          list.items[index].blocks = list.items[index].blocks.map {
            $0.wrappingLine(by: wrapping)
          }
        }
        return .list(list)
      }()
    case .quote(var quote):
      {
        quote.blocks = quote.blocks.map { $0.wrappingLine(by: wrapping) }
        return .quote(quote)
      }()
    case .box(var box):
      {
        box.blocks = box.blocks.map { $0.wrappingLine(by: wrapping) }
        return .box(box)
      }()
    case .definitions, .code, .mathematics, .table, .figure, .card, .rule: self
    }
  }
}

/// Blanks as HTML shows them.
enum WhiteSpace {
  /// Runs of blanks and newlines as one blank, none at the beginning when a blank stands before.
  static func collapsed(_ text: String, afterBlank: Bool) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isAfterBlank = afterBlank
    for byte in text.utf8 {
      if isSpace(byte) {
        if !isAfterBlank { bytes.append(32) }
        isAfterBlank = true
      } else {
        bytes.append(byte)
        isAfterBlank = false
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// How HTML's elements look.
enum HTMLStyle {
  static func style(of name: String) -> InlineStyle? {
    switch name {
    case "em", "i", "dfn", "var": .emphasis
    case "strong", "b": .strong
    case "del", "s", "strike": .deleted
    case "ins", "u": .inserted
    case "mark": .marked
    case "sup": .superscript
    case "sub": .subscript
    case "kbd": .keyboard
    case "small": .small
    case "cite": .cite
    default: nil
    }
  }

  static func isHeading(_ name: String) -> Bool { level(of: name) != nil }

  static func level(of name: String) -> Int? {
    guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"), let digit = name.utf8.last,
      (49...54).contains(digit)
    else { return nil }
    return Int(digit) - 48
  }
}
