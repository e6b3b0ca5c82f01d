/// Bytes by the names of their characters, for those who read text byte by byte.
extension UInt8 {
  static let tab: UInt8 = 9
  static let newline: UInt8 = 10
  static let carriageReturn: UInt8 = 13
  static let space = UInt8(ascii: " ")
  static let exclamation = UInt8(ascii: "!")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let percent = UInt8(ascii: "%")
  static let ampersand = UInt8(ascii: "&")
  static let opening = UInt8(ascii: "(")
  static let closing = UInt8(ascii: ")")
  static let star = UInt8(ascii: "*")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let at = UInt8(ascii: "@")
  static let openingBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let closingBracket = UInt8(ascii: "]")
  static let caret = UInt8(ascii: "^")
  static let backtick = UInt8(ascii: "`")
  static let x = UInt8(ascii: "x")
  static let openingBrace = UInt8(ascii: "{")
  static let bar = UInt8(ascii: "|")
  static let closingBrace = UInt8(ascii: "}")
  static let tilde = UInt8(ascii: "~")

  /// White space of ASCII.
  var isSpace: Bool { self == .space || (9...13).contains(self) }

  var isLetterOrDigit: Bool {
    (UInt8.zero ... .nine).contains(self) || (97...122).contains(self | 0x20)
  }
}
