import Articles
// The standard library knows how to compose characters, and has no public name for it; Foundation's takes three
// milliseconds to load.
@_spi(_Unicode) import Swift

/// Gives the words of a line the characters that print has for them.
struct LineTypesetter {
  private let quotation: QuotationMarks?
  private let hasEmoji: Bool

  init(_ context: BodyContext) {
    quotation =
      context.markup.hasTypographer ? QuotationMarks.usual(in: context.language) : nil
    hasEmoji = context.markup.hasEmoji
  }

  func set(_ line: inout [Inline]) {
    if hasEmoji || line.contains(where: \.needsComposing) {
      line = line.map { $0.changingText { composed($0) } }
    }
    guard let quotation else { return }
    Punctuation.set(&line, with: quotation)
  }

  private func composed(_ text: String) -> String {
    var text = hasEmoji ? Emoji.replacingNames(in: text) : text
    if text.hasDoubleBlank { text = WhiteSpace.collapsed(text, afterBlank: false) }
    return text.hasMarksApart ? text.composed : text
  }
}

extension String {
  /// Whether accents may stand apart from their letters: U+0300 to U+036F, kana's sound marks, Hangul's parts.
  var hasMarksApart: Bool {
    withBytes { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        if byte >= 0x80 {
          if previous == 0xCC { return true }
          if previous == 0xCD, byte <= 0xAF { return true }
          if previous == 0xE1, byte == 0x84 || byte == 0x85 || byte == 0x86 { return true }
          if previous == 0x82, byte == 0x99 || byte == 0x9A { return true }
          if previous == 0xD9, (0x93...0x95).contains(byte) { return true }
        }
        previous = byte
      }
      return false
    }
  }
}

extension String {
  /// With letters and their accents in one (Unicode's form NFC).
  var composed: String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: _nfc)
    return String(scalars)
  }

  fileprivate var hasDoubleBlank: Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == 32, previous == 32 { return true }
      previous = byte
    }
    return false
  }
}

extension Inline {
  fileprivate var needsComposing: Bool {
    switch self {
    case .text(let text): text.hasMarksApart || text.hasDoubleBlank
    case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
      content.contains(where: \.needsComposing)
    case .link(let link): link.content.contains(where: \.needsComposing)
    case .code, .mathematics, .image, .noteReference, .lineBreak: false
    }
  }

  /// The inline with every text in it changed; code stays.
  func changingText(_ change: (String) -> String) -> Inline {
    switch self {
    case .text(let text): return .text(change(text))
    case .styled(let style, let content):
      return .styled(style, content.map { $0.changingText(change) })
    case .foreign(let language, let direction, let content):
      let changed = content.map { $0.changingText(change) }
      return .foreign(language: language, direction: direction, changed)
    case .abbreviation(let title, let content):
      return .abbreviation(title, content.map { $0.changingText(change) })
    case .link(var link):
      link.content = link.content.map { $0.changingText(change) }
      return .link(link)
    case .code, .mathematics, .image, .noteReference, .lineBreak: return self
    }
  }
}
