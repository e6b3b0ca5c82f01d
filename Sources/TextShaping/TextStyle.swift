/// In what a text is set, whatever its size and colour.
package struct TextStyle: Hashable, Sendable {
  /// A family's key.
  package var family: String
  package var style: FontStyle
  package var features: [FontFeature]
  /// BCP 47; empty when unknown.
  package var language: String
  package var fallback: FontCatalogue.Fallback

  package init(
    family: String,
    style: FontStyle = .regular,
    features: [FontFeature] = [],
    language: String = "",
    fallback: FontCatalogue.Fallback = .serif
  ) {
    self.family = family
    self.style = style
    self.features = features
    self.language = language
    self.fallback = fallback
  }

  /// Whether printers of a language slant letters; those of most scripts make them bold for stress.
  package static func hasItalics(in language: String) -> Bool {
    !NativeFace.hasOwnScript(language)
  }
}

/// An OpenType feature and its value: `onum`, `smcp`, `kern=0`.
package struct FontFeature: Hashable, Sendable {
  /// Four letters, as OpenType registers it.
  package var tag: String
  package var value: UInt32

  package init(_ tag: String, _ value: UInt32 = 1) {
    self.tag = tag
    self.value = value
  }
}
