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
  /// What becomes of the site's own shortcodes.
  var shortcodes = ShortcodeRules.usual
  /// What `param` shortcodes print, by the name of the parameter.
  var parameters = PageParameters()
}

/// Finds what an article refers to; the site implements it.
protocol ReferenceResolver: Sendable {
  /// Where a link leads that the author wrote as `destination`, or why it leads nowhere.
  func link(_ destination: String) -> ResolvedLink

  /// The page that a `ref` or `relref` shortcode names, in the article's language or that of the site's key `language`.
  func page(_ reference: String, language: String?) -> ResolvedLink

  /// The picture that the author wrote as `destination`.
  func picture(_ destination: String) -> ResolvedPicture

  /// What the site's data say of a picture that it knows by a name.
  func catalogued(_ name: String) -> PictureCatalogue.Record?
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
