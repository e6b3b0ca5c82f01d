import Synchronization

/// The faces of a folder of fonts, each opened when it is first asked for and then kept.
package final class FontLibrary: Sendable {
  package let catalogue: FontCatalogue
  /// The folder that holds a folder for each family.
  package let folder: String
  private let families: [String: FontFamily]
  private let opened = Mutex<[FaceKey: Result<FontFace, FontFailure>]>([:])

  private struct FaceKey: Hashable {
    var file: String
    var index: Int
  }

  package init(catalogue: FontCatalogue, folder: String) {
    self.catalogue = catalogue
    self.folder = folder
    families = Dictionary(
      catalogue.families.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// A family by its key; `nil` for one that is not in the catalogue.
  package func family(_ key: String) -> FontFamily? { families[key] }

  /// The face of a family in a style, or in the nearest style that the family has.
  ///
  /// The language (BCP 47) chooses among the faces of a collection, such as Noto CJK's.
  package func face(
    of family: String,
    _ style: FontStyle,
    language: String = ""
  ) throws(FontFailure) -> FontFace {
    guard let family = families[family], let style = family.nearestStyle(to: style),
      let file = family.files[style]
    else { throw .unknownFamily(family) }
    return try open(
      FaceKey(file: "\(family.key)/\(file)", index: family.collectionIndex(for: language))
    )
  }

  /// The first face that can stand in for what `isFitting` asks; absent files are passed over.
  func fallbackFace(
    _ fallback: FontCatalogue.Fallback,
    _ style: FontStyle,
    language: String,
    where isFitting: (FontFace) -> Bool
  ) -> FontFace? {
    for family in catalogue.families(fallback) {
      if let face = try? face(of: family, style, language: language), isFitting(face) {
        return face
      }
    }
    return nil
  }

  private func open(_ key: FaceKey) throws(FontFailure) -> FontFace {
    let known = opened.withLock { opened in
      if let known = opened[key] { return known }
      let result = Result { () throws(FontFailure) in
        try FontFace(file: key.file, index: key.index, in: folder)
      }
      opened[key] = result
      return result
    }
    return try known.get()
  }
}
