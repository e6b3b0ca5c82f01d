import Articles
import CommonMark
import Diagnostics

extension BodyComposer {
  /// The pieces of a line that sibling nodes make.
  mutating func pieces(_ nodes: [MarkdownNode]) -> [Piece] {
    if nodes.contains(where: { RawHTML.isTag($0) }) { return mixedPieces(nodes) }
    var pieces: [Piece] = []
    for (index, node) in nodes.enumerated() {
      if node.kind == .softBreak {
        add(softBreak(after: index, in: nodes), to: &pieces)
      } else {
        for piece in self.pieces(node) { add(piece, to: &pieces) }
      }
    }
    return pieces
  }

  /// Adds a piece, joining text to text.
  private func add(_ piece: Piece, to pieces: inout [Piece]) {
    if case .inline(.text(let more)) = piece, case .inline(.text(var text))? = pieces.last {
      // The old value is let go first, so that the text grows in place.
      pieces.removeLast()
      text += more
      pieces.append(.inline(.text(text)))
    } else {
      pieces.append(piece)
    }
  }

  /// The pieces that one node makes; raw HTML is none of them.
  mutating func pieces(_ node: MarkdownNode) -> [Piece] {
    switch node.kind {
    case .text(let text): pieces(ofText: text, line: node.line)
    case .lineBreak: [.inline(.lineBreak)]
    case .softBreak: [.inline(.text(" "))]
    case .codeSpan(let text): [.inline(.code(marks.restored(text)))]
    case .emphasis: [.inline(.styled(.emphasis, content(of: node)))]
    case .strong: [.inline(.styled(.strong, content(of: node)))]
    case .strikethrough: [.inline(.styled(.deleted, content(of: node)))]
    case .styled(let style): [.inline(.styled(InlineStyle(style), content(of: node)))]
    case .link(let destination, let title): link(node, to: destination, title: title)
    case .image(let destination, let title): [image(node, at: destination, title: title)]
    case .inlineHTML(let markup):
      RawHTML.isSummaryEnd(markup) ? [.inline(.text(marks.text(.more)))] : []
    case .document, .paragraph, .quote, .rule, .heading, .list, .item, .code, .html, .table, .row,
      .cell:
      pieces(node.children)
    }
  }

  mutating func content(of node: MarkdownNode) -> [Inline] {
    pieces(node.children).flatMap(\.inlines)
  }

  /// A blank for the end of a line; none between Chinese or Japanese characters.
  private func softBreak(after index: Int, in nodes: [MarkdownNode]) -> Piece {
    if context.markup.hasHardWraps { return .inline(.lineBreak) }
    guard ["zh", "ja"].contains(context.language.primary), index > 0, index + 1 < nodes.count,
      case .text(let before) = nodes[index - 1].kind, case .text(let after) = nodes[index + 1].kind,
      before.unicodeScalars.last.map(isIdeographic) == true,
      after.unicodeScalars.first.map(isIdeographic) == true
    else { return .inline(.text(" ")) }
    return .inline(.text(""))
  }

  /// Text as Markdown read it, with what its marks stand for in their places.
  mutating func pieces(ofText text: String, line: Int) -> [Piece] {
    guard Marks.mayBe(in: text) else {
      reportMissingNotes(in: text, line: line)
      return [.inline(.text(text))]
    }
    var pieces: [Piece] = []
    for part in marks.parts(of: text) {
      switch part {
      case .text(let text):
        reportMissingNotes(in: text, line: line)
        add(.inline(.text(text)), to: &pieces)
      case .mark(let mark): for piece in self.pieces(of: mark) { add(piece, to: &pieces) }
      }
    }
    return pieces
  }

  private mutating func pieces(of mark: Mark) -> [Piece] {
    switch mark.meaning {
    case .literal(let words): return [.inline(.text(words))]
    case .note(let index):
      return [.inline(.noteReference(NoteReference(note: index, occurrence: 0)))]
    case .mathematics(let source, let isDisplayed):
      return [isDisplayed ? .block(.mathematics(source)) : .inline(.mathematics(source))]
    case .shortcode(let shortcode): return pieces(of: shortcode)
    case .opening(let shortcode, _):
      reportOpening(shortcode)
      return [.inline(.text(marks.text(mark.meaning)))]
    case .closing, .more, .anchor: return [.inline(.text(marks.text(mark.meaning)))]
    case .definition, .nothing: return []
    }
  }

  /// Reports references to notes that do not exist; they stay in the text.
  private mutating func reportMissingNotes(in text: String, line: Int) {
    guard context.markup.hasNotes, text.utf8.contains(UInt8(ascii: "^")) else { return }
    let bytes = Array(text.utf8)
    guard let open = bytes[...].firstRange(of: "[^"),
      let end = bytes[open.upperBound...].prefix(100).firstIndex(of: UInt8(ascii: "]")),
      end > open.upperBound, !bytes[open.upperBound..<end].contains(where: { $0 <= 32 })
    else { return }
    let label = bytes[open.upperBound..<end].string
    diagnostics.append(.missingNote(label, at: place(line)))
  }

  // MARK: - Links

  private mutating func link(
    _ node: MarkdownNode,
    to destination: String,
    title: String
  ) -> [Piece] {
    // A bare address that runs into a note's mark or a shortcode ends there.
    if Marks.mayBe(in: destination), case .text(let text)? = node.children.first?.kind,
      node.children.count == 1, text == destination || "http://" + text == destination
    {
      let parts = marks.parts(of: text)
      if case .text(let address)? = parts.first, parts.count > 1 {
        let prefix = text == destination ? "" : "http://"
        let start = link([.text(address)], to: prefix + address, title: "", at: node)
        let rest = text.unicodeScalars.drop { $0.value < 0xF0000 && $0.value != 0xA876 }
        return start.map(Piece.inline) + pieces(ofText: String(rest), line: node.line)
      }
    }
    let content = content(of: node).withoutLinks
    let destination = withSiteScheme(destination, of: node)
    return link(content, to: destination, title: marks.restored(title), at: node)
      .map(Piece.inline)
  }

  /// `www.x.org` with the scheme that the site gives bare addresses; cmark's is `http`.
  private func withSiteScheme(_ destination: String, of node: MarkdownNode) -> String {
    guard destination.hasPrefix("http://www."), case .text(let text)? = node.children.first?.kind,
      node.children.count == 1, destination.utf8.count == text.utf8.count + 7,
      destination.hasSuffix(text)
    else { return destination }
    return context.markup.schemeOfBareLinks + destination.dropFirst(4)
  }

  private mutating func link(
    _ content: [Inline],
    to destination: String,
    title: String,
    at node: MarkdownNode
  ) -> [Inline] {
    link(content, to: destination, title: title, at: place(of: node, beginning: "[<hwfHWF"))
  }

  /// A link, or its content alone when it leads nowhere, which is reported.
  mutating func link(
    _ content: [Inline],
    to destination: String,
    title: String?,
    at place: SourcePlace
  ) -> [Inline] {
    switch resolvedLink(destination) {
    case .target(let target):
      let content = content.isBlank ? [.text(destination)] : content
      let title = title.flatMap { $0.isEmpty ? nil : $0 }
      return [.link(Link(to: target, content, title: title, at: place))]
    case .nowhere(let id, let message, let hint):
      diagnostics.append(Diagnostic(.warning, id: id, message, at: place, hint: hint))
      return content
    }
  }

  /// Where a link leads, shortcodes in its destination understood.
  func resolvedLink(_ destination: String) -> ResolvedLink {
    var destination = destination
    if Marks.mayBe(in: destination) {
      // What stands for the site's address says nothing before a reference to a page.
      let parts = marks.parts(of: destination).drop { part in
        if case .mark(let mark) = part { mark.meaning == .nothing } else { false }
      }
      if case .mark(let mark)? = parts.first, case .shortcode(let shortcode) = mark.meaning,
        let reference = PageReference(shortcode)
      {
        let rest = parts.dropFirst().map { part in
          if case .text(let text) = part { text } else { "" }
        }.joined()
        destination = reference.path + rest
        if destination.utf8.first != UInt8(ascii: "#") {
          return context.references.page(destination, language: reference.language)
        }
      } else {
        destination = marks.replacing(in: destination, by: addressText)
      }
    }
    if destination.utf8.first == UInt8(ascii: "#"), destination.utf8.count > 1 {
      return .target(.fragment(PercentEncoding.decoded(String(destination.dropFirst()))))
    }
    guard !destination.isEmpty, destination != "#" else { return .emptyLink }
    return context.references.link(destination)
  }

  /// What a mark stands for within an address.
  func addressText(_ mark: Mark) -> String {
    switch mark.meaning {
    case .literal(let words): words
    case .note, .mathematics: mark.source
    case .shortcode(let shortcode):
      shortcode.isParameter
        ? shortcode.argument("name", at: 0).flatMap(context.parameters.text) ?? ""
        : AddressShortcode.text(of: shortcode)
    case .definition, .more, .anchor, .opening, .closing, .nothing: ""
    }
  }
}

extension InlineStyle {
  fileprivate init(_ style: MarkdownNode.Style) {
    switch style {
    case .inserted: self = .inserted
    case .marked: self = .marked
    case .superscript: self = .superscript
    case .subscript: self = .subscript
    }
  }
}

extension ResolvedLink {
  static let emptyLink = nowhere(
    id: "empty-link",
    message: "a link without an address",
    hint: nil
  )
}

extension [Inline] {
  /// The line with its links replaced by their content, for what is a link itself.
  var withoutLinks: [Inline] {
    guard contains(where: \.hasLink) else { return self }
    return flatMap { inline -> [Inline] in
      switch inline {
      case .link(let link): link.content.withoutLinks
      case .styled(let style, let content): [.styled(style, content.withoutLinks)]
      case .foreign(let language, let direction, let content):
        [.foreign(language: language, direction: direction, content.withoutLinks)]
      case .abbreviation(let title, let content): [.abbreviation(title, content.withoutLinks)]
      case .text, .code, .mathematics, .image, .noteReference, .lineBreak: [inline]
      }
    }
  }
}

extension Inline {
  fileprivate var hasLink: Bool {
    switch self {
    case .link: true
    case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
      content.contains(where: \.hasLink)
    case .text, .code, .mathematics, .image, .noteReference, .lineBreak: false
    }
  }
}

/// True for Chinese and Japanese characters and punctuation, between which no blank is set.
func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2E80...0x303F, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFF:
    true
  default: false
  }
}
