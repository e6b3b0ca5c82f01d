/// What a character is to a compositor of Chinese and Japanese (JLREQ, appendix A; CLREQ, 3.1).
package enum IdeographicClass: Hashable, Sendable {
  case ideograph
  case kana
  /// Brackets and quotation marks; those of Latin are `latinOpening` and `latinClosing`.
  case opening, closing
  case comma, fullStop
  /// Colons and semicolons too.
  case middleDot
  /// Exclamation and question marks.
  case dividing
  /// Dashes and dots that stand in pairs.
  case inseparable
  /// Signs that no line begins with: small kana, marks of length and repetition, hyphens.
  case following
  /// Signs before and behind figures.
  case prefix, postfix
  case wideSpace
  /// What belongs to the character before it.
  case mark
  /// Letters and figures.
  case latin
  case latinOpening, latinClosing

  /// `nil` for scripts of which Chinese and Japanese rules say nothing.
  package init?(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x2E80 {
      self.init(narrow: scalar)
    } else {
      self.init(wide: scalar)
    }
  }

  /// Whether it stands in a square of its own.
  package var isWide: Bool {
    switch self {
    case .latin, .latinOpening, .latinClosing, .mark, .prefix, .postfix: false
    default: true
    }
  }

  /// Whether a line may begin with it, behind a space.
  var mayBeginLine: Bool {
    switch self {
    case .closing, .comma, .fullStop, .middleDot, .dividing, .following, .postfix, .mark,
      .latinClosing, .wideSpace:
      false
    default: true
    }
  }

  /// Stops and brackets, which have white in their squares.
  package var isPunctuation: Bool {
    switch self {
    case .opening, .closing, .comma, .fullStop, .middleDot, .dividing: true
    default: false
    }
  }
}

extension IdeographicClass {
  private init?(narrow scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "+", "=", "@", "&", "*", "_", "^", "~", "\\", "|":
      self = .latin
    case "(", "[", "{", "<": self = .latinOpening
    case "!", "\"", "%", "'", ")", ",", "-", ".", "/", ":", ";", ">", "?", "]", "}", "`", "\u{A0}":
      self = .latinClosing
    case "$", "£", "¥", "#", "€", "№": self = .prefix
    case "°", "′", "″", "¢", "‰", "℃", "℉": self = .postfix
    case "“", "‘": self = .opening
    case "”", "’": self = .closing
    case "…", "‥", "—", "―": self = .inseparable
    case "‼", "⁇", "⁈", "⁉": self = .dividing
    case "·", "‧": self = .middleDot
    case "‐", "–": self = .following
    case "§", "±", "×", "÷", "\u{C0}"..."\u{24F}", "\u{370}"..."\u{3FF}", "\u{400}"..."\u{4FF}",
      "\u{1E00}"..."\u{1EFF}":
      self = .latin
    case "\u{2460}"..."\u{24FF}", "\u{25A0}"..."\u{25FF}", "→", "←", "↑", "↓", "★", "☆", "※":
      self = .ideograph
    default: return nil
    }
  }

  private init?(wide scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{3000}": self = .wideSpace
    case "「", "『", "（", "［", "｛", "〈", "《", "【", "〔", "〖", "〘", "〚", "｟", "〝", "｢": self = .opening
    case "」", "』", "）", "］", "｝", "〉", "》", "】", "〕", "〗", "〙", "〛", "｠", "〟", "〞", "｣":
      self = .closing
    case "、", "，", "､": self = .comma
    case "。", "．", "｡": self = .fullStop
    case "・", "：", "；", "･": self = .middleDot
    case "！", "？": self = .dividing
    case "〳", "〴", "〵", "⸺": self = .inseparable
    case "々", "〻", "ゝ", "ゞ", "ヽ", "ヾ", "ー", "゠", "～", "〜", "ｰ", "／", "－", "\u{309B}", "\u{309C}":
      self = .following
    case "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ゎ", "ゕ", "ゖ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ",
      "ャ", "ュ", "ョ", "ヮ", "ヵ", "ヶ", "\u{31F0}"..."\u{31FF}", "\u{FF67}"..."\u{FF6F}":
      self = .following
    case "％": self = .postfix
    case "￥", "＄", "￡", "＃": self = .prefix
    case "￠": self = .postfix
    case "\u{3041}"..."\u{3098}", "\u{309D}"..."\u{30FF}", "\u{FF66}"..."\u{FF9F}": self = .kana
    case "\u{3099}", "\u{309A}", "\u{FE00}"..."\u{FE0F}", "\u{E0100}"..."\u{E01EF}": self = .mark
    case "\u{2E80}"..."\u{303F}", "\u{3100}"..."\u{A4CF}", "\u{F900}"..."\u{FAFF}",
      "\u{FF01}"..."\u{FFEF}", "\u{20000}"..."\u{3FFFD}":
      self = .ideograph
    default: return nil
    }
  }
}
