/// A part of an issue, in the order in which the layout has them.
package enum IssuePart: Hashable, Sendable {
  case masthead(Masthead)
  case intro(Template)
  /// The takeaways of the lead, as a strip of their own.
  case takeaways(limit: Int)
  case contents(ContentsForm)
  case departments(DepartmentsForm)
  case colophon(ColophonForm)

  /// The names of the parts in a layout.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case masthead
    case intro
    case takeaways
    case contents
    case departments
    case colophon
  }

  package var name: Name {
    switch self {
    case .masthead: .masthead
    case .intro: .intro
    case .takeaways: .takeaways
    case .contents: .contents
    case .departments: .departments
    case .colophon: .colophon
    }
  }

  /// The most takeaways of a lead where a layout does not say.
  static let usualTakeaways = 5
}

/// The head of an issue: the publication's name, and a line about this issue.
package struct Masthead: Hashable, Sendable {
  package var nameplate: Template
  /// Small notes left and right of the name.
  package var ears: Cells
  package var dateline: Cells
}

/// Up to three texts in one line.
package struct Cells: Hashable, Sendable {
  package var left: Template?
  package var center: Template?
  package var right: Template?

  package init(left: Template? = nil, center: Template? = nil, right: Template? = nil) {
    self.left = left
    self.center = center
    self.right = right
  }

  package var isEmpty: Bool { left == nil && center == nil && right == nil }
}

/// How the contents of an issue look.
package struct ContentsForm: Hashable, Sendable {
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// A row an article: department, headline with takeaways, page.
    case rows
    /// Departments as headings, their articles below them.
    case departments
    /// A line an article.
    case list
  }

  package var form: Form
  /// The most takeaways of an article; on a short page they are given up from the last article on.
  package var takeaways: Int
  package var showsDecks: Bool
  /// Where page numbers stand on pages; an EPUB links instead.
  package var showsPages: Bool
  /// Whether the word for contents stands over them.
  package var hasHeading: Bool
  /// Whether articles without takeaways are gathered at the end, as briefs.
  package var gathersBriefs: Bool
  /// The most articles listed; `nil` for all.
  package var limit: Int?
  /// What is told of an article that shows no takeaways.
  package var facts: [Template]
  /// Space between entries.
  package var gap: Dimension
  /// Where the headline begins in a row, measured from the left.
  package var indent: Dimension
  /// How wide headline and takeaways are; `nil` for all there is.
  package var width: Dimension?
  package var startsPage: Bool
  /// Whether a whole row leads to its article, and not its words alone.
  package var hasTouchRows: Bool
}

extension ContentsForm {
  /// Who wrote an article and how long it takes to read.
  package static let standardFacts = [Placeholder.authors, .articleMinutes].map { placeholder in
    Template(parts: [[.placeholder(placeholder)]])
  }
}

/// The parts of an article, in the order in which the layout has them.
package enum ArticlePart: String, Hashable, Sendable, CaseIterable {
  case label
  case headline
  case deck
  case byline
  case image
  case takeaways
  case text
  case footnotes
  case link
}

/// How the departments and their articles follow each other.
package struct DepartmentsForm: Hashable, Sendable {
  /// Where something begins.
  package enum Start: String, Hashable, Sendable, CaseIterable {
    case flow
    case column
    case page
  }

  /// Over which headlines the department stands.
  package enum Labels: String, Hashable, Sendable, CaseIterable {
    /// The first of a department, where a page has something else before it.
    case first
    case each
  }

  package enum DropCaps: String, Hashable, Sendable, CaseIterable {
    case never
    /// The lead of a front page.
    case lead
    /// Every feature.
    case each
  }

  package var article: [ArticlePart]
  /// The parts before the text that stand over all columns of an article.
  package var overColumns: [ArticlePart]
  package var labels: Labels
  /// The most lines that an opening picture takes: a higher one loses of its upper and lower edge.
  package var pictureLines: Int?
  /// The roles of headlines by rank in a department; the last is that of all further ones.
  package var heads: [StyleRole]
  /// A byline's parts: joined by commas in the article's course, a line each in a side frame.
  package var byline: [Template]
  package var takeaways: Int
  package var departmentStart: Start
  package var articleStart: Start
  /// Space between two articles in one flow, at least and at most.
  package var gap: ClosedRange<Double>
  package var rule: StyleValue.Border?
  /// No article begins with fewer lines left in its column.
  package var minLines: Int
  /// Which articles begin with a large letter.
  package var dropCaps: DropCaps
  /// For how many words a sentence is repeated large; 0 for none.
  package var wordsPerPullQuote: Int
  /// Articles of fewer words are no features: they begin no page and have no large letter.
  package var featureWords: Int
  /// How stories stand on a front page with a frame for the lead; `nil` for layouts without.
  package var front: FrontForm?
  package var hasSectionBars: Bool
  package var hasEndMarks: Bool
}

/// How the stories of a front page look: the lead, and those beside it.
package struct FrontForm: Hashable, Sendable {
  package var lead: StyleRole
  package var rail: StyleRole
  /// The most stories beside the lead.
  package var stories: Int
  /// The most lines of the lead's picture, and of one beside it.
  package var pictureLines: Int
  package var railPictureLines: Int
  /// The fewest words of a story that stands there.
  package var words: Int
}

/// What the issue says of itself at its end.
package struct ColophonForm: Hashable, Sendable {
  package var lines: [Template]
  package var startsPage: Bool
}
