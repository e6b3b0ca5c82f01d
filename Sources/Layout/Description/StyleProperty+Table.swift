extension StyleProperty {
  /// The one table of properties.
  package var definition: Definition {
    typeDefinition ?? paragraphDefinition ?? boxDefinition ?? blockDefinition
  }

  /// Properties of letters.
  private var typeDefinition: Definition? {
    switch self {
    case .fontFamily:
      Definition(
        ValueGrammar([], .font),
        initial: nil,
        inherited: true,
        "The family, by its name in `fonts`; an EPUB names its generic kind unless fonts go along."
      )
    case .fontWeight:
      Definition(
        ValueGrammar(FontWeight.allCases.map(\.rawValue)),
        initial: .keyword("regular"),
        inherited: true,
        "How heavy the face is."
      )
    case .fontStyle:
      Definition(
        .words("normal", "italic"),
        initial: .keyword("normal"),
        inherited: true,
        "Upright or italic."
      )
    case .fontSize:
      Definition(
        .length(0.1...2_000),
        initial: .dimension(Dimension(1, .ems)),
        inherited: true,
        "The size of the type; in a fitted role the largest. An em is the base size."
      )
    case .fontSizeMin:
      Definition(
        .length(0.1...2_000, or: "none"),
        for: .paged,
        "The smallest size to which a headline may shrink to fit."
      )
    case .fontSizeStep:
      Definition(
        .length(0.1...100),
        initial: .dimension(Dimension(1, .points)),
        for: .paged,
        "The step in which the size of a fitted headline is tried."
      )
    case .fitLines:
      Definition(
        .count(1...9, or: "none"),
        for: .paged,
        "In how many lines the headline is to fit at one of its sizes; at none it takes the largest."
      )
    case .letterSpacing:
      Definition(
        .length(-10...100, or: "normal"),
        initial: .keyword("normal"),
        inherited: true,
        "Space added between letters."
      )
    case .wordSpacing:
      Definition(
        .length(-10...100, or: "normal"),
        initial: .keyword("normal"),
        inherited: true,
        for: .paged,
        "Space added between words."
      )
    case .fontVariantCaps:
      Definition(
        .words("normal", "small-caps", "all-small-caps"),
        initial: .keyword("normal"),
        inherited: true,
        "Small capitals for small letters, or for all."
      )
    case .fontVariantNumeric:
      Definition(
        ValueGrammar(
          ["normal"],
          .several(["oldstyle-nums", "lining-nums", "proportional-nums", "tabular-nums"])
        ),
        initial: .keyword("normal"),
        inherited: true,
        "The form of figures."
      )
    case .fontVariantLigatures:
      Definition(
        .words("normal", "none"),
        initial: .keyword("normal"),
        inherited: true,
        "Whether letters may join."
      )
    case .color:
      Definition(
        ValueGrammar([], .colour),
        initial: nil,
        inherited: true,
        for: .paged,
        "The colour of letters; in an EPUB it is the reader's."
      )
    case .baselineShift:
      Definition(
        .shift,
        initial: .dimension(.zero),
        for: .paged,
        "How much higher than on the grid the letters stand."
      )
    default: nil
    }
  }

  /// Properties of lines and paragraphs.
  private var paragraphDefinition: Definition? {
    switch self {
    case .lineHeight:
      Definition(
        ValueGrammar(["grid", "half-grid"], .factor(0.5...200, or: Dimension.Unit.allCases)),
        initial: .keyword("grid"),
        inherited: true,
        """
        From baseline to baseline: the grid's unit, the fewest halves of it that hold the type, \
        sizes of the type, or a length.
        """
      )
    case .textAlign:
      Definition(
        .words("start", "end", "center", "justify"),
        initial: .keyword("start"),
        inherited: true,
        "Where lines begin and end; start is left where the language runs to the right."
      )
    case .textIndent:
      Definition(
        .shift,
        initial: .dimension(.zero),
        inherited: true,
        "The indent of a paragraph's first line."
      )
    case .textTransform:
      Definition(
        .words("none", "uppercase"),
        inherited: true,
        "Whether all is set in capitals."
      )
    case .textWrap:
      Definition(
        .words("wrap", "balance"),
        initial: .keyword("wrap"),
        inherited: true,
        "Whether lines are as full or as even as can be."
      )
    case .textDecoration:
      Definition(
        .words("none", "underline"),
        "A rule under the words."
      )
    case .hyphens:
      Definition(
        .words("none", "manual", "auto"),
        initial: .keyword("manual"),
        inherited: true,
        "Where words may be divided: nowhere, at soft hyphens, or as the language has it."
      )
    case .widows:
      Definition(
        .count(1...9),
        initial: .integer(2),
        inherited: true,
        "The fewest last lines of a paragraph at the head of a column."
      )
    case .orphans:
      Definition(
        .count(1...9),
        initial: .integer(2),
        inherited: true,
        "The fewest first lines of a paragraph at the foot of a column."
      )
    default: nil
    }
  }

  /// Properties of the box around a block.
  private var boxDefinition: Definition? {
    switch self {
    case .backgroundColor:
      Definition(ValueGrammar(["none"], .colour), for: .paged, "The colour behind the block.")
    case .marginTop: .margin("Space above; between two blocks the larger margin counts.")
    case .marginBottom: .margin("Space below; between two blocks the larger margin counts.")
    case .marginLeft: .margin("Space at the left.")
    case .marginRight: .margin("Space at the right.")
    case .paddingTop: .padding("Space between the upper rule and the text.")
    case .paddingBottom: .padding("Space between the text and the lower rule.")
    case .paddingLeft: .padding("Space between the left rule and the text.")
    case .paddingRight: .padding("Space between the text and the right edge.")
    case .borderTop: Definition(.rule, "A rule above: width, colour, and its length if short.")
    case .borderBottom: Definition(.rule, "A rule below: width, colour, and its length if short.")
    case .borderLeft: Definition(.rule, "A rule at the left: width and colour.")
    default: nil
    }
  }

  /// Properties of a block among others.
  private var blockDefinition: Definition {
    switch self {
    case .maxWidth:
      Definition(
        .length(0...10_000, or: "none"),
        for: .paged,
        "The widest that its lines may be."
      )
    case .maxLines:
      Definition(
        .count(1...99, or: "none"),
        for: .paged,
        "How many lines there may be; the text then ends in an ellipsis."
      )
    case .breakBefore:
      Definition(
        .words("auto", "avoid", "column", "page"),
        initial: .keyword("auto"),
        "Whether a column or page ends before it."
      )
    case .breakAfter:
      Definition(
        .words("auto", "avoid", "column", "page"),
        initial: .keyword("auto"),
        "Whether a column or page ends after it."
      )
    case .breakInside:
      Definition(
        .words("auto", "avoid"),
        initial: .keyword("auto"),
        "Whether it may be divided between columns or pages."
      )
    case .initialLetter:
      Definition(
        .count(2...9, or: "none"),
        for: .paged,
        "How many lines the first letter is high."
      )
    case .listStyleType:
      Definition(
        .words("none", "disc", "square", "dash", "decimal"),
        "The sign before each item."
      )
    case .markerOffset:
      Definition(
        .distance,
        initial: .dimension(Dimension(1, .ems)),
        "How far left of the text the sign of an item stands."
      )
    default:
      Definition(
        ValueGrammar(["none"], .text),
        "What is set there: the sign that ends an article."
      )
    }
  }
}

extension StyleProperty.Definition {
  fileprivate static func margin(_ summary: String) -> Self {
    Self(.shift, initial: .dimension(.zero), summary)
  }

  fileprivate static func padding(_ summary: String) -> Self {
    Self(.distance, initial: .dimension(.zero), summary)
  }
}
