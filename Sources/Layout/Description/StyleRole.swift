/// What a piece of an issue is: the closed set of styles that a layout can describe.
package enum StyleRole: String, Hashable, Sendable, CaseIterable {
  // The head of an issue.
  case nameplate
  case dateline
  case ear
  case intro

  // The head of an article.
  case label
  case head1 = "head-1"
  case head2 = "head-2"
  case head3 = "head-3"
  case head4 = "head-4"
  case deck
  case byline

  // The text of an article.
  case text
  case textFirst = "text-first"
  case dropCap = "drop-cap"
  case listItem = "list-item"
  case quote
  case pullQuote = "pull-quote"
  case pullQuoteSource = "pull-quote-source"
  case h2
  case h3
  case h4
  case h5
  case h6
  case code
  case definitionTerm = "definition-term"
  case footnote
  case articleLink = "article-link"

  // Words in a text.
  case emphasis
  case strong
  case link
  case codeInline = "code-inline"
  case footnoteMark = "footnote-mark"
  case endMark = "end-mark"

  // Pictures, tables and takeaways.
  case caption
  case credit
  case takeawaysLabel = "takeaways-label"
  case takeaway
  case tableTitle = "table-title"
  case tableHead = "table-head"
  case tableCell = "table-cell"
  case sourceNote = "source-note"

  // The contents of an issue.
  case indexDepartment = "index-department"
  case indexEntry = "index-entry"
  case indexBrief = "index-brief"
  case indexDeck = "index-deck"
  case indexTakeaway = "index-takeaway"
  case indexPage = "index-page"

  // Furniture.
  case sectionBar = "section-bar"
  case jump
  case kicker
  case runningHead = "running-head"
  case folio
  case foot
  case colophon

  // The cover.
  case coverNameplate = "cover-nameplate"
  case coverDateline = "cover-dateline"
  case coverTitle = "cover-title"
  case coverDeck = "cover-deck"
  case coverByline = "cover-byline"
  case coverDepartments = "cover-departments"
  case coverLine = "cover-line"
}

extension StyleRole {
  /// How roles behave before a layout says anything, beside what they inherit from `text`.
  package enum Kind: Hashable, Sendable {
    /// Running text in paragraphs.
    case running
    /// A heading: it stays whole, and with what it heads.
    case heading
    /// Small or large lines that are not read as a text: labels, captions, furniture.
    case line
    /// Words inside a text: what the layout does not say is as in the words around them.
    case inline
  }

  package var kind: Kind {
    switch self {
    case .text, .textFirst, .listItem, .quote, .footnote, .intro: .running
    case .nameplate, .head1, .head2, .head3, .head4, .h2, .h3, .h4, .h5, .h6, .takeawaysLabel,
      .tableTitle, .sectionBar, .definitionTerm, .coverNameplate, .coverTitle:
      .heading
    case .dateline, .ear, .label, .deck, .byline, .pullQuote, .pullQuoteSource, .code, .articleLink,
      .caption, .credit, .takeaway, .tableHead, .tableCell, .sourceNote, .indexDepartment,
      .indexEntry, .indexBrief, .indexDeck, .indexTakeaway, .indexPage, .jump, .kicker,
      .runningHead, .folio, .foot, .colophon, .coverDateline, .coverDeck, .coverByline,
      .coverDepartments, .coverLine:
      .line
    case .dropCap, .emphasis, .strong, .link, .codeInline, .footnoteMark, .endMark: .inline
    }
  }
}
