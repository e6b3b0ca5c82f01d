import Configuration
import Workspace

/// Jekyll's front matter: defaults by scope, words in one string, categories that folders give.
struct JekyllDialect: SiteDialect {
  var defaults: [JekyllDefault]
  var source: WorkspacePath
  /// What stands between an excerpt and the rest, where the site has a sign of its own for it.
  var excerptSeparator: String?

  func understand(_ matter: inout FrontMatter, of file: ContentFile) {
    let document = file.path.relative(to: source) ?? file.path.string
    let type = file.collection == "drafts" ? "posts" : file.collection
    matter.inherited += defaults.filter { $0.applies(to: document, of: type) }.map(\.values)
    let folders = categoryFolders(of: file)
    let own = JekyllDialect.words(of: matter, one: "category", many: "categories")
    let categories = (folders + own).unique
    if !categories.isEmpty { matter.set("categories", texts: categories) }
    let tags = JekyllDialect.words(of: matter, one: "tag", many: "tags")
    if !tags.isEmpty { matter.set("tags", texts: tags) }
    if file.collection == "drafts" { matter.set("draft", .boolean(true)) }
    if !file.isPublished { matter.set("headless", .boolean(true)) }
    dropSeparator(from: &matter)
  }

  /// The folders above `_posts`.
  private func categoryFolders(of file: ContentFile) -> [String] {
    guard file.collection == "posts" || file.collection == "drafts",
      let path = file.path.relative(to: source)
    else { return [] }
    let folders = path.split(separator: "/").prefix { !$0.hasPrefix("_") }
    return folders.count == path.split(separator: "/").count ? [] : folders.map(String.init)
  }

  /// `category: one of them` is one, `categories: two words` are two.
  private static func words(of matter: FrontMatter, one: String, many: String) -> [String] {
    let single = matter[one]?.texts ?? []
    guard let node = matter[many] else { return single }
    let several =
      node.list == nil
      ? (node.text ?? "").split(whereSeparator: \.isWhitespace).map(String.init) : node.texts
    return single + several
  }

  /// A separator that is a comment is not seen anyhow; any other would be printed.
  private func dropSeparator(from matter: inout FrontMatter) {
    guard let separator = matter.text("excerpt_separator") ?? excerptSeparator,
      !separator.hasPrefix("<!--"), separator.trimmed.utf8.count > 2,
      let found = matter.body.firstRange(of: Array(separator.trimmed.utf8))
    else { return }
    matter.body = ArraySlice(matter.body[..<found.lowerBound] + matter.body[found.upperBound...])
  }
}
