import Articles
import Diagnostics

/// The page that a `ref` or `relref` shortcode names.
struct PageReference {
  var path: String

  init?(_ shortcode: Shortcode) {
    guard ["ref", "relref"].contains(shortcode.name.lowercased()) else { return nil }
    guard let path = shortcode.argument("path", at: 0) else { return nil }
    self.path = path
  }
}

/// Shortcodes that stand for an address.
enum AddressShortcode {
  /// `asset-static "a.pdf"`, `url "a/b"` and the like: their first argument.
  static func text(of shortcode: Shortcode) -> String {
    shortcode.argument("path", "file", "src", "url", "href", "link", at: 0) ?? ""
  }
}

extension BodyComposer {
  /// What stands in the text for a shortcode.
  mutating func pieces(of shortcode: Shortcode) -> [Piece] {
    let name = shortcode.name.lowercased()
    if let inner = shortcode.inner { return [verbatim(inner, of: shortcode)] }
    switch name {
    case "figure": return figure(shortcode).map { [$0] } ?? []
    case "ref", "relref": return reference(shortcode)
    case "highlight": return []
    case "details", "summary": return textBox(shortcode)
    default: break
    }
    if let card = EmbeddedMedia.card(for: shortcode) {
      diagnostics.append(.shownAsLink(shortcode.name, at: shortcode.place))
      return [.card(card)]
    }
    return guess(shortcode)
  }

  /// Reports a paired shortcode that nobody knows; what it holds stays.
  mutating func reportOpening(_ shortcode: Shortcode) {
    guard !reported.contains(shortcode.name), PairedShortcode(shortcode) == nil else { return }
    reportUnknown(shortcode, keepsText: true)
  }

  private mutating func reportUnknown(_ shortcode: Shortcode, keepsText: Bool = false) {
    guard reported.insert(shortcode.name).inserted else { return }
    diagnostics.append(
      .unknownShortcode(shortcode.name, keepsText: keepsText, at: shortcode.place)
    )
  }

  private func verbatim(_ inner: String, of shortcode: Shortcode) -> Piece {
    switch shortcode.name.lowercased() {
    case "math", "katex", "latex": return .block(.mathematics(String(inner.utf8Trimmed)))
    default:
      let language = shortcode.argument("lang", "language", "type", at: 0)
      let code = CodeText.clean(marks.restored(inner))
      return .block(.code(CodeBlock(code.withoutLeadingNewlines, language: language)))
    }
  }

  // MARK: - Known ones

  /// Hugo's figure: src, alt, caption, title, attr, attrlink, link.
  private mutating func figure(_ shortcode: Shortcode) -> Piece? {
    guard let source = shortcode.argument("src", "image", "url", "path", at: 0) else {
      reportUnknown(shortcode)
      return nil
    }
    let caption = shortcode.argument("caption")
    let words = inlines(ofMarkdown: caption ?? "")
    let picture = picture(
      PictureRequest(
        destination: source,
        alternativeText: shortcode.argument("alt") ?? words.plainText,
        isDecorative: shortcode.named["alt"] == "" && caption == nil,
        place: shortcode.place
      )
    )
    guard case .inline(.image(let image)) = picture else { return picture }
    var below: [Inline] = []
    if let title = shortcode.argument("title") {
      below = [.styled(.strong, inlines(ofMarkdown: title))]
    }
    if caption != nil { below += (below.isEmpty ? [] : [.text(" ")]) + words }
    var link: Link.Target?
    if let destination = shortcode.argument("link"),
      case .target(let target) = resolvedLink(destination)
    {
      link = target
    }
    return .block(
      .figure(Figure([image], caption: below, credit: credit(shortcode), link: link))
    )
  }

  private mutating func credit(_ shortcode: Shortcode) -> [Inline] {
    guard let credit = shortcode.argument("attr", "credit", "attribution", "source") else {
      return []
    }
    let words = inlines(ofMarkdown: credit)
    guard let destination = shortcode.argument("attrlink") else { return words }
    return link(words, to: destination, title: nil, at: shortcode.place)
  }

  /// A reference that stands in the text, where Hugo would print the address.
  private mutating func reference(_ shortcode: Shortcode) -> [Piece] {
    guard let reference = PageReference(shortcode) else { return [] }
    switch context.references.page(reference.path) {
    case .target(.web(let url)): return [.inline(.link(Link(to: .web(url), [.text(url)])))]
    case .target(let target):
      return [.inline(.link(Link(to: target, [.text(reference.path)], at: shortcode.place)))]
    case .nowhere(let id, let message, let hint):
      diagnostics.append(Diagnostic(.warning, id: id, message, at: shortcode.place, hint: hint))
      return [.inline(.text(reference.path))]
    }
  }

  private mutating func textBox(_ shortcode: Shortcode) -> [Piece] {
    guard let title = shortcode.argument("summary", "title", at: 0) else { return [] }
    return [.block(.paragraph([.styled(.strong, inlines(ofMarkdown: title))]))]
  }

  // MARK: - A site's own

  /// What a site's own shortcode most likely means, by its arguments.
  private mutating func guess(_ shortcode: Shortcode) -> [Piece] {
    let name = shortcode.name.lowercased()
    if let words = shortcode.argument("text", "content", "quote") {
      return quotation(words, of: shortcode)
    }
    let isPicture = ["img", "image", "pic", "photo", "fig", "thumb"].contains { name.holds($0) }
    let source = shortcode.argument("src", "image", "img", at: isPicture ? 0 : nil)
    if let source, let found = foundPicture(source, isPicture: isPicture, of: shortcode) {
      return [found]
    }
    let words = shortcode.argument("label", "title", "caption", "name", "heading")
    if let words, let destination = shortcode.argument("url", "href", "link", "file", "path", "src")
    {
      return link(inlines(ofMarkdown: words), to: destination, title: nil, at: shortcode.place)
        .map(Piece.inline)
    }
    reportUnknown(shortcode)
    return shortcode.argument("caption").map { inlines(ofMarkdown: $0).map(Piece.inline) } ?? []
  }

  /// The figure of a shortcode like `{{< img src="a.png" >}}`; `nil` when it names no file.
  private mutating func foundPicture(
    _ source: String,
    isPicture: Bool,
    of shortcode: Shortcode
  ) -> Piece? {
    if case .missing = context.references.picture(source) {
      // Some sites name pictures by keys of their own; a path to a missing file is worth a report.
      guard isPicture, source.utf8.suffix(6).contains(UInt8(ascii: ".")) else { return nil }
    } else if !isPicture, !PictureName.isPicture(source) {
      return nil
    }
    var asFigure = shortcode
    asFigure.named["src"] = source
    // `image "a.png" "What it shows"`, with a class between the two on some sites.
    if shortcode.named["alt"] == nil, shortcode.positional.count > 1 {
      asFigure.named["alt"] = shortcode.positional.last
    }
    return figure(asFigure)
  }

  private mutating func quotation(_ words: String, of shortcode: Shortcode) -> [Piece] {
    let content = inlines(ofMarkdown: words)
    let name = shortcode.name.lowercased()
    guard name.holds("quote") || shortcode.named["cite"] != nil else {
      guard let destination = shortcode.argument("url", "href", "link") else {
        return content.map(Piece.inline)
      }
      return link(content, to: destination, title: nil, at: shortcode.place).map(Piece.inline)
    }
    let cite = shortcode.argument("cite", "author", "source", "attribution")
    let attribution = cite.map { inlines(ofMarkdown: $0) }
    return [.block(.quote(Quote([.paragraph(content)], attribution: attribution)))]
  }
}

/// File names of pictures.
enum PictureName {
  static func isPicture(_ path: String) -> Bool {
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "tif", "tiff", "bmp"]
      .contains(suffix)
  }
}

extension String {
  /// The text without the blanks at both ends.
  var utf8Trimmed: Substring {
    let start = utf8.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return Substring(start[...last])
  }

  /// Whether `part` stands in the text, byte for byte.
  func holds(_ part: String) -> Bool {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { bytes[$0...].starts(with: wanted) }
  }

  var withoutLeadingNewlines: String {
    utf8.first == UInt8(ascii: "\n") ? String(drop { $0.isNewline }) : self
  }
}
