package import Geometry

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
  package var departments: [String]
  package var picture: Picture?
  /// BCP 47; chooses the forms of Chinese characters and the side on which lines begin.
  package var language: String
  package var colours: CoverColours

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
    departments: [String] = [],
    picture: Picture? = nil,
    language: String = "en",
    colours: CoverColours = .standard
  ) {
    self.name = name
    self.subtitle = subtitle
    self.date = date
    self.number = number
    self.title = title
    self.deck = deck
    self.departments = departments
    self.picture = picture
    self.language = language
    self.colours = colours
  }
}

/// The colours of a cover; those of a pair must stand out from each other.
package struct CoverColours: Hashable, Sendable {
  /// Behind the name on a cover with a picture.
  package var paper: Colour
  package var ink: Colour
  /// Behind the title below the picture.
  package var band: Colour
  /// Behind everything on a cover without a picture.
  package var ground: Colour
  /// On the band and on the ground.
  package var light: Colour

  package init(paper: Colour, ink: Colour, band: Colour, ground: Colour, light: Colour) {
    self.paper = paper
    self.ink = ink
    self.band = band
    self.ground = ground
    self.light = light
  }

  /// Cream and deep sea green, of the design's cover; 11:1 and 8:1.
  package static let standard = CoverColours(
    paper: Colour(red: 0xE8, green: 0xDF, blue: 0xC8),
    ink: Colour(red: 0x14, green: 0x34, blue: 0x3A),
    band: Colour(red: 0x0C, green: 0x2A, blue: 0x2D),
    ground: Colour(red: 0x14, green: 0x51, blue: 0x5A),
    light: Colour(red: 0xF3, green: 0xEA, blue: 0xD6)
  )
}
