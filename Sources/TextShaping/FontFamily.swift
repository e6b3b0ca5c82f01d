/// A family of `families.yaml`: a name and a file for each of its styles.
package struct FontFamily: Hashable, Sendable {
  /// In kebab case, as layouts name it; the name of its folder too.
  package var key: String
  package var name: String
  /// An SPDX expression; `nil` where nobody tells.
  package var licence: String?
  /// File names within the family's folder.
  package var files: [FontStyle: String]
  /// The languages of the faces of a collection, in the order of their indices; else empty.
  package var collection: [String]

  package init(
    key: String,
    name: String,
    licence: String? = nil,
    files: [FontStyle: String],
    collection: [String] = []
  ) {
    self.key = key
    self.name = name
    self.licence = licence
    self.files = files
    self.collection = collection
  }

  /// The style that is wanted or the nearest there is; of two as near, the lighter.
  package func nearestStyle(to wanted: FontStyle) -> FontStyle? {
    files.keys.min {
      (wanted.distance(to: $0), $0.weight.rawValue) < (wanted.distance(to: $1), $1.weight.rawValue)
    }
  }

  /// The face of a collection for a language: the longest tag that begins it, else the first.
  func collectionIndex(for language: String) -> Int {
    let language = Self.withScript(language.lowercased())
    let fitting = collection.enumerated().filter {
      language == $0.element.lowercased() || language.hasPrefix($0.element.lowercased() + "-")
    }
    return fitting.max { $0.element.utf8.count < $1.element.utf8.count }?.offset ?? 0
  }

  /// Chinese tags tell the script by the country only: `zh-cn` is written in `zh-hans`.
  private static func withScript(_ language: String) -> String {
    switch language {
    case "zh", "zh-cn", "zh-sg", "zh-my": "zh-hans"
    case "zh-tw": "zh-hant"
    case "zh-hant-hk", "zh-mo", "zh-hant-mo": "zh-hk"
    default: language
    }
  }
}

/// Everything that `families.yaml` says of the fonts.
package struct FontCatalogue: Hashable, Sendable {
  /// What stands in for a glyph that a family lacks: type with serifs or without.
  package enum Fallback: Hashable, Sendable {
    case serif, sans
  }

  package var families: [FontFamily]
  /// Keys of the families that are asked, in order, for what a serif text's own family lacks.
  package var serifFallback: [String]
  package var sansFallback: [String]

  package init(families: [FontFamily], serifFallback: [String] = [], sansFallback: [String] = []) {
    self.families = families
    self.serifFallback = serifFallback
    self.sansFallback = sansFallback
  }

  func families(_ fallback: Fallback) -> [String] {
    switch fallback {
    case .serif: serifFallback
    case .sans: sansFallback
    }
  }
}
