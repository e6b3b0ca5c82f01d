/// The forms in which a shortcode of a site's own can be set.
enum ShortcodeForm: String, CaseIterable, Sendable {
  /// Set apart from the running text, with a title above.
  case box, details
  case figure
  case quote
  /// Words of the article in large: set apart, since they stand in the text already.
  case pullQuote = "pull-quote"
  /// What stands for a film, a post or a page that paper cannot show.
  case card
  case link
  case code
  case formula
  /// The words in it, as if the tags were not there.
  case text
  /// Left out, with all that is in it.
  case drop

  /// What a form is made of; each is taken from an argument of the shortcode.
  enum Part: String, CaseIterable, Sendable {
    case title, text, caption, credit, link, language
    case source = "src"
    case alternative = "alt"
    case creditLink = "credit-link"
    case destination = "to"
    case author = "by"
  }

  var parts: [Part] {
    switch self {
    case .box, .details: [.title, .text]
    case .figure: [.source, .alternative, .title, .caption, .credit, .creditLink, .link]
    case .quote, .pullQuote: [.text, .author]
    case .card: [.destination, .title]
    case .link: [.destination, .text]
    case .code: [.text, .language]
    case .formula: [.text]
    case .text: [.title, .text]
    case .drop: []
    }
  }

  /// Whether the text between two tags is no Markdown of its own, but a part of what the form is made of.
  var takesInnerText: Bool {
    switch self {
    case .card, .link, .code, .formula, .drop: true
    case .box, .details, .figure, .quote, .pullQuote, .text: false
    }
  }

  /// Whether a single tag has nothing to show by itself.
  var needsInnerText: Bool {
    switch self {
    case .box, .details, .quote, .pullQuote, .code, .formula: true
    case .figure, .card, .link, .text, .drop: false
    }
  }

  /// Whether the form holds paragraphs, and not signs of another language.
  var isOfText: Bool {
    switch self {
    case .box, .details, .quote, .pullQuote, .text: true
    case .figure, .card, .link, .code, .formula, .drop: false
    }
  }
}
