import Articles
import Layout

/// The one tree that the navigation document and the NCX both show.
struct TableOfContents: Sendable {
  struct Entry: Sendable {
    var label: String
    var href: String
    var language: LanguageTag
    /// Authors and minutes; empty for what is no article.
    var details = ""
    /// A department's articles; a department itself is no link.
    var entries: [Entry] = []
  }

  let entries: [Entry]

  init(of issue: Issue, _ binding: Binding) {
    let language = issue.publication.language
    var entries: [Entry] = []
    for leaf in binding.leaves {
      let entry = TableOfContents.entry(leaf, of: issue)
      guard let department = leaf.department else {
        entries.append(entry)
        continue
      }
      if leaf.isFirstOfDepartment {
        entries.append(Entry(label: department, href: leaf.departmentHref, language: language))
      }
      entries[entries.count - 1].entries.append(entry)
    }
    entries.append(
      Entry(label: issue.phrases.colophon, href: Colophon.name, language: language)
    )
    self.entries = entries
  }

  private static func entry(_ leaf: Binding.Leaf, of issue: Issue) -> Entry {
    let metadata = leaf.article.metadata
    let minutes = issue.phrases.minutes(WordCount.minutes(forWords: leaf.article.words))
    let authors = metadata.authors.isEmpty ? [] : [issue.phrases.list(metadata.authors)]
    return Entry(
      label: metadata.title,
      href: leaf.href,
      language: metadata.language,
      details: (authors + [minutes]).joined(separator: ", ")
    )
  }
}

/// The pages of the printed issue, as readers list them.
enum PageList {
  static func id(of page: PrintedPage) -> String {
    "page-" + page.label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
  }

  static func href(of page: PrintedPage, in binding: Binding) -> String {
    (binding.keys[page.article] ?? "") + ".xhtml#" + id(of: page)
  }
}
