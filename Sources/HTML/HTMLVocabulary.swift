/// What is known of HTML's elements by their names.
package enum HTMLVocabulary {
  /// True for HTML's own elements and for custom ones, which have a hyphen in their names.
  static func knows(_ name: String) -> Bool {
    elements.contains(name) || name.utf8.contains(UInt8(ascii: "-"))
  }

  static func isVoid(_ name: String) -> Bool { voids.contains(name) }

  /// True for elements whose end a browser sees by itself, and which so never lie deep in one another.
  static func closesItself(_ name: String) -> Bool { closingThemselves.contains(name) }

  /// True for elements that a browser opens again in the next block when they were not closed.
  static func isFormatting(_ name: String) -> Bool { formatting.contains(name) }

  /// True for elements whose content is no text to be read.
  package static func isDroppedWhole(_ name: String) -> Bool { droppedWhole.contains(name) }

  /// True for elements of which the content stays and the tags go.
  static func isDroppedTag(_ name: String) -> Bool { droppedTags.contains(name) }

  /// True for elements in which a browser sees no tags.
  static func holdsRawText(_ name: String) -> Bool { name == "iframe" }

  /// True for elements that no reader of a page sees, and need not hear of.
  static func isInvisible(_ name: String) -> Bool { invisible.contains(name) }

  private static let invisible: Set<String> = [
    "style", "link", "meta", "base", "html", "head", "body", "template", "param", "nobr", "label",
    "fieldset", "noembed", "noframes", "option", "optgroup",
  ]

  private static let voids: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  private static let closingThemselves: Set<String> = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup",
  ]

  private static let formatting: Set<String> = [
    "a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
  ]

  private static let droppedWhole: Set<String> = [
    "script", "style", "svg", "math", "template", "datalist", "noembed", "noframes", "title",
  ]

  private static let droppedTags: Set<String> = [
    "html", "head", "body", "base", "link", "meta", "form", "fieldset", "legend", "label", "input",
    "textarea", "output", "option", "optgroup", "select", "button", "canvas", "frame", "frameset",
    "isindex", "plaintext", "xmp",
    "listing", "nobr", "applet", "marquee", "dialog", "menuitem", "keygen", "param", "image",
  ]

  private static let elements: Set<String> = voids.union(closingThemselves).union(formatting)
    .union(droppedWhole).union(droppedTags)
    .union([
      "abbr", "acronym", "address", "article", "aside", "audio", "bdi", "bdo", "blockquote",
      "caption", "center", "cite", "data", "del", "details", "dfn", "dir", "div", "dl",
      "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
      "iframe", "ins", "kbd", "main", "map", "mark", "menu", "meter", "nav", "noscript", "object",
      "ol", "picture", "pre", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "samp", "search",
      "section", "slot", "span", "sub", "summary", "sup", "table", "time", "ul", "var", "video",
    ])
}
