import Articles

/// What a shortcode makes of the text between its tags.
enum PairedShortcode {
  case box
  case quote
  /// The text as it is, below a title if there is one.
  case plain

  /// `nil` for one that nobody knows.
  init?(_ shortcode: Shortcode) {
    let name = shortcode.name.lowercased()
    if PairedShortcode.boxes.contains(where: { name.holds($0) }) {
      self = .box
    } else if name.holds("quote") {
      self = .quote
    } else if PairedShortcode.transparent.contains(name) {
      self = .plain
    } else if shortcode.argument("title", "heading", "summary") != nil {
      self = .box
    } else {
      return nil
    }
  }

  private static let boxes = [
    "note", "notice", "alert", "admonition", "callout", "box", "card", "tip", "warning", "info",
    "caution", "important", "danger", "hint", "details", "expand", "accordion", "collapse",
    "aside", "panel", "attention", "spoiler", "sidebar", "ring", "jumbotron", "disclosure",
  ]

  private static let transparent: Set<String> = [
    "tabs", "tab", "tabpane", "columns", "column", "col", "cols", "row", "center", "centre",
    "left", "right", "div", "section", "steps", "step", "cards", "grid", "md", "markdown",
    "rawhtml", "raw", "unsafe", "html", "lead", "p", "span", "small", "mark", "rtl", "ltr",
    "figure", "gallery", "table", "bootstrap-table", "button", "link", "color", "colour",
  ]

  // The names that some themes' boxes take as their first argument.
  private static let kinds: Set<String> = [
    "note", "tip", "warning", "info", "caution", "danger", "important", "hint", "attention",
  ]

  /// The title of a box, in plain text or Markdown.
  static func title(of shortcode: Shortcode) -> String? {
    if let title = shortcode.argument("title", "heading", "summary", "header", "label") {
      return title
    }
    guard let first = shortcode.argument("type", "kind", at: 0) else {
      guard let name = shortcode.argument("name") else { return nil }
      return name
    }
    let folded = first.lowercased()
    if kinds.contains(folded) {
      return shortcode.argument(at: 1) ?? folded.prefix(1).uppercased() + folded.dropFirst()
    }
    let opens = ["details", "expand", "accordion", "collapse", "spoiler", "tab", "step"]
    return opens.contains { shortcode.name.lowercased().holds($0) } ? first : nil
  }
}
