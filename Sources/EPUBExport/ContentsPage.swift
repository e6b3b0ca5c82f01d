import Articles
import Layout
import XML

/// The page that people choose from: the issue's name and day, and every article with what it is about.
struct ContentsPage {
  static let name = "contents.xhtml"

  let issue: Issue
  let layout: LayoutDescription
  let binding: Binding

  private var language: LanguageTag { issue.publication.language }

  var document: XMLDocument {
    XHTML.page(title: issue.phrases.contents, language: language) {
      XMLElement("main") {
        masthead
        XMLElement(
          "section",
          [
            "epub:type": "toc", "role": "doc-toc", "id": "contents",
            "aria-label": issue.phrases.contents,
          ]
        ) {
          for leaf in binding.leaves {
            if leaf.isFirstOfDepartment { department(of: leaf) }
            entry(leaf)
          }
        }
      }
    }
  }

  // MARK: The head of the issue

  private var masthead: XMLElement {
    let parts = layout.masthead
    let name = parts.flatMap { filled($0.nameplate) } ?? issue.publication.title
    return XMLElement("header", ["class": "masthead"]) {
      XMLElement("h1", ["class": StyleRole.nameplate.className], text: name)
      line(.ear, parts.map { [$0.ears.left, $0.ears.center, $0.ears.right] } ?? [])
      line(
        .dateline,
        parts.map { [$0.dateline.left, $0.dateline.center, $0.dateline.right] } ?? []
      )
      line(.intro, [layout.introduction])
    }
  }

  /// The cells of a line one after another; `nil` when nothing fills them.
  private func line(_ role: StyleRole, _ cells: [Template?]) -> XMLElement? {
    let texts = cells.compactMap { $0.flatMap(filled) }
    guard !texts.isEmpty else { return nil }
    return XMLElement("p", ["class": role.className], text: texts.joined(separator: " · "))
  }

  private func filled(_ template: Template) -> String? {
    template.filled { issue.value(of: $0) }
  }

  // MARK: Entries

  private func department(of leaf: Binding.Leaf) -> XMLElement? {
    leaf.department.map {
      XMLElement("h2", ["class": StyleRole.indexDepartment.className], text: $0)
    }
  }

  private func entry(_ leaf: Binding.Leaf) -> XMLElement {
    let metadata = leaf.article.metadata
    return XMLElement("div", ["class": "entry"]) {
      XMLElement("p", ["class": StyleRole.indexEntry.className]) {
        XMLElement("a", ["href": leaf.href], text: metadata.title)
      }
      if isChoice {
        if layout.contents?.showsDecks == true {
          metadata.teaser.map {
            XMLElement("p", ["class": StyleRole.indexDeck.className], text: $0)
          }
        }
        takeaways(of: leaf.article)
        facts(of: leaf)
      }
    }
    .inLanguage(metadata.language, within: language)
  }

  /// Whether there is something to choose: what the only article is about is told where it begins, and there alone.
  private var isChoice: Bool { issue.articles.count > 1 }

  /// As words alone, since links of an article lead from where it stands.
  private func takeaways(of article: Article) -> XMLElement? {
    let shown = article.takeaways.prefix(layout.contents?.takeaways ?? 0)
    guard !shown.isEmpty else { return nil }
    return XMLElement("ul", ["class": "index-takeaways"]) {
      for takeaway in shown { XMLElement("li", text: takeaway.plainText) }
    }
  }

  /// Who wrote it and how long it takes to read.
  private func facts(of leaf: Binding.Leaf) -> XMLElement? {
    let templates = layout.contents?.facts ?? ContentsForm.standardFacts
    let facts = templates.compactMap { template in
      template.filled { issue.value(of: $0, in: leaf.article, department: leaf.department) }
    }
    guard !facts.isEmpty else { return nil }
    return XMLElement(
      "p",
      ["class": StyleRole.indexDeck.className],
      text: facts.joined(separator: ", ")
    )
    .inLanguage(language, within: leaf.article.metadata.language)
  }
}
