extension CoverKey {
  var definition: KeyDefinition {
    switch self {
    case .size:
      KeyDefinition(
        .described("width and height in points, such as `400x600`"),
        .required,
        "The size in which all else is told; on pages it is enlarged to the paper."
      )
    case .pixelWidth:
      KeyDefinition(
        .count(200...4_000, of: "pixels"),
        .count(1_600),
        "The width of an EPUB's cover."
      )
    case .margin:
      KeyDefinition(
        .length,
        .length(.zero),
        "From the edges to elements that do not say their place."
      )
    case .onPages:
      KeyDefinition(
        .boolean,
        .boolean(false),
        "Whether the PDF has a cover too, as its first page."
      )
    case .withPicture:
      KeyDefinition(
        .map(CoverFormKey.self),
        .required,
        "The cover of an issue whose lead has a picture."
      )
    case .typographic:
      KeyDefinition(.map(CoverFormKey.self), .required, "The cover of any other, of type alone.")
    }
  }
}

extension CoverFormKey {
  var definition: KeyDefinition {
    switch self {
    case .background: KeyDefinition(.colour, .none("white"), "The ground.")
    case .color: KeyDefinition(.colour, .none("that of styles"), "The ink of all elements.")
    case .elements:
      KeyDefinition(
        .list(.map(CoverElementKey.self)),
        .required,
        "What stands on it, from the head to the foot and from behind to before: `- title: { top: 90pt }`."
      )
    }
  }
}

extension CoverElement.Part {
  /// What the element shows, in a sentence of the reference.
  var summary: String {
    switch self {
    case .nameplate: "The publication's name."
    case .subtitle: "Its subtitle."
    case .dateline: "A line of `cells`: the date, the number."
    case .rule: "A rule, as high as its `height`."
    case .band: "A ground behind the elements that follow, up to the next band or picture."
    case .picture: "The lead's picture, or the one that `newsletter.yaml` chooses."
    case .title: "The lead's headline."
    case .deck: "The lead's description."
    case .byline: "Who wrote the lead."
    case .departments: "The names of the departments."
    case .lines: "The headlines of other articles with their departments."
    }
  }
}

extension CoverElementKey {
  var definition: KeyDefinition {
    switch self {
    case .top:
      KeyDefinition(
        .length,
        .none("below what is above"),
        "How far from the cover's head it stands; lower where that is taken."
      )
    case .bottom:
      KeyDefinition(
        .length,
        .none("below what is above"),
        "How far from the cover's foot it ends; higher where that is taken."
      )
    case .gap: KeyDefinition(.length, .length(.zero), "The least distance from what is above.")
    case .left: KeyDefinition(.length, .none("the margin"), "From the cover's left edge.")
    case .width: KeyDefinition(.length, .none("up to the margin"), "How wide it is.")
    case .height:
      KeyDefinition(.length, .none("as high as it comes out"), "Of a rule, a band or a picture.")
    case .maxHeight:
      KeyDefinition(.length, .none("any"), "A text that comes out higher is set smaller.")
    case .padding: KeyDefinition(.length, .length(.zero), "From a band's edges to what is on it.")
    case .color: KeyDefinition(.colour, .none("the form's"), "The ink, or the band's ground.")
    case .cells: KeyDefinition(.map(CellKey.self), .none("nothing"), "What a dateline says.")
    case .limit:
      KeyDefinition(.count(1...50, of: "lines or entries"), .none("all"), "The most of them.")
    case .pitch:
      KeyDefinition(.length, .none("what they need"), "From one entry of `lines` to the next.")
    case .indent:
      KeyDefinition(
        .length,
        .none("what departments need"),
        "From the department to the headline in `lines`."
      )
    case .style:
      KeyDefinition(
        .described("a map of properties"),
        .none("nothing"),
        "What it says over the style of its role."
      )
    }
  }
}
