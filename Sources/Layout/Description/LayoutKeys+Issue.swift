extension IssuePart.Name {
  /// What the part is, in a sentence of the reference.
  var summary: String {
    switch self {
    case .masthead: "The head of the issue."
    case .intro: "A paragraph that says what is in it: `- intro: \"{introduction}\"`."
    case .takeaways:
      """
      Those of the lead in a strip across the foot of a front page: `- takeaways: 3` for three at most, \
      \(IssuePart.usualTakeaways) if not said.
      """
    case .contents: "What is in the issue, with page numbers and ways to it."
    case .departments: "The articles. Every layout has it."
    case .colophon: "What the issue says of itself at its end."
    }
  }

  /// The keys of the part; `nil` for one that is told in a word.
  var keys: (any LayoutKey.Type)? {
    switch self {
    case .masthead: MastheadKey.self
    case .contents: ContentsKey.self
    case .departments: DepartmentsKey.self
    case .colophon: ColophonKey.self
    case .intro, .takeaways: nil
    }
  }
}

extension MastheadKey {
  var definition: KeyDefinition {
    switch self {
    case .nameplate:
      KeyDefinition(
        .template([.issue]),
        .templates([Template(parts: [[.placeholder(.title)]])]),
        "The publication's name."
      )
    case .ears: KeyDefinition(.map(CellKey.self), .none("nothing"), "Small notes beside the name.")
    case .dateline: KeyDefinition(.map(CellKey.self), .none("nothing"), "The line under it.")
    }
  }
}

extension CellKey {
  var definition: KeyDefinition {
    switch self {
    case .left: KeyDefinition(.template([.issue]), .none("nothing"), "What stands at the left.")
    case .center:
      KeyDefinition(.template([.issue]), .none("nothing"), "What stands in the middle.")
    case .right: KeyDefinition(.template([.issue]), .none("nothing"), "What stands at the right.")
    }
  }
}

extension ContentsKey {
  var definition: KeyDefinition {
    switch self {
    case .form:
      KeyDefinition(
        .word(ContentsForm.Form.self),
        .word(ContentsForm.Form.list),
        """
        `rows`: department, headline with takeaways, and page beside one another. `departments`: departments as \
        headings. `list`: a line an article.
        """
      )
    case .takeaways:
      KeyDefinition(
        .count(0...20, of: "takeaways"),
        .count(0),
        "The most of an article; on a short page they are given up from the last article on."
      )
    case .decks:
      KeyDefinition(
        .boolean,
        .boolean(false),
        "Whether descriptions are shown; short articles are the first to lose theirs where the contents would be more than a page."
      )
    case .pages: KeyDefinition(.boolean, .boolean(true), "Whether page numbers are shown.")
    case .gatherBriefs:
      KeyDefinition(
        .boolean,
        .boolean(false),
        "Whether articles without takeaways are gathered at the end, as briefs."
      )
    case .facts:
      KeyDefinition(
        .list(.template([.issue, .article])),
        .templates(ContentsForm.standardFacts),
        "What is told of an article that shows no takeaways."
      )
    case .heading:
      KeyDefinition(.boolean, .boolean(false), "Whether the word for contents stands over them.")
    case .limit: KeyDefinition(.count(1...10_000, of: "articles"), .none("all"), "The most listed.")
    case .gap: KeyDefinition(.length, .length(.zero), "The space between two entries.")
    case .indent:
      KeyDefinition(
        .length,
        .length(.zero),
        "Where headlines begin in `rows`; on paper too narrow for it the department stands above."
      )
    case .width:
      KeyDefinition(.length, .none("all there is"), "How wide headline and takeaways are.")
    case .start:
      KeyDefinition(
        .word(DepartmentsForm.Start.self),
        .word(DepartmentsForm.Start.flow),
        "Where they begin."
      )
    case .touchRows:
      KeyDefinition(
        .boolean,
        .boolean(false),
        "Whether a whole row leads to its article, for fingers, or its words alone."
      )
    }
  }
}

extension DepartmentsKey {
  var definition: KeyDefinition {
    switch self {
    case .article:
      KeyDefinition(
        .list(.word(ArticlePart.self)),
        .required,
        "The parts of an article in their order. Headline, text and footnotes are added where they are forgotten."
      )
    case .overColumns:
      KeyDefinition(
        .list(.word(ArticlePart.self)),
        .words([ArticlePart.label, .headline, .deck].map(\.rawValue)),
        "The parts before the text that stand over all of an article's columns."
      )
    case .heads:
      KeyDefinition(
        .list(.role),
        .word(StyleRole.head1),
        "The roles of headlines by rank in their department; the last is that of all further ones."
      )
    case .labels:
      KeyDefinition(
        .word(DepartmentsForm.Labels.self),
        .word(DepartmentsForm.Labels.first),
        "Whether the department stands over the first of its headlines on a page, or over each."
      )
    case .byline:
      KeyDefinition(
        .list(.template([.issue, .article])),
        .templates([Template(parts: [[.placeholder(.authors)]])]),
        "What it says: joined by commas in the article's course, the first above the others where a line is too short; a line each in the frame `side`."
      )
    case .takeaways:
      KeyDefinition(
        .count(0...20, of: "takeaways"),
        .count(5),
        "The most of an article."
      )
    case .front:
      KeyDefinition(
        .map(FrontKey.self),
        .none("none"),
        "How stories stand on a front page whose master has the frames `lead` and `rail`."
      )
    case .pictureLines:
      KeyDefinition(
        .count(4...200, of: "lines of the grid"),
        .none("as high as they are"),
        "The most that an opening picture takes; a higher one loses of its upper and lower edge."
      )
    case .dropCaps:
      KeyDefinition(
        .word(DepartmentsForm.DropCaps.self),
        .word(DepartmentsForm.DropCaps.never),
        """
        Which articles begin with a large letter: none, the lead of a front page, or each feature; the role \
        `drop-cap` says how many lines high.
        """
      )
    case .brief:
      KeyDefinition(
        .role,
        .none("that of all others"),
        """
        The role of the headline of an article that has nothing but a description, which is then set as its \
        text on pages.
        """
      )
    case .mostStrong:
      KeyDefinition(
        .number(0...1, of: "all words"),
        .none("any"),
        """
        The share of strong words above which those of an article are plain on pages, which they would spot; \
        those with which a paragraph begins stay.
        """
      )
    case .start, .articleStart, .gap, .maxGap, .rule, .minLines, .featureWords, .pullQuotes,
      .sectionBars, .endMarks:
      courseDefinition
    }
  }

  /// Keys that say how articles follow one another, and what else is shown of them.
  private var courseDefinition: KeyDefinition {
    switch self {
    case .start:
      KeyDefinition(
        .word(DepartmentsForm.Start.self),
        .word(DepartmentsForm.Start.flow),
        "Where a department begins; below an article that leaves a good part of a page it begins there."
      )
    case .articleStart:
      KeyDefinition(
        .word(DepartmentsForm.Start.self),
        .word(DepartmentsForm.Start.flow),
        "Where an article begins; below another that leaves a good part of a page it begins there."
      )
    case .gap:
      KeyDefinition(
        .number(0...100, of: "lines of the grid"),
        .number(1),
        "The least space between two articles."
      )
    case .maxGap:
      KeyDefinition(
        .number(0...100, of: "lines of the grid"),
        .none("the least"),
        "The most space, where a page is to be filled."
      )
    case .rule: KeyDefinition(.rule, .none("none"), "A rule between two articles.")
    case .minLines:
      KeyDefinition(
        .count(1...50, of: "lines of the grid"),
        .count(4),
        "No article begins where fewer are left of a column."
      )
    case .featureWords:
      KeyDefinition(
        .count(0...100_000, of: "words"),
        .count(0),
        "Articles of fewer words are no features: they begin where there is room and have no large letter."
      )
    case .pullQuotes:
      KeyDefinition(
        .count(0...100_000, of: "words"),
        .count(0),
        "For how many words a sentence in quotation marks is repeated large; 0 for none."
      )
    case .sectionBars:
      KeyDefinition(.boolean, .boolean(false), "Whether a bar with its name opens a department.")
    default:
      KeyDefinition(.boolean, .boolean(false), "Whether a sign stands at the end of an article.")
    }
  }
}

extension FrontKey {
  var definition: KeyDefinition {
    switch self {
    case .lead:
      KeyDefinition(.role, .word(StyleRole.head1), "The role of the lead's headline.")
    case .rail:
      KeyDefinition(.role, .word(StyleRole.head2), "The role of the headlines beside it.")
    case .rest:
      KeyDefinition(
        .role,
        .none("that of all others"),
        "The role of the headline over what a story of the rail has inside."
      )
    case .stories:
      KeyDefinition(.count(0...9, of: "stories"), .count(2), "The most beside the lead.")
    case .pictureLines:
      KeyDefinition(
        .count(4...200, of: "lines of the grid"),
        .count(20),
        "The most that the lead's picture takes."
      )
    case .railPictureLines:
      KeyDefinition(
        .count(4...200, of: "lines of the grid"),
        .count(10),
        "The most that a picture beside it takes."
      )
    case .words:
      KeyDefinition(.count(0...10_000, of: "words"), .count(120), "The fewest of a story there.")
    }
  }
}

extension ColophonKey {
  var definition: KeyDefinition {
    switch self {
    case .lines:
      KeyDefinition(.list(.template([.issue])), .none("nothing"), "What it says, a line each.")
    case .start:
      KeyDefinition(
        .word(DepartmentsForm.Start.self),
        .word(DepartmentsForm.Start.flow),
        "Where it begins."
      )
    }
  }
}
