import Articles
import Diagnostics
import HTML

extension BodyComposer {
  mutating func picture(_ element: HTMLElement, of reading: HTMLReading) -> Piece {
    let place = place(reading.stream.sourceLine(element.line))
    let candidates = element["srcset"]?.split(separator: ",").first?.split(separator: " ").first
    guard let source = element["src"] ?? element["data-src"] ?? candidates.map(String.init) else {
      return .inline(.text(element["alt"] ?? ""))
    }
    let isDecorative =
      element.attributes["alt"] == "" || element["role"] == "presentation"
      || element["aria-hidden"] == "true"
    return picture(
      PictureRequest(
        destination: source,
        alternativeText: marks.stripped(element["alt"] ?? ""),
        title: element["title"],
        isDecorative: isDecorative,
        place: place
      )
    )
  }

  /// A figure: its pictures and its caption, or what else it holds with the caption below.
  mutating func figure(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    var captions: [[Inline]] = []
    let content = element.children.filter { node in
      guard case .element(let child) = node, child.name == "figcaption" else { return true }
      captions.append(line(child.children, of: reading))
      return false
    }
    let caption = Array(captions.filter { !$0.isBlank }.joined(separator: [.lineBreak]))
    var blocks = blocks(content, of: reading)
    if blocks.count == 1, case .figure(var figure)? = blocks.first {
      if !caption.isEmpty { figure.caption = caption }
      return flow.add(.figure(figure))
    }
    if blocks.count == 1, case .table(var table)? = blocks.first, table.caption.isEmpty {
      table.caption = caption
      return flow.add(.table(table))
    }
    if blocks.count == 1, case .quote(var quote)? = blocks.first, quote.attribution == nil,
      !caption.isEmpty
    {
      quote.attribution = QuoteAttribution.name(in: caption) ?? caption
      return flow.add(.quote(quote))
    }
    if let figure = Figure(joining: blocks, caption: caption) { return flow.add(.figure(figure)) }
    if !caption.isEmpty { blocks.append(.paragraph(caption)) }
    flow.add(blocks)
  }

  /// A film, a sound or another page, as a card; else the words that stand in it for old browsers.
  mutating func composeMedia(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    let place = place(reading.stream.sourceLine(element.line))
    let source = element["src"] ?? element["data-src"] ?? element["data"] ?? sourceWithin(element)
    let title = element["title"] ?? element["aria-label"] ?? ""
    if let source, let card = mediaCard(element.name, source: source, title: title) {
      let words = line(substitute(for: element), of: reading).plainText.trimmed
      diagnostics.append(.shownAsLink(element.name, without: words, at: place))
      return flow.add(Piece.card(card))
    }
    compose(substitute(for: element), of: reading, into: &flow)
    guard reported.insert("<" + element.name).inserted else { return }
    diagnostics.append(.droppedElement(element.name, at: place))
  }

  /// What a browser shows that cannot show the element; in an `iframe` it is markup that nobody has read yet.
  private func substitute(for element: HTMLElement) -> [HTMLNode] {
    guard element.name == "iframe" else { return element.children }
    var screen = HTMLScreen(deepestNesting: 20)
    return HTMLFragment.parse(screen.admit(element.text))
  }

  private func sourceWithin(_ element: HTMLElement) -> String? {
    element.children.lazy.compactMap { child -> String? in
      guard case .element(let source) = child, source.name == "source" else { return nil }
      return source["src"]
    }.first
  }

  private func mediaCard(_ name: String, source: String, title: String) -> LinkCard? {
    let url = absolute(marks.replacing(in: source, by: addressText))
    switch name {
    case "video": return EmbeddedMedia.isWeb(url) ? LinkCard(.video, url: url, title: title) : nil
    case "audio": return EmbeddedMedia.isWeb(url) ? LinkCard(.audio, url: url, title: title) : nil
    default: return EmbeddedMedia.card(embedding: url, title: title)
    }
  }
}

extension Figure {
  /// One figure of several that stand in one; `nil` when there is something else among them.
  fileprivate init?(joining blocks: [Block], caption: [Inline]) {
    var images: [Image] = []
    for block in blocks {
      guard case .figure(let figure) = block, figure.caption.isEmpty else { return nil }
      images += figure.images
    }
    guard !images.isEmpty else { return nil }
    self.init(images, caption: caption)
  }
}
