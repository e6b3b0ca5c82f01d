extension MasterKey {
  var definition: KeyDefinition {
    switch self {
    case .uses:
      KeyDefinition(
        .list(.word(PageMaster.Use.self)),
        .words(PageMaster.Use.allCases.map(\.rawValue)),
        "The pages for which it is meant."
      )
    case .minWidth:
      KeyDefinition(
        .length,
        .length(.zero),
        "The narrowest paper for which it is meant. For each use the first master that is not too wide is taken."
      )
    case .margins: KeyDefinition(.map(MarginKey.self), .required, "The space around the text.")
    case .columns:
      KeyDefinition(
        .described("a whole number from 1 to 24, or a list of lengths of which one may be `rest`"),
        .count(1),
        "Equal columns, or one width after another."
      )
    case .gutter: KeyDefinition(.length, .length(.zero), "The space between two columns.")
    case .columnRule:
      KeyDefinition(.rule, .none("none"), "A rule between stories that stand side by side.")
    case .frames:
      KeyDefinition(
        .described("a map of frames and their columns"),
        .required,
        "Which columns belong together: `text: 1`, or `text: [1-5, 6-10]` for two columns of text of five each."
      )
    case .side:
      KeyDefinition(
        .list(.word(ArticlePart.self)),
        .none("nothing"),
        "The parts of an article that stand in the frame `side` instead of in its course."
      )
    case .runningHead:
      KeyDefinition(.map(FurnitureKey.self), .none("none"), "A line at the head of the page.")
    case .folio:
      KeyDefinition(.map(FurnitureKey.self), .none("none"), "A line at the foot of the page.")
    case .scale:
      KeyDefinition(
        .number(0.3...4, of: ""),
        .number(1),
        "How much larger than described everything on the page is, its margins too."
      )
    case .greys:
      KeyDefinition(
        .count(2...16, of: "greys"),
        .none("colours as they are"),
        "For screens of ink: pictures are reduced to the screen's own dots and to so many greys, black and white among them."
      )
    }
  }
}

extension MarginKey {
  var definition: KeyDefinition {
    switch self {
    case .head: KeyDefinition(.length, .required, "Above the text.")
    case .outside:
      KeyDefinition(
        .length,
        .required,
        "At the right; at the left where the issue's language runs to the left."
      )
    case .foot: KeyDefinition(.length, .required, "The least space below the text.")
    case .inside: KeyDefinition(.length, .required, "At the other side.")
    }
  }
}

extension PageMaster.FrameName {
  /// What the frame is for, in a sentence of the reference.
  var summary: String {
    switch self {
    case .text: "Where articles run, column after column. Every master has it."
    case .side:
      "Beside the text: the parts that `side` names. On paper too narrow for it they stand in the text."
    case .lead: "On a front page, the columns of the first story."
    case .rail: "On a front page, the columns of the stories beside it."
    }
  }
}

extension FurnitureKey {
  var definition: KeyDefinition {
    switch self {
    case .at:
      KeyDefinition(
        .number(-1_000...1_000, of: "lines of the grid"),
        .required,
        "Where its baseline is, downwards from the text's upper edge, or for a folio from its lower edge."
      )
    case .left: KeyDefinition(Self.words, .none("nothing"), "What stands at the left.")
    case .center: KeyDefinition(Self.words, .none("nothing"), "What stands in the middle.")
    case .right: KeyDefinition(Self.words, .none("nothing"), "What stands at the right.")
    case .outside:
      KeyDefinition(
        Self.words,
        .none("nothing"),
        "What stands at the left of left-hand pages and at the right of right-hand ones."
      )
    case .inside: KeyDefinition(Self.words, .none("nothing"), "What stands at the other side.")
    case .rule: KeyDefinition(.rule, .none("none"), "A rule across the page.")
    case .ruleAt:
      KeyDefinition(
        .number(-1_000...1_000, of: "lines of the grid"),
        .none("where the words are"),
        "Where the rule is, measured like `at`."
      )
    case .progress:
      KeyDefinition(
        .rule,
        .none("none"),
        "A bar that tells how far through the issue the page is: its height and colour."
      )
    case .progressAt:
      KeyDefinition(
        .number(-1_000...1_000, of: "lines of the grid"),
        .none("a line below `at`"),
        "Where the bar is, measured like `at`."
      )
    }
  }

  private static let words = KeyDefinition.Form.template([.issue, .article, .page])
}
