import Articles
import Diagnostics

/// The page that a `ref` or `relref` shortcode names.
struct PageReference {
  var path: String
  /// The site's own key of the language of the page that is meant.
  var language: String?

  init?(_ shortcode: Shortcode) {
    guard ["ref", "relref"].contains(shortcode.name.lowercased()) else { return nil }
    guard let path = shortcode.argument("path", at: 0) else { return nil }
    self.path = path
    language = shortcode.argument("lang")
  }
}

/// Shortcodes that stand for an address.
enum AddressShortcode {
  /// `asset-static "a.pdf"`, `url "a/b"` and the like: their first argument.
  static func text(of shortcode: Shortcode) -> String {
    shortcode.argument("path", "file", "src", "url", "href", "link", at: 0) ?? ""
  }
}

extension Shortcode {
  var isParameter: Bool { name.lowercased() == "param" }
}

extension BodyComposer {
  /// What stands in the text for a shortcode.
  mutating func pieces(of shortcode: Shortcode) -> [Piece] {
    if !context.shortcodes.isOwn(shortcode) {
      if let reference = PageReference(shortcode) { return self.reference(reference, shortcode) }
      if shortcode.isParameter { return parameter(shortcode) }
      if let card = EmbeddedMedia.card(for: shortcode) {
        diagnostics.append(.shownAsLink(shortcode.name, at: shortcode.place))
        return [.card(card)]
      }
    }
    if let rule = context.shortcodes.settled(shortcode) {
      return pieces(of: shortcode, by: rule) ?? withoutText(shortcode, rule)
    }
    return guess(shortcode)
  }

  /// Reports a paired shortcode of which the site says nothing; what it holds stays.
  mutating func reportOpening(_ shortcode: Shortcode) {
    guard let (rule, isGuess) = context.shortcodes.rule(for: shortcode) else {
      return reportUnknown(shortcode, keepsText: true)
    }
    if isGuess { reportGuess(shortcode, as: rule.form) }
  }

  private mutating func reportUnknown(_ shortcode: Shortcode, keepsText: Bool = false) {
    guard reported.insert(shortcode.name).inserted else { return }
    diagnostics.append(
      .unknownShortcode(shortcode.name, keepsText: keepsText, at: shortcode.place)
    )
  }

  private mutating func reportGuess(
    _ shortcode: Shortcode,
    as form: ShortcodeForm,
    isByName: Bool = true
  ) {
    guard reported.insert(shortcode.name).inserted else { return }
    diagnostics.append(.guessedShortcode(shortcode, as: form.rawValue, isByName: isByName))
  }

  /// What is left of a shortcode that has nothing of what its form is made of: its title.
  private mutating func withoutText(_ shortcode: Shortcode, _ rule: ShortcodeRule) -> [Piece] {
    // Charts and the like are single tags on some sites, and hold their text on others.
    let isSure = context.shortcodes.settled(shortcode) != nil || rule.form.isOfText
    if rule.form.needsInnerText, isSure, shortcode.inner == nil {
      diagnostics.append(.unclosedShortcode(shortcode))
    } else {
      reportUnknown(shortcode)
    }
    let words = rule.value(.title, of: shortcode) ?? rule.value(.caption, of: shortcode)
    guard let words else { return [] }
    return [.block(.paragraph([.styled(.strong, inlines(ofMarkdown: words))]))]
  }

  // MARK: - References and parameters

  /// A reference that stands in the text, where Hugo would print the address.
  private mutating func reference(_ reference: PageReference, _ shortcode: Shortcode) -> [Piece] {
    switch context.references.page(reference.path, language: reference.language) {
    case .target(.web(let url)): return [.inline(.link(Link(to: .web(url), [.text(url)])))]
    case .target(let target):
      return [.inline(.link(Link(to: target, [.text(reference.path)], at: shortcode.place)))]
    case .nowhere(let id, let message, let hint):
      diagnostics.append(Diagnostic(.warning, id: id, message, at: shortcode.place, hint: hint))
      return [.inline(.text(reference.path))]
    }
  }

  /// A value of the front matter or of the site.
  private mutating func parameter(_ shortcode: Shortcode) -> [Piece] {
    guard let name = shortcode.argument("name", at: 0) else { return [] }
    if let text = context.parameters.text(name) {
      return inlines(ofMarkdown: text).map(Piece.inline)
    }
    diagnostics.append(.missingParameter(name, at: shortcode.place))
    return []
  }

  // MARK: - A site's own

  /// What a site's own shortcode most likely means, by its name, else by its arguments.
  private mutating func guess(_ shortcode: Shortcode) -> [Piece] {
    let rule = ShortcodeConvention.form(of: shortcode).map { ShortcodeRule($0) }
    if let rule, let pieces = pieces(of: shortcode, by: rule) {
      reportGuess(shortcode, as: rule.form)
      return pieces
    }
    if let (form, pieces) = byArguments(shortcode) {
      reportGuess(shortcode, as: form, isByName: false)
      return pieces
    }
    if let rule { return withoutText(shortcode, rule) }
    reportUnknown(shortcode)
    return shortcode.argument("caption").map { inlines(ofMarkdown: $0).map(Piece.inline) } ?? []
  }

  /// The first form of which all parts are among a shortcode's named arguments.
  private mutating func byArguments(
    _ shortcode: Shortcode
  ) -> (form: ShortcodeForm, pieces: [Piece])? {
    if let words = shortcode.argument("text", "content", "quote") {
      let form: ShortcodeForm =
        shortcode.named["cite"] != nil
        ? .quote : shortcode.argument("url", "href", "link") != nil ? .link : .text
      let rule = ShortcodeRule(form, [.text: [.pattern([.words(words)])]])
      return pieces(of: shortcode, by: rule).map { (form, $0) }
    }
    if let source = shortcode.argument("src", "image", "img"), PictureName.isPicture(source),
      let found = pieces(of: shortcode, by: ShortcodeRule(.figure))
    {
      return (.figure, found)
    }
    guard shortcode.argument("label", "title", "caption", "name", "heading") != nil,
      shortcode.argument("url", "href", "link", "file", "path", "src") != nil
    else { return nil }
    return pieces(of: shortcode, by: ShortcodeRule(.link)).map { (.link, $0) }
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
