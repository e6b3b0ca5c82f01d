import Articles

/// How a shortcode is set: in which form, and which of its arguments say what.
struct ShortcodeRule: Hashable, Sendable {
  /// Where the words of a part come from.
  enum Source: Hashable, Sendable {
    case named(String)
    /// From 0, as Hugo counts.
    case positioned(Int)
    /// Words with arguments in braces between: `https://www.rfc-editor.org/rfc/rfc{0}`.
    case pattern([Piece])
    /// What stands between the two tags.
    case inner
  }

  enum Piece: Hashable, Sendable {
    case words(String)
    case argument(String)
  }

  var form: ShortcodeForm
  /// What the site says; a part that is not here is taken from arguments of the usual names.
  var sources: [ShortcodeForm.Part: [Source]] = [:]
  /// The title when no argument gives one.
  var label: String?
  /// What a card leads to.
  var kind = LinkCard.Kind.page

  init(_ form: ShortcodeForm, _ sources: [ShortcodeForm.Part: [Source]] = [:]) {
    self.form = form
    self.sources = sources
  }

  /// The words of a part; `nil` when none of the arguments gives any.
  func value(_ part: ShortcodeForm.Part, of shortcode: Shortcode) -> String? {
    // An argument that the site has given another part is not guessed at.
    let sources =
      sources[part]
      ?? part.usualSources(in: form).filter { usual in
        !self.sources.values.contains { $0.contains(usual) }
      }
    let value = sources.lazy.compactMap { $0.value(in: shortcode) }.first
    guard part == .title, value == nil else { return value }
    return self.sources[part] == nil ? BoxTitle.of(shortcode) ?? label : label
  }

  /// Whether the site itself says where a part comes from.
  func names(_ part: ShortcodeForm.Part) -> Bool { sources[part] != nil }
}

extension ShortcodeRule.Source {
  func value(in shortcode: Shortcode) -> String? {
    switch self {
    case .named(let name): return shortcode.argument(name)
    case .positioned(let position): return shortcode.argument(at: position)
    case .inner:
      let inner = shortcode.inner?.trimmed ?? ""
      return inner.isEmpty ? nil : inner
    case .pattern(let pieces):
      var text = ""
      for piece in pieces {
        switch piece {
        case .words(let words): text += words
        case .argument(let name):
          guard let value = shortcode.argument(name, at: Int(name)) else { return nil }
          text += value
        }
      }
      return text
    }
  }

  /// What an author of `newsletter.yaml` wrote: a name, a position, or words with either in braces.
  init(_ written: String) {
    if written == "inner" {
      self = .inner
    } else if let position = Int(written), (0...100).contains(position) {
      self = .positioned(position)
    } else if written.utf8.contains(UInt8(ascii: "{")) {
      self = .pattern(ShortcodeRule.Piece.pieces(of: written))
    } else {
      self = .named(written.lowercased())
    }
  }
}

extension ShortcodeRule.Piece {
  fileprivate static func pieces(of pattern: String) -> [Self] {
    var pieces: [Self] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      pieces.append(.argument(rest[open..<close].dropFirst().trimmed.lowercased()))
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? pieces : pieces + [.words(String(rest))]
  }
}

extension ShortcodeForm.Part {
  /// The arguments that say this in most themes, in the order in which they are tried.
  func usualSources(in form: ShortcodeForm) -> [ShortcodeRule.Source] {
    let names: [String]
    var position: Int?
    switch self {
    case .title: names = ["title", "heading", "summary", "header", "label"]
    case .text:
      names = ["text", "content", "quote", "body"]
      position = form == .text || form == .formula ? 0 : nil
    case .source:
      names = ["src", "image", "img", "url", "path", "file", "filename"]
      position = 0
    case .alternative: names = ["alt"]
    case .caption: names = ["caption"]
    case .credit: names = ["attr", "credit", "attribution", "source"]
    case .creditLink: names = ["attrlink", "creditlink", "credit-link"]
    case .link: names = ["link", "href"]
    case .destination:
      names = ["href", "url", "link", "to", "src", "path", "file"]
      position = 0
    case .author: names = ["by", "author", "cite", "source", "attribution", "name"]
    case .language:
      names = ["lang", "language", "type"]
      position = 0
    }
    return names.map { .named($0) } + (position.map { [.positioned($0)] } ?? [])
  }
}

/// The title of a box, in plain text or Markdown, where themes differ in how they say it.
enum BoxTitle {
  // The names that some themes' boxes take as their first argument.
  private static let kinds: Set<String> = [
    "note", "tip", "warning", "info", "caution", "danger", "important", "hint", "attention",
  ]

  private static let unfolding: Set<String> = [
    "details", "expand", "accordion", "collapse", "spoiler", "tab", "step", "disclosure",
  ]

  static func of(_ shortcode: Shortcode) -> String? {
    guard let first = shortcode.argument("type", "kind", at: 0) else {
      return shortcode.argument("name")
    }
    let folded = first.lowercased()
    if kinds.contains(folded) {
      return shortcode.argument(at: 1) ?? folded.prefix(1).uppercased() + folded.dropFirst()
    }
    let opens = ShortcodeName.words(of: shortcode.name).contains { unfolding.contains($0) }
    return opens ? first : nil
  }
}
