/// A formula of MathML in one line, as people type formulas: `x^2/(a+b)`.
///
/// Neither e-readers' old engines nor our pages set MathML, and its letters alone would say something else: `x2`.
struct FormulaText {
  private struct Open {
    var name: String
    var parts: [String] = []
  }

  private var open = [Open(name: "mrow")]

  /// Ours, not measured: formulas made by people stay far below.
  private static let deepest = 100

  /// The text of what stands in `math`, escaped as it was in the source; empty where nothing can be read.
  static func text(of content: ArraySlice<UInt8>) -> String {
    var reading = FormulaText()
    var scanner = TagScanner(Array(content))
    while let token = scanner.next() {
      switch token {
      case .text(let range): reading.add(TagScanner.escaped(scanner.bytes[range]))
      case .comment: break
      case .tag(let tag): reading.add(tag)
      }
    }
    reading.close(downTo: 0)
    return reading.open[0].parts.joined()
  }

  private mutating func add(_ text: [UInt8]) {
    let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    if !words.isEmpty { open[open.count - 1].parts.append(words.joined(separator: " ")) }
  }

  private mutating func add(_ tag: TagScanner.Tag) {
    if tag.isEnd {
      guard let index = open.lastIndex(where: { $0.name == tag.name }), index > 0 else { return }
      close(downTo: index - 1)
    } else if tag.isSelfClosing {
      // An index may be left empty, and still counts.
      if tag.name != "mspace" { open[open.count - 1].parts.append("") }
    } else if open.count < FormulaText.deepest {
      open.append(Open(name: tag.name))
    }
  }

  private mutating func close(downTo index: Int) {
    while open.count > index + 1 {
      let element = open.removeLast()
      if let text = FormulaText.line(of: element) { open[open.count - 1].parts.append(text) }
    }
  }

  /// An element in a line; `nil` for what nobody is to see.
  private static func line(of element: Open) -> String? {
    let parts = element.parts
    let all = parts.joined()
    func part(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
    return switch element.name {
    case "annotation", "annotation-xml", "mphantom": nil
    case "semantics": part(0)
    case "mo" where all.count > 1 && all.allSatisfy(\.isLetter): " \(all) "
    case "mtext": parts.joined(separator: " ")
    case "mfrac": grouped(part(0)) + "/" + grouped(part(1))
    case "msup", "mover": raised(grouped(part(0)), lower: "", upper: part(1))
    case "msub", "munder": raised(grouped(part(0)), lower: part(1), upper: "")
    case "msubsup", "munderover":
      raised(grouped(part(0)), lower: part(1), upper: part(2))
    case "msqrt": "√" + grouped(all)
    case "mroot": grouped(part(1)) + "√" + grouped(part(0))
    case "mfenced": "(" + parts.joined(separator: ", ") + ")"
    case "mtable": parts.joined(separator: "; ")
    case "mtr", "mlabeledtr": parts.joined(separator: ", ")
    default: all
    }
  }

  private static func raised(_ base: String, lower: String, upper: String) -> String {
    base + (lower.isEmpty ? "" : "_" + grouped(lower)) + (upper.isEmpty ? "" : "^" + grouped(upper))
  }

  /// The text in parentheses, unless it is one thing: a number, a name, a sign.
  private static func grouped(_ text: String) -> String {
    let isOne = text.count <= 1 || text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
    let isReference = text.first == "&" && text.firstIndex(of: ";") == text.indices.last
    return isOne || isReference ? text : "(\(text))"
  }
}
