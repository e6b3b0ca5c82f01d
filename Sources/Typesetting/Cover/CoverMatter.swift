import Articles
package import Layout

/// What stands on an issue's cover.
///
/// Every text may be empty, and then its place is given to others.
package struct CoverMatter: Hashable, Sendable {
  /// The publication's name.
  package var name: String
  package var subtitle: String
  /// As printed: `14 February 2026`.
  package var date: String
  /// As printed: `No. 412`.
  package var number: String
  /// The lead article's title.
  package var title: String
  /// The lead article's description, for covers without a picture.
  package var deck: String
  /// As printed: `By Ines Harrow`.
  package var byline: String
  package var departments: [String]
  /// Other articles than the lead.
  package var lines: [Line]
  package var picture: Picture?
  /// BCP 47; chooses the forms of Chinese characters and the side on which lines begin.
  package var language: String
  /// What else a dateline may say.
  package var furniture: [Placeholder: String]

  /// An article in short.
  package struct Line: Hashable, Sendable {
    package var title: String
    package var department: String

    package init(title: String, department: String = "") {
      self.title = title
      self.department = department
    }
  }

  /// The lead's picture: the key of its pixels, and its size in pixels.
  package struct Picture: Hashable, Sendable {
    package var key: String
    package var width: Int
    package var height: Int

    package init(key: String, width: Int, height: Int) {
      self.key = key
      self.width = width
      self.height = height
    }
  }

  package init(
    name: String,
    subtitle: String = "",
    date: String = "",
    number: String = "",
    title: String = "",
    deck: String = "",
    byline: String = "",
    departments: [String] = [],
    lines: [Line] = [],
    picture: Picture? = nil,
    language: String = "en",
    furniture: [Placeholder: String] = [:]
  ) {
    self.name = name
    self.subtitle = subtitle
    self.date = date
    self.number = number
    self.title = title
    self.deck = deck
    self.byline = byline
    self.departments = departments
    self.lines = lines
    self.picture = picture
    self.language = language
    self.furniture = furniture
  }
}

extension CoverMatter {
  /// What a template's placeholder stands for on this cover.
  func text(of placeholder: Placeholder) -> String? {
    switch placeholder {
    case .title: name
    case .subtitle: subtitle
    case .date: date
    case .number: number
    case .headline: title
    case .departments: departments.joined(separator: ", ")
    default: furniture[placeholder]
    }
  }

  /// Whether the cover's lines begin at the right, as its language is written.
  var isMirrored: Bool { LanguageTag(language)?.isRightToLeft ?? false }
}

extension CoverMatter.Picture {
  /// Whether it is sharp enough over the whole width, and enough of it is left when it is cropped.
  // By judgement: enlarged two and a half times a picture looks poor, and so does a third of a banner.
  var isGoodForCover: Bool {
    width >= 640 && height >= 400 && width / height < 4 && height / width < 4
  }
}
