extension Article {
  /// The article with every link in text, notes and takeaways replaced; a `nil` leaves the link's text alone.
  package func rewritingLinks(_ replace: (Link) -> Link?) -> Article {
    var article = self
    article.blocks = blocks.map { $0.mappingInlines { $0.rewritingLinks(replace) } }
    article.notes = notes.map { note in
      Note(
        number: note.number,
        note.blocks.map { $0.mappingInlines { $0.rewritingLinks(replace) } },
        references: note.references
      )
    }
    article.takeaways = takeaways.map { $0.rewritingLinks(replace) }
    return article
  }

  /// Calls `visit` with every link in text, notes and takeaways.
  package func visitLinks(_ visit: (Link) -> Void) {
    _ = rewritingLinks { link in
      visit(link)
      return link
    }
  }
}

extension [Inline] {
  package func rewritingLinks(_ replace: (Link) -> Link?) -> [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(let link):
        guard var kept = replace(link) else { return link.content.rewritingLinks(replace) }
        kept.content = kept.content.rewritingLinks(replace)
        return [.link(kept)]
      case .styled(let style, let content):
        return [.styled(style, content.rewritingLinks(replace))]
      case .foreign(let language, let direction, let content):
        return [
          .foreign(language: language, direction: direction, content.rewritingLinks(replace))
        ]
      case .abbreviation(let meaning, let content):
        return [.abbreviation(meaning, content.rewritingLinks(replace))]
      case .text, .code, .mathematics, .image, .noteReference, .lineBreak:
        return [inline]
      }
    }
  }
}

extension Block {
  /// The block with every run of text in it replaced.
  package func mappingInlines(_ transform: ([Inline]) -> [Inline]) -> Block {
    func all(_ blocks: [Block]) -> [Block] { blocks.map { $0.mappingInlines(transform) } }
    switch self {
    case .paragraph(let content): return .paragraph(transform(content))
    case .heading(let heading):
      return .heading(
        Heading(
          level: heading.level,
          identifier: heading.identifier,
          transform(heading.content)
        )
      )
    case .list(let list):
      let items = list.items.map { List.Item(all($0.blocks), isDone: $0.isDone) }
      return .list(List(list.marker, items, isTight: list.isTight))
    case .definitions(let definitions):
      return .definitions(
        definitions.map {
          Definition(terms: $0.terms.map(transform), meanings: $0.meanings.map(all))
        }
      )
    case .quote(let quote):
      return .quote(Quote(all(quote.blocks), attribution: quote.attribution.map(transform)))
    case .table(let table): return .table(table.mappingInlines(transform))
    case .figure(var figure):
      figure.caption = transform(figure.caption)
      figure.credit = transform(figure.credit)
      return .figure(figure)
    case .box(let box): return .box(Box(title: transform(box.title), all(box.blocks)))
    case .code, .mathematics, .card, .rule: return self
    }
  }
}

extension Table {
  fileprivate func mappingInlines(_ transform: ([Inline]) -> [Inline]) -> Table {
    func rows(_ rows: [Row]) -> [Row] {
      rows.map { row in
        row.map { cell in
          var cell = cell
          cell.content = transform(cell.content)
          return cell
        }
      }
    }
    return Table(
      caption: transform(caption),
      alignments: alignments,
      head: rows(head),
      body: rows(body)
    )
  }
}

extension [Block] {
  /// Calls `visit` for every block, the outer before what it holds, in reading order.
  package func visitBlocks(_ visit: (Block) -> Void) {
    for block in self {
      visit(block)
      switch block {
      case .list(let list): for item in list.items { item.blocks.visitBlocks(visit) }
      case .definitions(let definitions):
        for meaning in definitions.flatMap(\.meanings) { meaning.visitBlocks(visit) }
      case .quote(let quote): quote.blocks.visitBlocks(visit)
      case .box(let box): box.blocks.visitBlocks(visit)
      case .paragraph, .heading, .code, .mathematics, .table, .figure, .card, .rule: break
      }
    }
  }

  package func visitHeadings(_ visit: (Heading) -> Void) {
    visitBlocks { if case .heading(let heading) = $0 { visit(heading) } }
  }
}
