internal import Articles
internal import Diagnostics

/// Takes from articles the links to headings that are not there, and says so.
///
/// An article's links to its own headings were checked when it was read; those to headings of other articles
/// can be checked only now that all are known.
struct ReferenceCheck {
  private let articles: [Article]
  private let anchors: [Article.ID: [String: String]]

  init(_ articles: [Article]) {
    self.articles = articles
    anchors = [Article.ID: [String: String]](
      articles.map { ($0.id, $0.anchors) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  var checked: Diagnosed<[Article]> {
    var diagnostics: [Diagnostic] = []
    let articles = articles.map { article in
      article.rewritingLinks { link in check(link, findings: &diagnostics) }
    }
    return Diagnosed(articles, diagnostics)
  }

  /// The link as it can be printed: itself, or `nil` where only its text stays.
  private func check(_ link: Link, findings: inout [Diagnostic]) -> Link? {
    guard case .article(let id, let fragment?) = link.target else { return link }
    guard let known = anchors[id] else {
      findings.append(.articleNotInIssue(id, at: link.place))
      return nil
    }
    if let heading = known[fragment] ?? known[fragment.lowercased()] {
      var link = link
      link.target = .article(id, fragment: heading.isEmpty ? nil : heading)
      return link
    }
    findings.append(.missingFragment(fragment, of: id, at: link.place))
    return nil
  }
}

extension Diagnostic {
  static func missingFragment(
    _ fragment: String,
    of article: Article.ID,
    at place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "missing-fragment",
      "no heading '#\(fragment)' in '\(article)'",
      at: place,
      hint: "the text stays, the link is left out"
    )
  }

  static func articleNotInIssue(_ article: Article.ID, at place: SourcePlace?) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unresolved-link",
      "'\(article)' is not in this issue",
      at: place,
      hint: "the text stays, the link is left out"
    )
  }
}
