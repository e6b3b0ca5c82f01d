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
  /// Shortcodes and `{{ }}` are read as Hugo's.
  var hasShortcodes = true
  /// `[^1]` is a mark of a note (`goldmark.extensions.footnote`).
  var hasNotes = true
  /// `: meaning` below a term (`goldmark.extensions.definitionList`).
  var hasDefinitions = true
  /// Tables, struck words and the like (`goldmark.extensions`).
  var extensions = MarkdownExtensions.github
  /// The scheme of addresses written without one (`goldmark.extensions.linkifyProtocol`).
  var schemeOfBareLinks = "https"
  /// How headings get their identifiers (`goldmark.parser.autoHeadingIDType`).
  var headingIdentifiers = HeadingIdentifier.github
}
