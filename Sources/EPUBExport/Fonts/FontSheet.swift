import Layout

/// The style sheet of the fonts that go along: which roles are set in which of them.
///
/// It is the one sheet that names families, and there is none unless the user asks for fonts.
struct FontSheet: Sendable {
  static let name = "fonts.css"

  /// What is said of some elements.
  struct Rule: Sendable {
    var selector: String
    var wish: FaceWish
  }

  /// By the keys of their families.
  let typefaces: [String: Typeface]
  /// The face of all that nothing else is said of.
  let body: FaceWish
  /// What the layout says of its roles, in the order of the sheet.
  let rules: [Rule]
  private let fonts: [FontToken]

  /// `nil` where no fonts go along.
  init?(of layout: LayoutDescription, _ typefaces: [String: Typeface]) {
    guard !typefaces.isEmpty else { return nil }
    let text = layout.style(for: .text, in: .reflowable).font
    self.typefaces = typefaces
    fonts = layout.fonts
    body = FaceWish(family: text)
    rules = StyleRole.allCases.flatMap { StyleSheet.rules(for: $0, in: layout) }.map { rule in
      var wish = rule.face
      // What is set in the face of the text has it from the text around it.
      if wish.family?.family == text.family { wish.family = nil }
      return Rule(selector: rule.selector, wish: wish)
    }
  }

  func has(_ face: FaceName) -> Bool { typefaces[face.family] != nil }

  /// What a family is called, in style sheets and in its files: never by its own name.
  func name(of family: String) -> String {
    let token = fonts.first { $0.family == family }?.name ?? family
    let letters = token.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return "Issue \(letters.prefix(1).uppercased())\(letters.dropFirst())"
  }

  /// The sheet, in CSS 2.1 but for `@font-face`, so that old readers know what to do with it.
  func css(with fonts: [EmbeddedFont]) -> String {
    let available = Set(fonts.map(\.face.family))
    let faces = fonts.flatMap { font in
      font.serving.map { "@font-face { \(description(of: $0, in: font)) }\n" }
    }
    let all = [Rule(selector: "body", wish: body)] + rules
    let lines = all.compactMap { rule -> String? in
      let declarations = declarations(of: rule.wish, among: available)
      return declarations.isEmpty ? nil : "\(rule.selector) { \(declarations) }\n"
    }
    return (faces + lines).joined()
  }

  private func description(of face: FaceName, in font: EmbeddedFont) -> String {
    let isItalic = face.style.hasSuffix("italic")
    return "font-family: \"\(name(of: face.family))\"; font-weight: \(face.weight.inSheets); "
      + "font-style: \(isItalic ? "italic" : "normal"); src: url(\(font.name));"
  }

  /// Weights that other sheets tell already are left out.
  private func declarations(of wish: FaceWish, among available: Set<String>) -> String {
    var declarations: [String] = []
    if let family = wish.family, available.contains(family.family) {
      declarations.append(
        "font-family: \"\(name(of: family.family))\", \(family.generic.rawValue);"
      )
    }
    if let weight = wish.weight, weight != .regular, weight != .bold {
      declarations.append("font-weight: \(weight.inSheets);")
    }
    return declarations.joined(separator: " ")
  }
}

extension FontWeight {
  /// By a word where there is one, since old readers know no numbers.
  fileprivate var inSheets: String {
    switch self {
    case .regular: "normal"
    case .bold: "bold"
    case .medium, .semibold, .black: String(css)
    }
  }
}

extension FaceName {
  fileprivate var weight: FontWeight {
    FontWeight.allCases.first { style.hasPrefix($0.rawValue) } ?? .regular
  }
}
