import CommonMark

/// What a site has switched on or off in its Markdown, as Hugo's `[markup]` says it.
struct MarkupSettings: Hashable, Sendable {
  /// `:smile:` is an emoji (`enableEmoji`).
  var hasEmoji = false
  /// Raw HTML is read: always, but for a site that wrote `goldmark.renderer.unsafe = false`.
  var readsHTML = true
  /// A line's end is a line break (`goldmark.renderer.hardWraps`).
  var hasHardWraps = false
  /// Straight quotes, hyphens and dots become typographic ones (`goldmark.extensions.typographer`).
  var hasTypographer = true
  /// In which language templates are called from articles.
  var templates = TemplateLanguage.hugo
  var flavour = MarkdownFlavour.commonMark
  /// `[^1]` is a mark of a note (`goldmark.extensions.footnote`).
  var hasNotes = true
  /// `: meaning` below a term (`goldmark.extensions.definitionList`).
  var hasDefinitions = true
  /// Tables, struck words and the like (`goldmark.extensions`).
  var extensions = MarkdownExtensions.github
  /// The scheme of addresses written without one (`goldmark.extensions.linkifyProtocol`).
  var schemeOfBareLinks = "https"
  /// `{#id .class}` behind a heading belongs to its element (`goldmark.parser.attribute.title`).
  var hasHeadingAttributes = true
  /// How headings get their identifiers (`goldmark.parser.autoHeadingIDType`).
  var headingIdentifiers = HeadingIdentifier.github
}

/// How an article calls templates of its site.
enum TemplateLanguage: Hashable, Sendable {
  /// Hugo's shortcodes: `{{< figure src="a.png" >}}`.
  case hugo
  /// Jekyll's and Eleventy's: `{% include figure.html src="a.png" %}`, `{{ site.baseurl }}`.
  case liquid
  /// Zola's shortcodes: `{{ figure(src="a.png") }}`, `{% note() %}…{% end %}`.
  case tera
  /// Braces are the author's own.
  case none
}
