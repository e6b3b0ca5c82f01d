extension Article {
  /// Every picture of the article in the order of reading: its own first, then those of text and notes.
  package var images: [Image] {
    let own = metadata.image.map { [$0] } ?? []
    return own + blocks.images + notes.flatMap(\.blocks.images) + takeaways.flatMap(\.images)
  }
}

extension [Block] {
  package var images: [Image] {
    var images: [Image] = []
    visitBlocks { images += $0.ownImages }
    return images
  }
}

extension [Block] {
  /// Whether the picture stands in a figure anywhere in these blocks.
  package func show(_ source: Image.Source) -> Bool {
    var isShown = false
    visitBlocks { block in
      if case .figure(let figure) = block, figure.images.contains(where: { $0.source == source }) {
        isShown = true
      }
    }
    return isShown
  }
}

extension [Inline] {
  package var images: [Image] {
    flatMap { inline -> [Image] in
      switch inline {
      case .image(let image): [image]
      case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
        content.images
      case .link(let link): link.content.images
      case .text, .code, .mathematics, .noteReference, .lineBreak: []
      }
    }
  }
}

extension Block {
  /// Pictures in the block itself, not in the blocks that it holds.
  fileprivate var ownImages: [Image] {
    switch self {
    case .paragraph(let content): content.images
    case .heading(let heading): heading.content.images
    case .definitions(let definitions): definitions.flatMap { $0.terms.flatMap(\.images) }
    case .quote(let quote): quote.attribution?.images ?? []
    case .table(let table):
      table.caption.images + (table.head + table.body).flatMap { $0.flatMap(\.content.images) }
    case .figure(let figure): figure.images + figure.caption.images + figure.credit.images
    case .box(let box): box.title.images
    case .list, .code, .mathematics, .card, .rule: []
    }
  }
}
