import Articles
import Diagnostics

extension BodyComposer {
  /// A shortcode set in a form; `nil` when none of its arguments holds what the form is made of.
  mutating func pieces(of shortcode: Shortcode, by rule: ShortcodeRule) -> [Piece]? {
    switch rule.form {
    case .box, .details: box(shortcode, rule)
    case .figure: figure(shortcode, rule)
    case .quote, .pullQuote: quotation(shortcode, rule)
    case .card: card(shortcode, rule)
    case .link: words(shortcode, rule, linked: true)
    case .code: code(shortcode, rule)
    case .formula:
      words(of: shortcode, rule).map { [.block(.mathematics(String($0.utf8Trimmed)))] }
    case .text: words(shortcode, rule, linked: false)
    case .drop: []
    }
  }

  /// The words of a shortcode: what the site says, what is between the tags, else an argument.
  private func words(of shortcode: Shortcode, _ rule: ShortcodeRule) -> String? {
    let written = rule.value(.text, of: shortcode)
    if rule.names(.text), let written { return written }
    return shortcode.inner.map { marks.restored($0) } ?? written
  }

  private mutating func box(_ shortcode: Shortcode, _ rule: ShortcodeRule) -> [Piece]? {
    guard let words = words(of: shortcode, rule) else { return nil }
    let title = rule.value(.title, of: shortcode).map { inlines(ofMarkdown: $0) } ?? []
    return [.block(.box(Box(title: title, [.paragraph(inlines(ofMarkdown: words))])))]
  }

  private mutating func quotation(_ shortcode: Shortcode, _ rule: ShortcodeRule) -> [Piece]? {
    guard let words = words(of: shortcode, rule) else { return nil }
    let paragraph = Block.paragraph(inlines(ofMarkdown: words))
    let author = rule.value(.author, of: shortcode)
    guard rule.form == .quote else { return [.block(.pullQuote([paragraph], by: author))] }
    let attribution = author.map { inlines(ofMarkdown: $0) }
    return [.block(.quote(Quote([paragraph], attribution: attribution)))]
  }

  private func code(_ shortcode: Shortcode, _ rule: ShortcodeRule) -> [Piece]? {
    guard let words = words(of: shortcode, rule) else { return nil }
    let code = CodeText.clean(words).withoutLeadingNewlines
    let language = rule.value(.language, of: shortcode)
    return [.block(.code(CodeBlock(code, language: language)))]
  }

  private mutating func words(
    _ shortcode: Shortcode,
    _ rule: ShortcodeRule,
    linked: Bool
  ) -> [Piece]? {
    let words =
      words(of: shortcode, rule)
      ?? shortcode.argument("label", "title", "caption", "name", "heading")
    guard linked else { return words.map { inlines(ofMarkdown: $0).map(Piece.inline) } }
    guard let destination = rule.value(.destination, of: shortcode) else {
      return words.map { inlines(ofMarkdown: $0).map(Piece.inline) }
    }
    let content = words.map { inlines(ofMarkdown: $0).withoutLinks } ?? []
    return link(content, to: destination, title: nil, at: shortcode.place).map(Piece.inline)
  }

  /// A card for what is on the web; a link to what is in the issue.
  private mutating func card(_ shortcode: Shortcode, _ rule: ShortcodeRule) -> [Piece]? {
    guard let destination = rule.value(.destination, of: shortcode) else { return nil }
    let title = rule.value(.title, of: shortcode) ?? ""
    if case .target(.web(let url)) = resolvedLink(destination) {
      return [.card(LinkCard(rule.kind, url: url, title: inlines(ofMarkdown: title).plainText))]
    }
    let words = title.isEmpty ? destination : title
    return link(inlines(ofMarkdown: words), to: destination, title: nil, at: shortcode.place)
      .map(Piece.inline)
  }

  // MARK: - Figures

  /// Hugo's figure and its kin: src, alt, caption, title, attr, attrlink, link.
  private mutating func figure(_ shortcode: Shortcode, _ rule: ShortcodeRule) -> [Piece]? {
    guard let source = rule.value(.source, of: shortcode) else { return nil }
    let record = context.references.catalogued(source)
    guard record != nil || isPicture(source, shortcode) else { return nil }
    let caption =
      rule.value(.caption, of: shortcode) ?? ShortcodeRule.Source.inner.value(in: shortcode)
      ?? record?.caption
    let words = caption.map { inlines(ofMarkdown: $0) } ?? []
    let picture = picture(
      PictureRequest(
        destination: record?.destination ?? source,
        alternativeText: alternativeText(of: shortcode, rule) ?? record?.alternativeText
          ?? words.plainText,
        isDecorative: shortcode.named["alt"] == "" && caption == nil,
        isCatalogued: record != nil,
        place: shortcode.place
      )
    )
    let title = rule.value(.title, of: shortcode).map { inlines(ofMarkdown: $0) } ?? []
    let blank: [Inline] = title.isEmpty || words.isEmpty ? [] : [.text(" ")]
    let below = (title.isEmpty ? [] : [.styled(.strong, title)]) + blank + words
    let credit = credit(shortcode, rule, record)
    guard case .inline(.image(let image)) = picture else {
      return [picture] + wordsBelow(picture, below, credit)
    }
    let link = linkTarget(rule.value(.link, of: shortcode))
    return [.block(.figure(Figure([image], caption: below, credit: credit, link: link)))]
  }

  /// What stands below a picture that is no more than a card: no words of an author get lost with it.
  private func wordsBelow(
    _ picture: Piece,
    _ caption: [Inline],
    _ credit: [Inline]
  ) -> [Piece] {
    if case .card(let card) = picture, credit.isEmpty, card.title == caption.plainText { return [] }
    let words = [caption, credit].stacked
    return words.isEmpty ? [] : [.block(.paragraph(words))]
  }

  private func linkTarget(_ destination: String?) -> Link.Target? {
    guard let destination, case .target(let target) = resolvedLink(destination) else { return nil }
    return target
  }

  /// Whether a source can be meant as a file: some sites name pictures by keys of their own.
  private func isPicture(_ source: String, _ shortcode: Shortcode) -> Bool {
    if context.shortcodes.settled(shortcode) != nil { return true }
    if case .missing = context.references.picture(source) { return PictureName.isPicture(source) }
    return true
  }

  /// What a listener hears; `image "a.png" "What it shows"`, with a class between the two on some sites.
  private func alternativeText(of shortcode: Shortcode, _ rule: ShortcodeRule) -> String? {
    let written = rule.value(.alternative, of: shortcode)
    guard written == nil, !rule.names(.alternative), shortcode.named["alt"] == nil,
      shortcode.positional.count > 1
    else { return written }
    return shortcode.positional.last
  }

  private mutating func credit(
    _ shortcode: Shortcode,
    _ rule: ShortcodeRule,
    _ record: PictureCatalogue.Record?
  ) -> [Inline] {
    guard let credit = rule.value(.credit, of: shortcode) ?? record?.credit else { return [] }
    let words = inlines(ofMarkdown: credit)
    guard let destination = rule.value(.creditLink, of: shortcode) else { return words }
    return link(words, to: destination, title: nil, at: shortcode.place)
  }
}
