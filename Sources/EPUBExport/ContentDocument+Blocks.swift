import Articles
import Layout
import XML

/// What stands before a block, as far as it changes how the block is set.
enum Follows {
  /// Nothing, a heading or a break: text begins anew, without indent.
  case opening
  case text

  static func of(_ block: Block) -> Follows {
    if case .paragraph = block { return .text }
    return .opening
  }
}

extension ContentDocument {
  mutating func blocks(_ blocks: [Block]) -> [XMLNode] {
    var nodes: [XMLNode] = []
    var follows = Follows.opening
    for block in blocks {
      nodes += self.block(block, follows: follows)
      follows = .of(block)
    }
    return nodes
  }

  mutating func block(_ block: Block, follows: Follows) -> [XMLNode] {
    switch block {
    case .paragraph(let content): paragraph(content, follows: follows)
    case .heading(let heading): [.element(self.heading(heading))]
    case .list(let list): self.list(list)
    case .definitions(let definitions): self.definitions(definitions)
    case .quote(let quote): [.element(self.quote(quote))]
    case .code(let code): [.element(self.code(code))]
    case .mathematics(let source): [.element(mathematics(source))]
    case .table(let table): self.table(table).map { [.element($0)] } ?? []
    case .figure(let figure): [.element(self.figure(figure))]
    case .box(let box): [.element(self.box(box))]
    case .card(let card): [.element(self.card(card))]
    case .rule: [.element(XMLElement("hr"))]
    }
  }

  private mutating func paragraph(_ content: [Inline], follows: Follows) -> [XMLNode] {
    guard !content.isBlank else { return [] }
    let attributes =
      follows == .opening ? [XMLAttribute("class", StyleRole.textFirst.className)] : []
    return [
      .element(XMLElement("p", attributes: attributes, children: inlines(content)))
    ]
  }

  private mutating func heading(_ heading: Heading) -> XMLElement {
    var element = XMLElement("h\(min(max(heading.level, 2), 6))", attributes: [])
    element["id"] = headingID(heading.identifier)
    element.children = inlines(heading.content)
    return element
  }

  private mutating func list(_ list: List) -> [XMLNode] {
    guard !list.items.isEmpty else { return [] }
    var element = XMLElement("ul", attributes: [])
    if case .number(let start) = list.marker {
      element.name = "ol"
      if start != 1 { element["start"] = String(start) }
    }
    if list.items.contains(where: { $0.isDone != nil }) { element["class"] = "tasks" }
    element.children = list.items.map { .element(item($0, isTight: list.isTight)) }
    return [.element(element)]
  }

  private mutating func item(_ item: List.Item, isTight: Bool) -> XMLElement {
    var blocks = item.blocks
    // Kindle drops check boxes, but shows their signs.
    if let isDone = item.isDone {
      let sign = Inline.text(isDone ? "☑ " : "☐ ")
      if case .paragraph(let content)? = blocks.first {
        blocks[0] = .paragraph([sign] + content)
      } else {
        blocks.insert(.paragraph([sign]), at: 0)
      }
    }
    return XMLElement("li", attributes: [], children: flow(blocks, isTight: isTight))
  }

  /// Blocks as they stand in a cell of a list: paragraphs without an element of their own where it is tight.
  private mutating func flow(_ blocks: [Block], isTight: Bool) -> [XMLNode] {
    guard isTight else { return self.blocks(blocks) }
    var nodes: [XMLNode] = []
    for (index, block) in blocks.enumerated() {
      if case .paragraph(let content) = block, index == 0 {
        nodes += inlines(content)
      } else {
        nodes += self.block(block, follows: .opening)
      }
    }
    return nodes
  }

  private mutating func definitions(_ definitions: [Definition]) -> [XMLNode] {
    var children: [XMLNode] = []
    for definition in definitions {
      // HTML wants at least one of each.
      for term in definition.terms.isEmpty ? [[]] : definition.terms {
        children.append(.element(XMLElement("dt", attributes: [], children: inlines(term))))
      }
      for meaning in definition.meanings.isEmpty ? [[]] : definition.meanings {
        let content = flow(meaning, isTight: meaning.count == 1)
        children.append(.element(XMLElement("dd", attributes: [], children: content)))
      }
    }
    guard !children.isEmpty else { return [] }
    return [.element(XMLElement("dl", attributes: [], children: children))]
  }

  private mutating func quote(_ quote: Quote) -> XMLElement {
    var children = blocks(quote.blocks)
    if let attribution = quote.attribution {
      let content = [XMLNode.text("— ")] + inlines(attribution)
      let attributes = [XMLAttribute("class", "attribution")]
      children.append(.element(XMLElement("p", attributes: attributes, children: content)))
    }
    return XMLElement("blockquote", attributes: [], children: children)
  }

  private func code(_ code: CodeBlock) -> XMLElement {
    XMLElement("pre", ["dir": codeDirection]) {
      XMLElement(
        "code",
        ["class": code.language.flatMap(ContentDocument.languageClass)],
        text: code.text
      )
    }
  }

  /// A class for the language of code: `language-c++`; `nil` when nothing of the name can be part of one.
  private static func languageClass(_ name: String) -> String? {
    let kept = name.lowercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "+#-_".contains($0))
    }
    return kept.isEmpty ? nil : "language-" + kept
  }

  private mutating func mathematics(_ source: String) -> XMLElement {
    uses.formulas += 1
    return XMLElement("pre", ["class": "mathematics", "dir": codeDirection]) {
      XMLElement("code", text: source)
    }
  }

  private mutating func box(_ box: Box) -> XMLElement {
    var children: [XMLNode] = []
    if !box.title.isBlank {
      let attributes = [XMLAttribute("class", "box-title")]
      children.append(
        .element(XMLElement("p", attributes: attributes, children: inlines(box.title)))
      )
    }
    return XMLElement("aside", ["class": "box"]) {
      children
      blocks(box.blocks)
    }
  }

  /// What stands for a film or a post: its kind, and a link to it.
  private func card(_ card: LinkCard) -> XMLElement {
    let kind = issue.phrases.cards[card.kind] ?? ""
    return XMLElement("p", ["class": "card"]) {
      if !kind.isEmpty {
        XMLElement("span", ["class": "card-kind"], text: kind + ": ")
          .inLanguage(issueLanguage, within: language)
      }
      XMLElement("a", ["href": card.url], text: card.title.isEmpty ? card.url : card.title)
    }
  }
}
