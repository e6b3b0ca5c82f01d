import Geometry

extension DescriptionKey {
  var definition: KeyDefinition {
    switch self {
    case .name:
      KeyDefinition(.text, .required, "The name by which `--layout` asks for it, and the record's.")
    case .title: KeyDefinition(.text, .none("the name"), "Its name in lists.")
    case .description: KeyDefinition(.text, .none("nothing"), "A sentence about it, for lists.")
    case .fonts:
      KeyDefinition(
        .described("a map of names and families"),
        .required,
        """
        The families that styles use, each under a name of your own; the first is the text's. A family is one of \
        `fonts/families.yaml`, or a map that names it and its kind.
        """
      )
    case .colours:
      KeyDefinition(
        .described("a map of names and colours"),
        .none("nothing"),
        "Colours under names of your own: `'#1a4480'`, or a map with one for each kind of page."
      )
    case .type: KeyDefinition(.map(TypeKey.self), .required, "The size of the text, and the grid.")
    case .styles:
      KeyDefinition(
        .described("a map of roles and their properties"),
        .required,
        "How each role looks. What stands under its key `epub` holds in EPUBs alone."
      )
    case .pages:
      KeyDefinition(.list(.map(MasterKey.self)), .required, "The page masters.")
    case .cover: KeyDefinition(.map(CoverKey.self), .none("a plain one"), "The cover.")
    case .issue:
      KeyDefinition(
        .list(.described("a part of an issue")),
        .required,
        "The parts of an issue in their order."
      )
    }
  }
}

extension FontKey {
  var definition: KeyDefinition {
    switch self {
    case .family: KeyDefinition(.text, .required, "A family of `fonts/families.yaml`.")
    case .generic:
      KeyDefinition(
        .word(FontToken.Generic.self),
        .word(FontToken.Generic.serif),
        "What an EPUB's reader takes where fonts do not go along."
      )
    }
  }
}

extension ColourKey {
  var definition: KeyDefinition {
    switch self {
    case .paged: KeyDefinition(.described("`'#rrggbb'`"), .required, "On pages.")
    case .epub:
      KeyDefinition(.described("`'#rrggbb'`"), .none("that of pages"), "In an EPUB.")
    case .dark:
      KeyDefinition(.described("`'#rrggbb'`"), .none("that of EPUBs"), "In an EPUB read at night.")
    }
  }
}

extension TypeKey {
  var definition: KeyDefinition {
    switch self {
    case .size: KeyDefinition(.value(Self.absolute), .required, "The size of the text: one `em`.")
    case .leading:
      KeyDefinition(
        .value(Self.absolute),
        .required,
        "From baseline to baseline of the text, the unit of the grid on which all lines stand: one `lines`."
      )
    }
  }

  /// Those lengths that others are told in cannot be told in others.
  static let absolute = ValueGrammar(
    [],
    .dimension(units: [.points, .millimetres], range: 1...500)
  )
}
