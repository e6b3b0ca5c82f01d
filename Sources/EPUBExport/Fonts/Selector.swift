import XML

/// One way in which a rule of a style sheet says what it is about: elements within elements, each with a class
/// or without, as in `aside.takeaways li`.
struct Selector: Hashable, Sendable {
  /// An element by its name, and a class that it must have.
  struct Step: Hashable, Sendable {
    var element: Substring
    var className: Substring?

    func matches(_ element: XMLElement) -> Bool {
      guard self.element == element.name else { return false }
      guard let className else { return true }
      return element["class"]?.split(separator: " ").contains(className) ?? false
    }
  }

  private let steps: [Step]

  private init(_ text: Substring) {
    steps = text.split(separator: " ").map { step in
      let parts = step.split(separator: ".", maxSplits: 1)
      return Step(element: parts.first ?? "", className: parts.dropFirst().first)
    }
  }

  /// The ways in which a list parted by commas says it.
  static func list(_ text: String) -> [Selector] {
    text.split(separator: ",").map { Selector($0) }
  }

  /// Whether it is about the last of these elements, each of which holds the next.
  func matches(_ path: [XMLElement]) -> Bool {
    guard let last = path.last, steps.last?.matches(last) == true else { return false }
    var outer = steps.dropLast()
    for element in path.dropLast().reversed() {
      guard let step = outer.last else { return true }
      if step.matches(element) { outer.removeLast() }
    }
    return outer.isEmpty
  }

  /// How much it weighs against others (CSS 2.2, §6.4.3).
  var specificity: Int { steps.reduce(0) { $0 + 1 + ($1.className == nil ? 0 : 100) } }
}
