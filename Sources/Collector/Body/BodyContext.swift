import Articles
import Diagnostics

/// What the reader of a body must know of the article and its site.
struct BodyContext: Sendable {
  var article: Article.ID
  /// The source file as findings name it.
  var file: String
  /// The line of the file on which the body begins.
  var firstLine: Int
  var language: LanguageTag
  var markup: MarkupSettings
  /// The title in the front matter; `nil` when the first heading of the body is to be the title.
  var title: String?
  var references: any ReferenceResolver
}

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

/// Finds what an article refers to; the site implements it.
protocol ReferenceResolver: Sendable {
  /// Where a link leads that the author wrote as `destination`, or why it leads nowhere.
  func link(_ destination: String) -> ResolvedLink

  /// The page that a `ref` or `relref` shortcode names.
  func page(_ reference: String) -> ResolvedLink

  /// The picture that the author wrote as `destination`.
  func picture(_ destination: String) -> ResolvedPicture
}

enum ResolvedLink: Hashable, Sendable {
  case target(Link.Target)
  /// No target: the text stays, the link goes, and a finding with these words is reported.
  case nowhere(id: String, message: String, hint: String?)
}

enum ResolvedPicture: Hashable, Sendable {
  /// The path of a file in the workspace.
  case file(String)
  /// A picture on the web: shown as a link card, fetched only when asked.
  case remote(String)
  case missing(hint: String?)
}

/// The text of an article, read.
struct ArticleBody: Hashable, Sendable {
  var blocks: [Block]
  var notes: [Note] = []
  var takeaways: [[Inline]] = []
  /// The first heading, when the front matter had no title: taken out of `blocks` where it was at the top.
  var titleHeading: [Inline]?
  /// What stands before `<!--more-->`, else nothing.
  var summary: String?
  /// Every fragment that leads to a place in the article, and the heading's identifier it leads to; it is empty for
  /// the article's top.
  var anchors: [String: String] = [:]
}
