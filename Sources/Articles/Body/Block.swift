/// A part of an article that stands on its own: a paragraph, a list, a table.
package indirect enum Block: Hashable, Sendable {
  case paragraph([Inline])
  case heading(Heading)
  case list(List)
  case definitions([Definition])
  case quote(Quote)
  case code(CodeBlock)
  /// TeX source on its own lines, kept from Markdown and shown as code.
  case mathematics(String)
  case table(Table)
  case figure(Figure)
  case box(Box)
  case card(LinkCard)
  /// A break in thought: `---`.
  case rule
}

/// A heading inside an article, of level 2 to 6 since the title is level 1; none is skipped.
package struct Heading: Hashable, Sendable {
  package var level: Int
  /// Unique in its article, as the site made it; exporters make it fit their format.
  package var identifier: String
  package var content: [Inline]

  package init(level: Int, identifier: String, _ content: [Inline]) {
    self.level = level
    self.identifier = identifier
    self.content = content
  }
}

package struct List: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var blocks: [Block]
    /// Of a task: whether it is done; `nil` for any other item.
    package var isDone: Bool?

    package init(_ blocks: [Block], isDone: Bool? = nil) {
      self.blocks = blocks
      self.isDone = isDone
    }
  }

  package enum Marker: Hashable, Sendable {
    case bullet
    /// Numbers from `start`.
    case number(start: Int)
  }

  package var marker: Marker
  package var items: [Item]
  /// True when items follow one another without space between them.
  package var isTight: Bool

  package init(_ marker: Marker, _ items: [Item], isTight: Bool) {
    self.marker = marker
    self.items = items
    self.isTight = isTight
  }
}

/// Terms and what each of them means.
package struct Definition: Hashable, Sendable {
  package var terms: [[Inline]]
  package var meanings: [[Block]]

  package init(terms: [[Inline]], meanings: [[Block]]) {
    self.terms = terms
    self.meanings = meanings
  }
}

package struct Quote: Hashable, Sendable {
  package var blocks: [Block]
  /// Who said it, without the dash before the name.
  package var attribution: [Inline]?

  package init(_ blocks: [Block], attribution: [Inline]? = nil) {
    self.blocks = blocks
    self.attribution = attribution
  }
}

package struct CodeBlock: Hashable, Sendable {
  /// Without a newline at the end; tabs are spaces.
  package var text: String
  /// The language's name as the author wrote it, such as `swift`.
  package var language: String?

  package init(_ text: String, language: String? = nil) {
    self.text = text
    self.language = language
  }
}

/// A table of rows of equal length; what an author left short is filled with empty cells.
package struct Table: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case start, centre, end }

  package struct Cell: Hashable, Sendable {
    package var content: [Inline]
    /// Columns that the cell covers, from 1; a covered place holds no cell of its own.
    package var columns: Int
    package var rows: Int
    /// True for a cell that names its row.
    package var isRowHeading: Bool

    package init(_ content: [Inline], columns: Int = 1, rows: Int = 1, isRowHeading: Bool = false) {
      self.content = content
      self.columns = columns
      self.rows = rows
      self.isRowHeading = isRowHeading
    }
  }

  package typealias Row = [Cell]

  package var caption: [Inline]
  /// One for each column.
  package var alignments: [Alignment]
  package var head: [Row]
  package var body: [Row]

  package init(caption: [Inline] = [], alignments: [Alignment], head: [Row], body: [Row]) {
    self.caption = caption
    self.alignments = alignments
    self.head = head
    self.body = body
  }
}

/// A picture or several on their own lines, with what stands below.
package struct Figure: Hashable, Sendable {
  package var images: [Image]
  package var caption: [Inline]
  /// Whose picture it is.
  package var credit: [Inline]
  /// Where the picture leads.
  package var link: Link.Target?

  package init(
    _ images: [Image],
    caption: [Inline] = [],
    credit: [Inline] = [],
    link: Link.Target? = nil
  ) {
    self.images = images
    self.caption = caption
    self.credit = credit
    self.link = link
  }
}

/// Matter set apart from the running text: a note, an aside, what a reader would unfold.
package struct Box: Hashable, Sendable {
  package var title: [Inline]
  package var blocks: [Block]

  package init(title: [Inline] = [], _ blocks: [Block]) {
    self.title = title
    self.blocks = blocks
  }
}

/// What stands for something that paper and e-readers cannot show: a film, a post, a remote picture.
package struct LinkCard: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case video, audio, post, picture, document, page
  }

  package var kind: Kind
  package var url: String
  /// What the author says of it; else nothing, and the address is shown.
  package var title: String

  package init(_ kind: Kind, url: String, title: String = "") {
    self.kind = kind
    self.url = url
    self.title = title
  }
}

/// A footnote, scoped to its article.
package struct Note: Hashable, Sendable {
  /// The printed number, from 1 in order of first reference; those that no text refers to come last.
  package var number: Int
  package var blocks: [Block]
  /// How often the text refers to it; 0 for a note that was kept though nothing does.
  package var references: Int

  package init(number: Int, _ blocks: [Block], references: Int) {
    self.number = number
    self.blocks = blocks
    self.references = references
  }
}
