package import Geometry

/// A size of page, by the name its users know or by millimetres such as `90x120mm`.
package struct Paper: Hashable, Sendable {
  package var name: String
  package var size: Size
  /// How fine the dots of a screen of ink of this size are.
  package var dotsPerInch: Int

  private init(_ name: String, width: Length, height: Length, dotsPerInch: Int = 300) {
    self.name = name
    size = Size(width: width, height: height)
    self.dotsPerInch = dotsPerInch
  }

  package static let a4 = Paper("a4", width: .mm(210), height: .mm(297))

  /// The papers with a name: sheets, and the screens of two readers.
  package static let named: [Paper] = [
    a4,
    Paper("letter", width: .inches(8.5), height: .inches(11)),
    Paper("a5", width: .mm(148), height: .mm(210)),
    Paper("a3", width: .mm(297), height: .mm(420)),
    Paper("tabloid", width: .inches(11), height: .inches(17)),
    Paper("kindle", width: .pt(255), height: .pt(340)),
    Paper("remarkable", width: .pt(445), height: .pt(594), dotsPerInch: 226),
  ]

  /// The paper of this name or of this size in millimetres; `nil` for no such paper, or one on which
  /// nothing can be set (a side under 50 mm or over 2 m).
  package init?(_ text: String) {
    let text = text.lowercased()
    if let paper = Paper.named.first(where: { $0.name == text }) {
      self = paper
      return
    }
    let sides = text.hasSuffix("mm") ? text.dropLast(2).split(separator: "x") : []
    let lengths = sides.compactMap(Double.init(decimal:))
    guard sides.count == 2, lengths.count == 2, lengths.allSatisfy(Paper.sides.contains) else {
      return nil
    }
    self.init(text, width: .mm(lengths[0]), height: .mm(lengths[1]))
  }

  /// In millimetres.
  private static let sides = 50.0...2000

  /// Which papers there are, for somebody who wanted another.
  package static var hint: String {
    "known: \(named.map(\.name).sorted().joined(separator: ", ")), "
      + "and sizes such as 105x148mm, each side from 50 to 2000 mm"
  }
}
