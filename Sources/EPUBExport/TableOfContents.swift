import Articles
import Layout

/// The one tree that the navigation document and the NCX both show.
struct TableOfContents: Sendable {
  struct Entry: Sendable {
    var label: String
    var href: String
    var language: LanguageTag
    /// A department's articles; a department itself is no link.
    var entries: [Entry] = []
  }

  let entries: [Entry]

  init(of issue: Issue, _ binding: Binding) {
    let language = issue.publication.language
    var entries: [Entry] = []
    for leaf in binding.leaves {
      let metadata = leaf.article.metadata
      let entry = Entry(label: metadata.title, href: leaf.href, language: metadata.language)
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
}

/// The pages of the printed issue, as readers list them.
enum PageList {
  static func id(of page: PrintedPage) -> String {
    "page-" + page.label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
  }

  static func href(of page: PrintedPage, in binding: Binding) -> String {
    guard let leaf = binding.leaf(of: page.article) else { return "#" + id(of: page) }
    return leaf.href(ofPart: leaf.parts.part(ofBlock: page.block)) + "#" + id(of: page)
  }
}
