import Articles

/// What becomes of shortcodes by their names.
struct ShortcodeRules: Sendable {
  /// By name in lower case: what `newsletter.yaml` says.
  private var own: [String: ShortcodeRule]

  /// What holds without a word from the site.
  static let usual = ShortcodeRules()

  init(_ own: [String: ShortcodeRule] = [:]) { self.own = own }

  /// What the site itself, or else Hugo, says of a shortcode.
  func settled(_ shortcode: Shortcode) -> ShortcodeRule? {
    let name = shortcode.name.lowercased()
    return own[name] ?? ShortcodeRules.embedded[name]
  }

  /// Whether the site itself says what is to be done with a shortcode.
  func isOwn(_ shortcode: Shortcode) -> Bool { own[shortcode.name.lowercased()] != nil }

  /// How a shortcode is set, and whether that is only what its name says in most sites; `nil` for what nobody knows.
  func rule(for shortcode: Shortcode) -> (rule: ShortcodeRule, isGuess: Bool)? {
    if let rule = settled(shortcode) { return (rule, false) }
    return ShortcodeConvention.form(of: shortcode).map { (ShortcodeRule($0), true) }
  }

  /// Whether the text between the tags of a pair is taken as it is written.
  func takesInnerText(_ shortcode: Shortcode) -> Bool {
    guard let (rule, _) = rule(for: shortcode) else { return false }
    // A figure that names no file is a frame around what is in it.
    return rule.form == .figure
      ? rule.value(.source, of: shortcode) != nil : rule.form.takesInnerText
  }

  /// Hugo's own, of all its versions; films and posts are known by `EmbeddedMedia`.
  private static let embedded: [String: ShortcodeRule] = [
    "figure": ShortcodeRule(.figure), "highlight": ShortcodeRule(.code),
    "details": ShortcodeRule(.details), "comment": ShortcodeRule(.drop),
    "qr": ShortcodeRule(.card, [.destination: [.named("text"), .inner]]),
  ]
}

/// What the names of shortcodes mean in most sites and themes.
enum ShortcodeConvention {
  static func form(of shortcode: Shortcode) -> ShortcodeForm? {
    let words = ShortcodeName.words(of: shortcode.name)
    if let form = words.lazy.compactMap({ forms[$0] }).first { return form }
    let whole = words.joined()
    if whole.hasSuffix("quote") { return .quote }
    if whole.hasSuffix("box"), whole != "checkbox" { return .box }
    if whole.hasSuffix("img") || whole.hasSuffix("image") { return .figure }
    return nil
  }

  private static let forms: [String: ShortcodeForm] = {
    let names: [(ShortcodeForm, String)] = [
      (
        .box,
        """
        note notice alert admonition callout box card tip warning info caution important danger hint aside panel \
        attention sidebar ring jumbotron message infobox
        """
      ),
      (.details, "details expand accordion collapse spoiler disclosure"),
      (.figure, "img image picture pic photo fig thumb thumbnail figure"),
      (.quote, "quote blockquote epigraph citation testimonial"),
      (.pullQuote, "pullquote pull"),
      (.link, "button btn link"),
      (.code, "code mermaid chart plotly codeblock prism terminal"),
      (.formula, "math katex latex"),
      (
        .text,
        """
        tabs tab tabpane columns column col cols row center centre left right div section steps step cards grid md \
        markdown rawhtml raw unsafe html lead p span small mark rtl ltr gallery table color colour
        """
      ),
      (.drop, "toc clear clearfix"),
    ]
    var forms: [String: ShortcodeForm] = [:]
    for (form, words) in names {
      for word in words.split(separator: " ") { forms[String(word)] = form }
    }
    return forms
  }()
}
