import Diagnostics

extension YAMLParser.Scalar {
  /// The node of this scalar: text if quoted, else what Go's yaml.v2, and so Hugo, takes it for.
  ///
  /// Dates stay text: which of them are dates is for the reader of a key to say.
  func node(at place: SourcePlace) -> ConfigurationNode {
    ConfigurationNode(place: place, content: content, written: text)
  }

  private var content: ConfigurationNode.Content {
    guard isPlain, !isForcedText else { return .text(text) }
    return Self.resolve(text)
  }

  private var isForcedText: Bool { tag == "tag:yaml.org,2002:str" || tag == "!" }

  private static func resolve(_ text: String) -> ConfigurationNode.Content {
    guard let first = text.utf8.first else { return .null }
    return switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      number(text) ?? .text(text)
    case _ where text.utf8.count <= 5: word(text) ?? .text(text)
    default: .text(text)
    }
  }

  private static func word(_ text: String) -> ConfigurationNode.Content? {
    switch text {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y": .boolean(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N": .boolean(false)
    case "~", "null", "Null", "NULL": .null
    default: nil
    }
  }

  private static func number(_ text: String) -> ConfigurationNode.Content? {
    switch text {
    case ".nan", ".NaN", ".NAN": return .number(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .number(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .number(-.infinity)
    default: break
    }
    guard text.utf8.allSatisfy(isInNumber) else { return nil }
    let plain = text.utf8.contains(UInt8(ascii: "_")) ? text.filter { $0 != "_" } : text
    if let integer = integer(plain) { return .integer(integer) }
    return isDecimal(plain.utf8) ? Double(plain).map { .number($0) } : nil
  }

  /// A whole number in one of Go's notations: `12`, `-0x1F`, `0o17`, `017`, `0b11`.
  private static func integer(_ text: String) -> Int? {
    var digits = text[...]
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits = digits.dropFirst() }
    var radix = 10
    if digits.first == "0", digits.utf8.count > 1 {
      digits = digits.dropFirst()
      radix = ["x": 16, "b": 2][digits.first] ?? 8
      if let letter = digits.first, "xbo".contains(letter) { digits = digits.dropFirst() }
    }
    guard digits.first?.isHexDigit == true else { return nil }
    return Int((isNegative ? "-" : "") + digits, radix: radix)
  }

  /// Whether a byte can stand in a number at all; most dates and names end here.
  private static func isInNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "x"), UInt8(ascii: "o"):
      true
    default: false
    }
  }

  /// Whether text is `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, yaml.v2's floats.
  private static func isDecimal(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    func skip(_ these: UInt8...) -> Bool {
      guard let first = rest.first, these.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    func digits() -> Int {
      let tail = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      defer { rest = tail }
      return rest.count - tail.count
    }
    _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
    let whole = digits()
    let fraction = skip(UInt8(ascii: ".")) ? digits() : 0
    guard whole + fraction > 0 else { return false }
    if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
