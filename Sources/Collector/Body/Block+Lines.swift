import Articles

extension [Block] {
  /// Calls `change` with every line of words, in reading order.
  mutating func changeLines(_ change: (inout [Inline]) -> Void) {
    for index in indices { self[index].changeLines(change) }
  }

  /// Calls `change` with every heading, in reading order.
  mutating func changeHeadings(_ change: (inout Heading) -> Void) {
    for index in indices { self[index].changeHeadings(change) }
  }

  /// Calls `change` with these blocks and those within them, innermost first.
  mutating func changeSiblings(_ change: (inout [Block]) -> Void) {
    for index in indices { self[index].changeSiblings(change) }
    change(&self)
  }
}

extension Block {
  fileprivate mutating func changeLines(_ change: (inout [Inline]) -> Void) {
    switch self {
    case .paragraph(var content):
      change(&content)
      self = .paragraph(content)
    case .heading(var heading):
      change(&heading.content)
      self = .heading(heading)
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks.changeLines(change) }
      self = .list(list)
    case .definitions(var definitions):
      for index in definitions.indices {
        for term in definitions[index].terms.indices { change(&definitions[index].terms[term]) }
        for meaning in definitions[index].meanings.indices {
          definitions[index].meanings[meaning].changeLines(change)
        }
      }
      self = .definitions(definitions)
    case .quote(var quote):
      quote.blocks.changeLines(change)
      if var attribution = quote.attribution {
        change(&attribution)
        quote.attribution = attribution
      }
      self = .quote(quote)
    case .table(var table):
      table.changeLines(change)
      self = .table(table)
    case .figure(var figure):
      change(&figure.caption)
      change(&figure.credit)
      self = .figure(figure)
    case .box(var box):
      change(&box.title)
      box.blocks.changeLines(change)
      self = .box(box)
    case .code, .mathematics, .card, .rule: break
    }
  }

  fileprivate mutating func changeHeadings(_ change: (inout Heading) -> Void) {
    switch self {
    case .heading(var heading):
      change(&heading)
      self = .heading(heading)
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks.changeHeadings(change) }
      self = .list(list)
    case .definitions(var definitions):
      for index in definitions.indices {
        for meaning in definitions[index].meanings.indices {
          definitions[index].meanings[meaning].changeHeadings(change)
        }
      }
      self = .definitions(definitions)
    case .quote(var quote):
      quote.blocks.changeHeadings(change)
      self = .quote(quote)
    case .box(var box):
      box.blocks.changeHeadings(change)
      self = .box(box)
    case .paragraph, .code, .mathematics, .table, .figure, .card, .rule: break
    }
  }

  fileprivate mutating func changeSiblings(_ change: (inout [Block]) -> Void) {
    switch self {
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks.changeSiblings(change) }
      self = .list(list)
    case .definitions(var definitions):
      for index in definitions.indices {
        for meaning in definitions[index].meanings.indices {
          definitions[index].meanings[meaning].changeSiblings(change)
        }
      }
      self = .definitions(definitions)
    case .quote(var quote):
      quote.blocks.changeSiblings(change)
      self = .quote(quote)
    case .box(var box):
      box.blocks.changeSiblings(change)
      self = .box(box)
    case .paragraph, .heading, .code, .mathematics, .table, .figure, .card, .rule: break
    }
  }
}

extension Table {
  fileprivate mutating func changeLines(_ change: (inout [Inline]) -> Void) {
    change(&caption)
    for row in head.indices {
      for cell in head[row].indices { change(&head[row][cell].content) }
    }
    for row in body.indices {
      for cell in body[row].indices { change(&body[row][cell].content) }
    }
  }
}
